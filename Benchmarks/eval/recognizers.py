#!/usr/bin/env python3
"""Scores the dates that `tocsin scan` reads in the English specifications of Recognizers-Text.

    recognizers.py SPECIFICATION.json… [--tocsin PATH] [--refused FILE] [--errors] [--kind date|daterange]

A case is a sentence, its reference date and the expressions expected. It is right when every expected expression of
the kind is found with its span and its date, and no day is read outside of what is expected. What the specification
leaves open (a year not named) it lists as several dates: any of them is right. TIMEX3 leaves a preposition in front
("in two weeks", "on Friday") outside of the span, the specifications do not always; it is left out of both.
A range is two expressions here and one there: its ends are compared.
--refused names a table of cases (specification, number from 0, reason) that mean something else in a newspaper; they
count as wrong, and are listed.
"""
import argparse
import collections
import datetime
import json
import pathlib
import re
import sys
import tempfile

import scan

LEADING = re.compile(r"(?:(?:in|on|at|by|for|from|since|until|till|around|about|before|after|between|during|within|the)\s+)*", re.I)


def trimmed(text, start, end):
    """The span without prepositions and article in front, and without marks at its end."""
    start += LEADING.match(text[start:end]).end()
    while end > start and text[end - 1] in " .,":
        end -= 1
    return start, end


def expected(case, kind):
    """(start, end, {(first day, last day)}) for each expected expression of the kind; {} where no such day exists."""
    for result in case["Results"]:
        name = (result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")
        if name != kind:
            continue
        end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
        value = result.get("Resolution") or result.get("Value") or {}
        days = {dates(one) for one in value.get("values") or [value.get("FutureResolution", {}), value.get("PastResolution", {})]}
        yield result["Start"], end, {pair for pair in days if pair}


def dates(value):
    """The first and last day that a resolution names."""
    day = value.get("value") or value.get("date")
    if day:
        return (day, day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    first, after = value.get("start") or value.get("startDate"), value.get("end") or value.get("endDate")
    try:
        return first, str(datetime.date.fromisoformat(after) - datetime.timedelta(1)) if after else None
    except ValueError:
        return None


def verdict(case, found, kind):
    """None where the case is right, else what is wrong."""
    text = case["Input"]
    wanted = list(expected(case, kind))
    all_spans = []
    for result in case["Results"]:
        all_spans.append((result["Start"], result["End"] + 1 if "End" in result else result["Start"] + result["Length"]))
    for start, end, days in wanted:
        inside = [time for time in found if time["start"] < end and time["end"] > start]
        if not days:
            if any(time.get("from") for time in inside):
                return "a day that does not exist is read"
            continue
        if not inside:
            return "missed"
        span = trimmed(text, inside[0]["start"], inside[-1]["end"])
        if span != trimmed(text, start, end):
            return f"span [{text[inside[0]['start']:inside[-1]['end']]}]"
        ends = [time.get("from") for time in inside], [time.get("to") for time in inside]
        if kind == "date" and len(inside) > 1:
            return "in parts"
        chosen = ends[0][0], ends[1][-1]
        if chosen not in days:
            other = inside[0].get("other") if len(inside) == 1 else None
            if other and (other["from"], other["to"]) in days:
                return f"read as {chosen[0]}, the other reading kept"
            return f"read as {chosen[0]} to {chosen[1]}"
    for time in found:
        if time.get("from") and time["type"] != "DURATION":
            if not any(time["start"] < end and time["end"] > start for start, end in all_spans):
                return f"also read: [{text[time['start']:time['end']]}]"
    return None


def read(cases, tocsin):
    """What is found in each case, by its number."""
    with tempfile.TemporaryDirectory() as folder:
        articles = []
        for number, case in cases.items():
            path = pathlib.Path(folder) / f"{number}.txt"
            # A file without a letter is no article; the line below changes no offset.
            path.write_text(case["Input"] + "\n\nA word.\n", encoding="utf-8")
            articles.append((number, path, case["Context"]["ReferenceDateTime"][:10]))
        return {number: found["times"] for number, found in scan.scan(articles, tocsin)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("specifications", type=pathlib.Path, nargs="+")
    arguments.add_argument("--tocsin", default="tocsin")
    arguments.add_argument("--refused", type=pathlib.Path)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--kind", default="date")
    given = arguments.parse_args()
    refused = {}
    for line in given.refused.read_text("utf-8").splitlines() if given.refused else []:
        if line.strip() and not line.startswith("#"):
            name, number, reason = line.split(None, 2)
            refused[name, int(number)] = reason
    for path in given.specifications:
        every = json.loads(path.read_text("utf-8-sig"))
        cases = {n: case for n, case in enumerate(every) if "ReferenceDateTime" in case.get("Context", {}) and any(expected(case, given.kind))}
        found = read(cases, given.tocsin)
        wrong = {n: verdict(case, found[n], given.kind) for n, case in cases.items()}
        wrong = {n: why for n, why in wrong.items() if why}
        asked = collections.Counter(refused[path.stem, n] for n in wrong if (path.stem, n) in refused)
        right = len(cases) - len(wrong)
        print(f"{path.stem}: {right} of {len(cases)} {given.kind} cases right: {100 * right / max(1, len(cases)):.1f}%")
        for reason, count in asked.most_common():
            numbers = " ".join(f"#{n}" for n in wrong if refused.get((path.stem, n)) == reason)
            print(f"  {count} refused: {reason} ({numbers})")
        kept = sum("other reading kept" in why for why in wrong.values())
        if kept:
            print(f"  {kept} of the wrong ones have it as the other reading")
        others = [n for n in wrong if (path.stem, n) not in refused]
        if others:
            print(f"  {len(others)} wrong" + ("" if given.errors else ": " + " ".join(f"#{n}" for n in others)))
        for n in others if given.errors else []:
            wants = [(every[n]["Input"][a:b], sorted(c)) for a, b, c in expected(every[n], given.kind)]
            print(f"  #{n} {every[n]['Context']['ReferenceDateTime'][:10]} {every[n]['Input']!r} {wants}: {wrong[n]}")


if __name__ == "__main__":
    main()
