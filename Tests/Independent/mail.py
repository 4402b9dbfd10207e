"""Mails, by Python's own parser: DIRECTORY/*.eml beside what they must say, DIRECTORY/*.json."""

import email
import email.policy
import json
import pathlib
import sys

directory = pathlib.Path(sys.argv[1])
threads = {}
count = 0
for path in sorted(directory.glob("*.eml")):
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert not mail.defects, (path, mail.defects)
    assert [a.addr_spec for a in mail["To"].addresses] == ["a@example.org", "b@example.org"]
    assert mail["To"].addresses[1].display_name == "Käse, Büro"
    assert mail["Subject"] == expected["subject"], (mail["Subject"], expected["subject"])
    assert mail["Message-ID"].strip() == f'<{expected["id"]}@here>'
    assert mail["Bcc"] is None and mail["Cc"] is None
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content() == expected["text"], path
    assert "<script" not in html.get_content()
    for part in (text, html):
        assert not part.defects, part.defects
    if expected.get("deadline"):
        threads.setdefault(expected.get("deadline"), set()).add(mail["References"])
        assert mail["In-Reply-To"] == mail["References"]
    count += 1
assert threads and all(len(ids) == 1 for ids in threads.values()), threads
assert len({tuple(ids) for ids in threads.values()}) == len(threads)
print(f"{count} mails")
