#!/usr/bin/env python3
"""Plants errors into true statements of articles, and counts how many of them Stet finds.

    Scripts/planted-errors.py ../shared/data/related/corpus.jsonl.gz .build/release/stet

An article is a line of JSON, {"id", "title", "text", "date"?: "2017-03-04"}. True is what this script can work out by itself, by
patterns and units of its own: a date on its weekday, a measure with its conversion, a percentage, a multiple or a share that
follows from two numbers of its sentence, a vote, years that passed, an age that fits the birth in
Sources/Weights/Entities/*.tsv. One error is planted into an article at a time: another weekday, digits that changed places, one
digit more, less or other, the other factor, another age. An error that rounding could explain (less than 15 in 100) is none.
The same articles give the same errors. Prints the share found, by rule and kind, and with --missed what was not.
"""
import datetime, gzip, json, pathlib, random, re, subprocess, sys

arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
if len(arguments) != 2:
    sys.exit(__doc__)
chance = random.Random(22)
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH = r"(?P<month>Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
DAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "": 1, None: 1}


def value(text):
    return float(text.replace(",", ""))


def misprint(number):
    """The number with two digits in each other's place, or one digit more or other, at least 15 in 100 off."""
    digits = [i for i, c in enumerate(number) if c.isdigit()]
    for _ in range(60):
        new = list(number)
        kind = chance.randrange(3)
        if kind == 0 and len(digits) > 1:
            i = chance.randrange(len(digits) - 1)
            new[digits[i]], new[digits[i + 1]] = new[digits[i + 1]], new[digits[i]]
        elif kind == 1:
            new[chance.choice(digits)] = str(chance.randrange(1, 10))
        elif "," not in number and "." not in number:
            new.insert(digits[-1] + 1, chance.choice("0123456789"))
        new = "".join(new)
        if new[0] != "0" and abs(value(new) - value(number)) > 0.15 * value(number):
            return new


def weekdays(text, day):
    for m in re.finditer(DAY + r",? (?:\()?" + MONTH + r" (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:, (?P<year>\d{4}))?(?![\d:-])", text):
        month = next(i for i, name in enumerate(MONTHS) if name.startswith(m["month"][:3])) + 1
        years = [int(m["year"])] if m["year"] else [day.year - 1, day.year, day.year + 1] if day else []
        dates = []
        for year in years:
            try:
                dates.append(datetime.date(year, month, int(m["day"])))
            except ValueError:
                pass
        if not m["year"]:
            dates = [d for d in dates if abs((d - day).days) < 50]
        if dates and DAYS[dates[0].weekday()].startswith(m["weekday"]):
            wrong = chance.choice([d for d in DAYS if not d.startswith(m["weekday"])])
            yield "weekday-mismatch", "another weekday", m.start(), m.start() + len(m["weekday"]) + 3, wrong


UNITS = {}
for words, dimension, factor in [
    ("mile miles mi", "length", 1609.344), ("kilometer kilometers kilometre kilometres km", "length", 1000),
    ("foot feet ft", "length", 0.3048), ("meter meters metre metres m", "length", 1), ("inch inches", "length", 0.0254),
    ("yard yards", "length", 0.9144), ("centimeter centimeters centimetres cm", "length", 0.01),
    ("millimeters millimetres mm", "length", 0.001), ("acre acres", "area", 4046.86), ("hectare hectares", "area", 10000),
    ("square miles|square mile", "area", 2589988), ("square kilometers|square kilometres|square kilometer|sq km", "area", 1e6),
    ("square feet", "area", 0.0929), ("square meters|square metres", "area", 1), ("pound pounds lb lbs", "mass", 0.4536),
    ("kilogram kilograms kg kilos", "mass", 1), ("ounces", "mass", 0.02835), ("grams", "mass", 0.001),
    ("mph|miles per hour|miles an hour", "speed", 1.609344), ("kph|km/h|kilometers per hour|kilometres per hour|kmh", "speed", 1),
    ("gallons", "volume", 3.785), ("liters litres", "volume", 1),
]:
    for word in words.split("|") if "|" in words else words.split():
        UNITS[word] = (dimension, factor)
UNIT = "|".join(sorted((re.escape(u) for u in UNITS), key=len, reverse=True))


