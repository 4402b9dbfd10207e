"""Lines of JSON on standard input, by the published schema; prints the kinds that were among them."""

import json
import sys

import jsonschema

validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
kinds = set()
for line in sys.stdin:
    alert = json.loads(line)
    validator.validate(alert)
    kinds.add(alert["kind"])
print(" ".join(sorted(kinds)))
