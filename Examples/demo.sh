#!/usr/bin/env bash
# The trade desk in a minute: the real daemon on a scratch inbox, the sample articles one by one, a webhook receiver.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
tocsin=${TOCSIN:-$here/.build/debug/tocsin}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/tocsin-demo.XXXXXX")
inbox=$scratch/inbox

bold= dim= plain=
if [ -t 1 ]; then bold=$(printf '\033[1m') dim=$(printf '\033[2m') plain=$(printf '\033[0m'); fi
say() { printf '\n%s── %s%s\n' "$bold" "$*" "$plain"; }

daemon= receiver=
finish() {
  [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
  [ -z "$receiver" ] || kill "$receiver" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

# Waits for a condition that becomes true within a few seconds.
until_true() {
  for _ in $(seq 300); do if "$@"; then return 0; fi; sleep 0.05; done
  echo "demo: waited in vain for: $*" >&2
  tail -n 5 "$scratch/log" >&2 || true
  exit 1
}
gone() { [ ! -e "$inbox/$1" ]; }
arrived() { grep -c '^dev\.' "$scratch/webhook" || true; }
# Nothing more has arrived for a while.
settled() { local before; before=$(arrived); sleep 0.7; [ "$(arrived)" = "$before" ]; }

mkdir -p "$inbox"
printf 'whsec_%s\n' "$(head -c 24 /dev/urandom | base64)" > "$scratch/secret"
: > "$scratch/webhook"
"$tocsin" listen --port 0 --port-file "$scratch/port" --secret-file "$scratch/secret" > "$scratch/webhook" 2> /dev/null &
receiver=$!
until_true test -s "$scratch/port"
url=http://127.0.0.1:$(cat "$scratch/port")/

say "The daemon watches $inbox with Config/tocsin.yaml and calls $url"
"$tocsin" run --settings "$here/Config/tocsin.yaml" --inbox "$inbox" --ledger "$scratch/ledger.sqlite" --replay \
  --notifier stdout --webhook "$url" --webhook-secret-file "$scratch/secret" 2> "$scratch/log" &
daemon=$!
until_true grep -q watching "$scratch/log"

drop() { # FILE AS-NAME
  say "An article arrives: $2"
  cp "$1" "$inbox/.$2" && mv "$inbox/.$2" "$inbox/$2"
  until_true gone "$2"
  sleep "${DEMO_PAUSE:-1}"
}
for article in "$here"/Examples/trade-desk/[0-9]*; do drop "$article" "$(basename "$article")"; done
again=$here/Examples/trade-desk/07-moved-to-august.txt
until_true settled
before=$(arrived)
drop "$again" 07-the-same-again.txt
until_true settled
after=$(arrived)
[ "$after" = "$before" ] && echo "(known: nothing rings)"

say "What the webhook receiver got of the date that moved"
grep -A1 '^dev.tocsin.deadline.moved.*2025-07-08 to 2025-08-01' "$scratch/webhook" || { echo "demo: the move was missed" >&2; exit 1; }
kill "$daemon" && wait "$daemon" || true
daemon=

say "Summary"
events=$(grep -c 'signature verified' "$scratch/webhook" || true)
echo "$(ls "$here"/Examples/trade-desk/[0-9]* | wc -l) articles, one of them dropped twice: the second time raised $((after - before)) alerts."
echo "$events alerts arrived at the webhook, each with a signature that was checked."
grep -o '^dev\.tocsin\.[a-z.]*v[0-9]*' "$scratch/webhook" | sort | uniq -c | sort -rn | sed 's/^/  /'
[ "$after" = "$before" ] || exit 1
