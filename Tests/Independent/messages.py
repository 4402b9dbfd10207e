"""The messages that a test has gathered: DIRECTORY/NAME.json with format, headers (lower case), body, now."""

import json
import pathlib
import sys


def all_messages():
    found = [json.loads(path.read_text("utf-8")) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json"))]
    assert found, "there are no messages"
    return found


def of(*formats):
    found = [message for message in all_messages() if message["format"] in formats]
    assert found, f"there are no messages of {formats}"
    return found
