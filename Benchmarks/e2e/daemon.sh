#!/usr/bin/env bash
# daemon.sh INBOX URL WORKDIR: the daemon with one topic and one signed webhook, its ledger in WORKDIR.
set -euo pipefail
[ -f "$3/secret" ] || echo "whsec_$(head -c 32 /dev/urandom | base64)" > "$3/secret"
cat > "$3/tocsin.yaml" <<YAML
inboxes: [{ path: "$1" }]
ledger: $3/ledger.sqlite
topics: [{ id: rates, title: Rates, severity: warning, query: '"interest rate decision"' }]
discover: { from: none }
notifiers: [{ id: hook, webhook: { url: "$2", secret: { file: "$3/secret" } } }]
routes: [{ to: [hook] }]
YAML
exec "${TOCSIN:-tocsin}" run --settings "$3/tocsin.yaml"
