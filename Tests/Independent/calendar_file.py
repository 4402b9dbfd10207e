"""An .ics file by the icalendar library: FILE and what each event must be, as JSON."""

import datetime
import json
import sys

import icalendar

raw = open(sys.argv[1], "rb").read()
assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b"")
calendar = icalendar.Calendar.from_ical(raw)
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
assert not calendar.errors
expected = {event["summary"]: event for event in json.load(open(sys.argv[2]))}
found = {}
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert type(start) is type(end) is datetime.date, "all day, and no time"
    assert end > start
    found[str(event["SUMMARY"])] = {
        "summary": str(event["SUMMARY"]), "start": start.isoformat(), "end": end.isoformat(),
        "status": str(event["STATUS"]), "sequence": int(event["SEQUENCE"]),
    }
    assert event["UID"] and event["DTSTAMP"]
assert found == expected, (found, expected)
assert len({str(e["UID"]) for e in calendar.walk("VEVENT")}) == len(expected)
print(f"{len(found)} events")
