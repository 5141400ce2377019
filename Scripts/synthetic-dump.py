#!/usr/bin/env python3
"""Writes a made-up dump in the layout of Wikidata's, to measure 'stet entities build --wikidata' by:

    Scripts/synthetic-dump.py 3000 | stet entities build --wikidata - --output /tmp/made-up.base

The number is megabytes. Nobody in it exists. The same number gives the same bytes; of the items about one in sixteen has
sitelinks enough to be kept, as in the real dump, and most of the bytes are claims and references that no base wants.
"""
import random, sys

megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
chance = random.Random(7)
syllables = "ba dor fen gal hol ist jun kar lem mon nor ost per quil ras sol tam ul vor wen yar zeb".split()


def name():
    return "".join(chance.choice(syllables) for _ in range(chance.randint(2, 4))).capitalize()


def snak(prop, value, kind):
    return f'{{"snaktype":"value","property":"{prop}","datavalue":{{"value":{value},"type":"{kind}"}},"datatype":"x"}}'


def item_value(number):
    return f'{{"entity-type":"item","numeric-id":{number},"id":"Q{number}"}}'


def day_value(year):
    return f'{{"time":"+{year}-0{chance.randint(1, 9)}-11T00:00:00Z","timezone":0,"before":0,"after":0,"precision":11}}'


def statement(prop, value, kind="wikibase-entityid", qualifiers=""):
    extra = f',"qualifiers":{{{qualifiers}}}' if qualifiers else ""
    return f'{{"mainsnak":{snak(prop, value, kind)},"type":"statement","id":"Q1${chance.getrandbits(64):016x}","rank":"normal"{extra}}}'


def filler():
    """A claim with references, as most claims are."""
    prop = f"P{chance.randint(2000, 9000)}"
    source = ",".join(snak(f"P{p}", f'"{chance.getrandbits(160):x}"', "string") for p in (248, 813, 854))
    return (f'"{prop}":[{statement(prop, chr(34) + name() + chr(34), "string")[:-1]},"references":[{{"hash":'
            f'"{chance.getrandbits(160):x}","snaks":{{"P248":[{source}]}},"snaks-order":["P248"]}}]}}]')


fillers = [filler() for _ in range(2000)]
languages = "en de fr it es nl sv pl ru ja zh ar he fi da cs hu uk tr pt ca eu".split()
sites = [f"{a}{b}wiki" for a in "abcdefghij" for b in "aeiou"]


def texts(count, text):
    return ",".join(f'"{code}":{{"language":"{code}","value":"{text}"}}' for code in languages[:count])


def entity(number):
    own, kind, sitelinks = name() + " " + name(), chance.random(), 0
    claims = []
    if number < 4000 and number % 2:  # Classes, positions and occupations.
        own = own.lower()
        claims.append(f'"P279":[{statement("P279", item_value(chance.choice((515, 43229, 1656682, 4164871, 12737077))))}]')
    elif kind < 0.12:
        sitelinks = min(len(sites), int(chance.paretovariate(0.5)) + 1)
        if kind < 0.07:
            office = f'"P580":[{snak("P580", day_value(chance.randint(1980, 2024)), "time")}]'
            claims += [f'"P31":[{statement("P31", item_value(5))}]',
                       f'"P569":[{statement("P569", day_value(chance.randint(1900, 2000)), "time")}]',
                       f'"P27":[{statement("P27", item_value(chance.choice((30, 142, 183, 145))))}]',
                       f'"P106":[{statement("P106", item_value(chance.randrange(1, 4000, 2)))}]',
                       f'"P39":[{statement("P39", item_value(chance.randrange(1, 4000, 2)), qualifiers=office)}]']
        else:
            claims.append(f'"P31":[{statement("P31", item_value(chance.choice((515, 532, 783794, 11424, 1, 3, 5, 7))))}]')
    else:  # Papers, taxa and the like.
        claims.append(f'"P31":[{statement("P31", item_value(chance.choice((13442814, 16521, 523))))}]')
    claims += chance.sample(fillers, chance.randint(3, 14) + min(sitelinks, 40))
    links = ",".join(f'"{site}":{{"site":"{site}","title":"{own}","badges":[]}}' for site in chance.sample(sites, sitelinks))
    return (f'{{"type":"item","id":"Q{number}","labels":{{{texts(chance.randint(1, 22), own)}}},"descriptions":'
            f'{{{texts(chance.randint(1, 22), "made up")}}},"aliases":{{"en":[{{"language":"en","value":"{name()}"}}]}},'
            f'"claims":{{{",".join(claims)}}},"sitelinks":{{{links}}},"lastrevid":{number},"modified":"2026-01-0{number % 9 + 1}T00:00:00Z"}}')


written, number = 2, 0
sys.stdout.write("[\n")
while written < megabytes * 1_000_000:
    number += 1
    line = entity(number) + ",\n"
    written += len(line)
    sys.stdout.write(line)
sys.stdout.write(entity(number + 1) + "\n]\n")
