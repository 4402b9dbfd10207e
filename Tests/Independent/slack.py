"""Slack's messages, by the models of Slack's own SDK, which know the limits."""

import json

import messages
from slack_sdk.models.blocks import Block

count = 0
for message in messages.of("slack"):
    body = json.loads(message["body"])
    blocks = Block.parse_all(body["blocks"])
    assert len(blocks) == len(body["blocks"]) <= 50
    for block, source in zip(blocks, body["blocks"]):
        assert block.type == source["type"]
        block.validate_json()
        assert block.to_dict()["type"] == source["type"]
        count += 1
print(f"{count} blocks")
