"""Events of both modes, by the SDK of CloudEvents, and their data by the published schema."""

import json
import sys

import jsonschema
import messages
from cloudevents.v1.http import from_http

schema = json.load(open(sys.argv[2]))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
kinds = set()
for message in messages.of("cloudevents", "cloudevents-binary"):
    event = from_http(message["headers"], message["body"])
    assert event["specversion"] == "1.0"
    assert event["id"] == message["headers"]["webhook-id"] == event.data["id"]
    assert event["source"] == "/tocsin/here"
    assert event["type"] == f'dev.tocsin.{event.data["kind"]}.v1'
    assert event["time"].startswith("20")
    validator.validate(event.data)
    kinds.add((message["format"], event.data["kind"]))
for message in messages.of("json"):
    validator.validate(json.loads(message["body"]))
expected = set(schema["properties"]["kind"]["enum"])
for mode in ("cloudevents", "cloudevents-binary"):
    assert {kind for found, kind in kinds if found == mode} == expected, kinds
# The schema refuses what it should.
for wrong in ({"kind": "deadline.vanished"}, {"id": "alert_1"}, {"raised": "today"}, {"evidence": None}):
    assert not validator.is_valid({**json.loads(messages.of("json")[0]["body"]), **wrong}), wrong
print(f"{len(kinds)} kinds")
