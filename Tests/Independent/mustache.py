"""Templates and values as JSON on standard input; prints what chevron, another Mustache, makes of each."""

import json
import sys

import chevron

print(json.dumps([chevron.render(case["template"], case["value"]) for case in json.load(sys.stdin)]))
