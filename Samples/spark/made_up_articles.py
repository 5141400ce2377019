#!/usr/bin/env python3
"""Prints made-up articles, one a line, as 'stet annotate' reads them: made_up_articles.py NUMBER [--bad]

Nobody in them exists. The same number gives the same bytes, and the first articles of a larger number are those of a smaller.
They have 100 to 700 words, every seventh is Markdown or HTML. With --bad every 29th line is no article: broken JSON, no text,
a format that there is not, a blank line.
"""
import json
import random
import sys

SYLLABLES = "ba dor fen gal hol ist jun kar lem mon nor ost per quil ras sol tam ul vor wen yar zeb".split()
ROLES = "the mayor|the port director|a spokeswoman for the council|the head of the water board|the union's secretary".split("|")
PLACES = "harbour|bridge|school|clinic|market|reservoir|tram line|library|quarry|lighthouse".split("|")
EVENTS = "was closed on Monday|will be rebuilt next year|lost a third of its budget|reopened after the flood|changed hands".split("|")
VAGUE = "Critics said|Officials said on Tuesday that|It is understood that|Some residents say|According to people close to the talks,".split("|")
BAD = ['{"id": "broken", "text": ', '{"id": "no text"}', '["no article"]', '{"text": "without an id"}',
       '{"id": "format", "text": "It rained.", "format": "telegram"}', "   ", '{"id": "null", "text": null}']


def article(number):
    # Each has dice of its own, so that none hangs on those before it.
    chance = random.Random(number)

    def name():
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()

    people = [(f"{name()} {name()}", chance.choice(ROLES)) for _ in range(3)]
    town = name()

    def sentence():
        person, role = chance.choice(people)
        surname = person.split()[1]
        fact = f"the {chance.choice(PLACES)} in {chance.choice([town, name()])} {chance.choice(EVENTS)}"
        return chance.choice([
            f"{fact[0].upper()}{fact[1:]}.",
            f"“{fact[0].upper()}{fact[1:]},” said {person}, {role}.",
            f"{surname} said that {fact}, and that {chance.randint(3, 97)} percent of the work was done.",
            f"{chance.choice(VAGUE)} {fact}.",
            f"The council of {town} voted {chance.randint(6, 9)} to {chance.randint(1, 5)} in favour 🙂.",
        ])

    title = f"{town} {chance.choice(PLACES)} {chance.choice(EVENTS)}".capitalize()
    paragraphs = [" ".join(sentence() for _ in range(chance.randint(2, 5))) for _ in range(chance.randint(3, 12))]
    markup = {0: "markdown", 3: "html"}.get(number % 7 if number % 2 else -1, "plain")
    if markup == "html":
        text = f"<article><h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article>"
    else:
        text = "\n\n".join([("# " if markup == "markdown" else "") + title, *paragraphs])
    # Identifiers are texts and numbers, as they come in the wild.
    shown = {"id": number if number % 5 == 0 else f"a{number}", "text": text}
    return shown if markup == "plain" else {**shown, "format": markup}


def lines(number, bad=False):
    for place in range(number):
        if bad and place % 29 == 28:
            yield BAD[place // 29 % len(BAD)]
        else:
            yield json.dumps(article(place), ensure_ascii=False)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not sys.argv[1].isdigit() or sys.argv[2:] not in ([], ["--bad"]):
        sys.exit(__doc__)
    for line in lines(int(sys.argv[1]), sys.argv[2:] == ["--bad"]):
        sys.stdout.write(line + "\n")
