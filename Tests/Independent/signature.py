"""Every message's signatures, by the reference implementation (v1) and by another Ed25519 (v1a)."""

import base64
import datetime
import sys
import unittest.mock

import messages
import standardwebhooks
import standardwebhooks.webhooks
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

old, new, public = sys.argv[2:5]
count = 0
for message in messages.all_messages():
    headers, body = message["headers"], message["body"]
    moment = datetime.datetime.fromtimestamp(message["now"], datetime.timezone.utc)
    with unittest.mock.patch.object(standardwebhooks.webhooks, "datetime", wraps=datetime.datetime) as clock:
        clock.now.return_value = moment
        for secret in (old, new):
            standardwebhooks.Webhook(secret).verify(body, headers)
        try:
            standardwebhooks.Webhook(old).verify(body + " ", headers)
            raise SystemExit("a changed body was taken")
        except standardwebhooks.WebhookVerificationError:
            pass
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public.removeprefix("whpk_")))
    signed = f'{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}'.encode()
    [asymmetric] = [s for s in headers["webhook-signature"].split(" ") if s.startswith("v1a,")]
    key.verify(base64.b64decode(asymmetric.removeprefix("v1a,")), signed)
    try:
        key.verify(base64.b64decode(asymmetric.removeprefix("v1a,")), signed + b" ")
        raise SystemExit("a changed body was taken")
    except InvalidSignature:
        pass
    count += 1
print(f"{count} messages")
