#!/usr/bin/env python3
"""Runs `tocsin scan` over annotated articles and writes its temporal expressions, one object a line, for a scorer.

    timex.py DATES.tsv DIRECTORY [--tocsin PATH] > system.jsonl

DATES.tsv has a document and its publication date on each line; the articles are DIRECTORY/DOCUMENT.txt.
Each line of output is {"doc", "start", "end", "type", "value", "from", "to"}; offsets count Unicode scalars.
"""
import argparse
import json
import pathlib

import scan

KEPT = ("start", "end", "type", "value", "from", "to")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("dates", type=pathlib.Path)
    arguments.add_argument("directory", type=pathlib.Path)
    arguments.add_argument("--tocsin", default="tocsin")
    given = arguments.parse_args()
    pairs = [line.split("\t")[:2] for line in given.dates.read_text("utf-8").splitlines() if "\t" in line]
    articles = [(doc, given.directory / f"{doc}.txt", published[:10]) for doc, published in pairs if published[:4].isdigit()]
    for doc, found in scan.scan(articles, given.tocsin):
        for time in found["times"]:
            kept = {k: time[k] for k in KEPT if time.get(k) is not None}
            print(json.dumps({"doc": doc, **kept}, ensure_ascii=False))


if __name__ == "__main__":
    main()
