"""Calls `tocsin scan` once for each publication date, for all files of that date together."""
import collections
import json
import subprocess
import sys


def scan(articles, tocsin):
    """Yields (doc, found) for (doc, path, published) triples; `found` is the object that `tocsin scan` prints."""
    by_date = collections.defaultdict(list)
    for doc, path, published in articles:
        by_date[published].append((doc, str(path)))
    for published, group in by_date.items():
        command = [tocsin, "scan", "--format", "json", "--published", published, *(path for _, path in group)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        lines = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
        if len(lines) != len(group):
            sys.exit(f"{' '.join(command[:5])} …: {len(lines)} lines for {len(group)} files\n{run.stderr}")
        for (doc, _), found in zip(group, lines):
            yield doc, found