def conversions(text, day):
    pattern = rf"(?P<a>{NUMBER})(?: (?P<as>million|billion))?[ -]?(?P<u>{UNIT})(?: away| wide| long| high)?(?: \((?:about |or )?|, or (?:about )?)(?P<b>{NUMBER})(?: (?P<bs>million|billion))?[ -]?(?P<v>{UNIT})\b"
    for m in re.finditer(pattern, text):
        (dimension, one), (other, two) = UNITS[m["u"]], UNITS[m["v"]]
        if dimension != other or one == two:
            continue
        exact = value(m["a"]) * SCALE[m["as"]] * one / two / SCALE[m["bs"]]
        if abs(exact - value(m["b"])) > 0.08 * exact:
            continue
        if chance.random() < 0.3:
            # The factor the wrong way round.
            wrong = f"{value(m['a']) * SCALE[m['as']] * two / one / SCALE[m['bs']]:.3g}"
            if "e" not in wrong:
                yield "conversion-mismatch", "the other factor", m.start("b"), m.end("b"), wrong
                continue
        if new := misprint(m["b"]):
            yield "conversion-mismatch", "misprint", m.start("b"), m.end("b"), new


AMOUNT = rf"(?:more than |about |nearly |over |just |around )?[$£€]?(?P<%s>{NUMBER})(?:[ -]?(?P<%ss>thousand|million|billion|trillion|bn|m)\b)?"


def sentences(text):
    start = 0
    for m in re.finditer(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+", text):
        yield start, text[start:m.start()]
        start = m.end()
    yield start, text[start:]


def amount(m, name):
    return value(m[name]) * SCALE[m[name + "s"]]


def close(said, number, exact):
    step = 10 ** -len(number.split(".")[1]) if "." in number else 1
    return abs(said - exact) <= step


def arithmetic(text, day):
    for start, s in sentences(text):
        for m in re.finditer(r"\bfrom " + AMOUNT % ("a", "a") + r"(?P<gap>[^.;()]{0,50}?) to " + AMOUNT % ("b", "b"), s):
            a, b = amount(m, "a"), amount(m, "b")
            if re.match(r"\s?(percent|per cent|%)", s[m.end():]) or re.match(r"\s?(percent|%)", m["gap"]) or not a or a == b:
                pass
            elif not (1900 < a < 2100 and 1900 < b < 2100):
                if m["as"] is None and m["bs"] and a < 1000:
                    a *= SCALE[m["bs"]]
                for p in re.finditer(rf"(?P<p>{NUMBER}) ?(?:percent|per cent|%)", s):
                    if p.start() < m.end() and p.end() > m.start():
                        continue
                    if close(value(p["p"]), p["p"], abs(b / a - 1) * 100) and (new := misprint(p["p"])) and abs(value(new) - value(p["p"])) > 2:
                        yield "arithmetic", "percentage", start + p.start("p"), start + p.end("p"), new
            for d in re.finditer(r"\b(doubled|tripled|quadrupled|halved)\b", s):
                factor = {"doubled": 2, "tripled": 3, "quadrupled": 4, "halved": 0.5}[d[1]]
                if a and abs(d.start() - m.start()) < 60 and 0.9 * factor < b / a < 1.2 * factor:
                    wrong = {"doubled": "quadrupled", "tripled": "doubled", "quadrupled": "doubled", "halved": "doubled"}[d[1]]
                    if d[1] == "tripled":
                        wrong = "halved"
                    yield "arithmetic", "multiple", start + d.start(), start + d.end(), wrong
        for m in re.finditer(rf"(?P<a>{NUMBER}) (?:out )?of (?:the |its |their |his )?(?P<b>{NUMBER})\b", s):
            for p in re.finditer(rf"(?P<p>{NUMBER}) ?(?:percent|per cent|%)", s):
                a, b = value(m["a"]), value(m["b"])
                if p.start() < m.end() and p.end() > m.start() or not b or a >= b:
                    continue
                if close(value(p["p"]), p["p"], a / b * 100) and (new := misprint(p["p"])) and abs(value(new) - value(p["p"])) > 2 and value(new) < 100:
                    yield "arithmetic", "share", start + p.start("p"), start + p.end("p"), new
        for m in re.finditer(r"(?P<a>\d)(?:-|–| to )(?P<b>\d) (?:vote|ruling|decision|majority)", s):
            if "Supreme Court" in s and int(m["a"]) + int(m["b"]) == 9 and "Senate" not in s and "House" not in s:
                yield "arithmetic", "vote", start + m.start("a"), start + m.end("b"), m[0][m.start("a") - m.start():m.end("b") - m.start() - 1] + str(int(m["b"]) + 1 + chance.randrange(2))
        for m in re.finditer(r"Senate[^.;]{0,60} (?P<a>\d\d)-(?P<b>\d\d)\b", s):
            if 90 < int(m["a"]) + int(m["b"]) <= 100 and "House" not in s:
                yield "arithmetic", "vote", start + m.start("b"), start + m.end("b"), str(int(m["b"]) + 20)
        for m in re.finditer(r"(?P<n>\d+) years ago,? in (?P<y>\d{4})\b|in (?P<z>\d{4}), (?P<k>\d+) years ago", s):
            year, years = m["y"] or m["z"], m["n"] or m["k"]
            if day and abs(day.year - int(year) - int(years)) <= 1 and "“" not in s and '"' not in s:
                place = m.start("n" if m["n"] else "k")
                yield "arithmetic", "years", start + place, start + place + len(years), str(int(years) + chance.randrange(5, 12))
        for m in re.finditer(rf"(?P<a>{NUMBER}) (?:percent|%) to (?P<b>{NUMBER}) ?(?:percent|%)", s):
            if 80 < value(m["a"]) + value(m["b"]) <= 100.5 and "from" not in s[max(0, m.start() - 12):m.start()] and re.search(r"\b(beat|lead|led|leads|leading|won|ahead|trails|defeated|by|over)\b[^.]{0,40}$", s[:m.start()]):
                yield "arithmetic", "shares", start + m.start("b"), start + m.end("b"), str(int(value(m["b"])) + 30)


BORN = {}
for table in pathlib.Path(__file__).resolve().parent.parent.glob("Sources/Weights/Entities/*.tsv"):
    rows = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8") if not line.startswith("#")]
    if "born" not in rows[0]:
        continue
    at = {name: i for i, name in enumerate(rows[0])}
    for row in rows[1:]:
        born = row[at["born"]] if len(row) > at["born"] else ""
        if re.match(r"\d{4}-\d\d-\d\d$", born):
            for name in [row[at["name"]]] + row[at["aliases"]].split("|"):
                BORN[name] = None if BORN.get(name, born) != born else born


def years(born, day):
    y, m, d = map(int, born.split("-"))
    return day.year - y - ((day.month, day.day) < (m, d))


def ages(text, day):
    told = {}
    for m in re.finditer(r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2})(?:, (?P<a>\d\d)[,.]| \((?P<b>\d\d)\))", text):
        age = m["a"] or m["b"]
        place = m.start("a" if m["a"] else "b")
        born = BORN.get(m["name"])
        if born and day and years(born, day) == int(age):
            yield "age-mismatch", "by the base", place, place + 2, str(max(18, int(age) + chance.choice([-13, -10, -7, -4, 3, 5, 8, 10, 12])))
        told.setdefault(m["name"].split()[-1], []).append((age, place))
    for m in re.finditer(r"(?:the|The) (?P<a>\d\d)-year-old (?P<name>[A-Z][\w'’-]+)\b(?! [A-Z])", text):
        for age, place in told.get(m["name"], []):
            if age == m["a"] and place < m.start():
                yield "age-mismatch", "told twice", m.start("a"), m.end("a"), str(int(age) + chance.choice([-10, -5, -3, 2, 4, 7, 10]))
                break


