#!/usr/bin/env python3
"""Runs `tocsin scan` over annotated articles and writes its commitments as rows for a scorer.

    commitments.py GOLD.jsonl DIRECTORY [--tocsin PATH] > system.jsonl

GOLD.jsonl has one object a line: {"doc": "004", "published": "2025-07-08", ...}; the articles are DIRECTORY/004.txt.
Each line of output is {"doc", "published", "rows": [{"date", "until", "kind", "status", "from", ...}]}.
A gold line may name its own file: {"doc": ..., "file": "articles/004.html", ...}, relative to DIRECTORY.
"""
import argparse
import json
import pathlib
import sys

import scan

KEPT = ("date", "until", "kind", "status", "from", "evidence", "cue", "mention")


def rows(found):
    return [{k: c[k] for k in KEPT if c.get(k) is not None} for c in found["commitments"]]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=pathlib.Path)
    arguments.add_argument("directory", type=pathlib.Path)
    arguments.add_argument("--tocsin", default="tocsin")
    given = arguments.parse_args()
    lines = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines() if line.strip()]
    articles = []
    for line in lines:
        path = given.directory / line.get("file", f"{line['doc']}.txt")
        if path.exists():
            articles.append((line["doc"], path, line["published"]))
        else:
            print(f"commitments.py: {path} is not there; {line['doc']} left out", file=sys.stderr)
    dates = {doc: published for doc, _, published in articles}
    for doc, found in scan.scan(articles, given.tocsin):
        print(json.dumps({"doc": doc, "published": dates[doc], "rows": rows(found)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
