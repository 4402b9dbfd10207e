"""Teams' cards, by the schema of Adaptive Cards 1.4."""

import json
import pathlib

import adaptive_cards
import jsonschema
import messages

schemas = pathlib.Path(adaptive_cards.__file__).parent / "schemas"
schema = json.loads((schemas / "schema-1.4.json").read_text("utf-8"))
validator = jsonschema.validators.validator_for(schema)(schema)
count = 0
for message in messages.of("teams"):
    assert len(message["body"].encode()) < 28 * 1024
    for attachment in json.loads(message["body"])["attachments"]:
        assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        validator.validate(attachment["content"])
        count += 1
assert not validator.is_valid({"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextRun"}]})
print(f"{count} cards")