planted, original = [], {}
for line in gzip.open(arguments[0], "rt", encoding="utf-8"):
    article = json.loads(line)
    day = datetime.date.fromisoformat(article["date"]) if article.get("date") else None
    head = article["title"].strip() + "\n\n" + (f"{MONTHS[day.month - 1]} {day.day}, {day.year}\n\n" if day else "")
    text = head + article["text"]
    seen = set()
    for find in (weekdays, conversions, arithmetic, ages):
        for rule, kind, start, end, wrong in find(text, day):
            if (start, end) in seen or start < len(head):
                continue
            seen.add((start, end))
            original[article["id"]] = text
            planted.append((article["id"], rule, kind, start, start + len(wrong), text[:start] + wrong + text[end:]))
            if len([p for p in planted if p[0] == article["id"] and p[1] == rule]) > 3:
                break


def findings(texts):
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts))
    out = subprocess.run([arguments[1], "annotate"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line)["findings"] for line in out.decode().splitlines()]


ids = list(original)
before = dict(zip(ids, findings([original[i] for i in ids])))
after = findings([p[5] for p in planted])
tally = {}
for (article, rule, kind, start, end, text), found in zip(planted, after):
    old = {(f["message"]) for f in before[article] if f["rule"] == rule}
    hit = any(f["rule"] == rule and f["message"] not in old for f in found)
    for key in ((rule, "all"), (rule, kind)):
        count = tally.setdefault(key, [0, 0])
        count[0] += hit
        count[1] += 1
    if not hit and "--missed" in sys.argv:
        print(f"{rule} ({kind}): {text[max(0, start - 150):start]}[{text[start:end]}]{text[end:end + 100]}".replace("\n", " "))
for (rule, kind), (hits, count) in sorted(tally.items()):
    print(f"{hits:5} of {count:5}  {hits / count:.2f}  {rule}, {kind}")
print(f"{sum(c[1] for k, c in tally.items() if k[1] == 'all')} errors planted")
