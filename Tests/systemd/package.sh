# Sourced by boot-test.sh in front of a booted Debian: the package, the service, its promises.
# Helpers: c (run inside), check, is, prop, until_ok, jrnl, ok, bad, say, ms.
U=tocsin.service SPOOL=/var/spool/tocsin/inbox
MATCHED=e05cae2523f842e1b137d2c3684293c3 REFUSED=922131b5469549338b22c871361df184 RELOADED=49106a95fe7b4459af064523480d5f83
count() { jrnl "$@" | wc -l; }
active() { [ "$(prop $U ActiveState)" = active ]; }
at_least() { local n=$1; shift; [ "$(count "$@")" -ge "$n" ]; }
drop() { c sh -c "cp '$1' $SPOOL/.drop && mv $SPOOL/.drop '$SPOOL/$2'"; }
# A small article of its own words for each number, so that each rings once.
article() { c sh -c "printf 'Steel export talks, part %s\n\nSEOUL, July 2, 2025 - South Korean steel exports to the United States face a tariff, officials said in round %s.\n' $1 $1 > /tmp/a$1.txt && chmod 644 /tmp/a$1.txt && mv /tmp/a$1.txt $SPOOL/a$1.txt"; }

# ---- installation
check "dpkg -i" c dpkg -i /root/test.deb
is "dpkg's state" "$(c dpkg-query -W -f '${db:Status-Status}' tocsin)" installed
is "enabled" "$(c systemctl is-enabled $U)" enabled
until_ok "started by the installation" 5 active
check "configuration file is a conffile" c sh -c "dpkg-query -W -f '\${Conffiles}' tocsin | grep -q /etc/tocsin/tocsin.yaml"
check "tocsin check accepts what is installed" c tocsin check
is "the template is there" "$(c systemctl cat tocsin@x.service >/dev/null 2>&1; echo $?)" 0
is "systemd-analyze verify" "$(c systemd-analyze verify --man=no /lib/systemd/system/tocsin.service 2>&1)" ""
exposure=$(c systemd-analyze security --no-pager $U | grep -o 'level for.*' | grep -oE '[0-9]+\.[0-9]' | tail -1)
[ "$(echo "$exposure" | tr -d .)" -le 11 ] && ok "exposure $exposure" || bad "exposure" "$exposure"

# ---- start to READY
c systemctl stop $U
best=100000
for i in 1 2 3 4 5; do
  t=$(ms); c systemctl start $U; took=$(( $(ms) - t )); [ $took -lt $best ] && best=$took
  inner=$(( ($(prop $U ActiveEnterTimestampMonotonic) - $(prop $U ExecMainStartTimestampMonotonic)) / 1000 ))
  say "  systemctl start: $took ms, exec to READY: $inner ms"
  c systemctl stop $U
done
[ $best -lt 300 ] && ok "start to READY $best ms" || bad "start to READY" "$best ms"
[ $inner -lt 50 ] && ok "exec to READY $inner ms" || say "  note: exec to READY $inner ms (the benchmark asks for 50 on a quiet machine)"
c systemctl start $U
pid=$(prop $U MainPID)
st() { c awk -v k="$1:" '$1==k{print $2}' /proc/$pid/status; }
uid=$(st Uid)
[ "$uid" -ge 61184 ] && [ "$uid" -le 65519 ] && ok "DynamicUser $uid" || bad "DynamicUser" "$uid"
is "memory lock of privileges" "$(st Seccomp) $(st NoNewPrivs) $(st CapEff) $(st CapBnd)" "2 1 0000000000000000 0000000000000000"
say "  resident: $(st VmRSS) kB"

# ---- another user drops an article
check "a user of the group" c sh -c 'useradd -m -G tocsin-inbox alice && useradd -m mallory'
c sh -c 'install -m 644 -o alice /root/articles/05-steel-fifty.txt /home/alice/steel.txt'
check "alice may drop" c setpriv --reuid alice --regid alice --init-groups cp /home/alice/steel.txt $SPOOL/steel.txt
check "mallory may not" c sh -c "! setpriv --reuid mallory --regid mallory --init-groups touch $SPOOL/x 2>/dev/null"
until_ok "archived" 5 c test -f $SPOOL/archive/steel.txt
until_ok "rung in the journal" 5 at_least 1 MESSAGE_ID=$MATCHED
check "alice reads the archive" c setpriv --reuid alice --regid alice --init-groups cat $SPOOL/archive/steel.txt
j=$(jrnl MESSAGE_ID=$MATCHED TOCSIN_FILE=steel.txt | head -1)
f() { echo "$j" | jq -r --arg k "$1" '.[$k] // "null" | if type=="array" then .[0] else . end'; }
for field in MESSAGE PRIORITY TOCSIN_ALERT TOCSIN_KIND TOCSIN_SEVERITY TOCSIN_RULE TOCSIN_TOPIC TOCSIN_ARTICLE TOCSIN_HEADLINE TOCSIN_EVIDENCE CODE_FILE CODE_LINE CODE_FUNC; do
  v=$(f $field); [ "$v" != null ] && [ -n "$v" ] && ok "field $field" || bad "field $field" "$v"
done
is "_SYSTEMD_UNIT" "$(f _SYSTEMD_UNIT)" $U
is "SYSLOG_IDENTIFIER" "$(f SYSLOG_IDENTIFIER)" tocsin
check "the catalogue explains it" c sh -c "journalctl -x --no-pager MESSAGE_ID=$MATCHED | grep -q 'An article matches the topic $(f TOCSIN_TOPIC)'"
missing=0; for id in $(c sh -c "grep -hoE '^-- [0-9a-f]{32}' /usr/lib/systemd/catalog/tocsin.catalog" | cut -c4-); do c journalctl --list-catalog $id >/dev/null 2>&1 || missing=$((missing+1)); done
is "catalogue entries that journalctl does not know" $missing 0
c sh -c "printf 'no\0article' > $SPOOL/bad.bin"
until_ok "rejected with a reason" 5 c test -f $SPOOL/rejected/bad.bin.reason.json
check "alice reads the reason" c setpriv --reuid alice --regid alice --init-groups cat $SPOOL/rejected/bad.bin.reason.json
# A headline with a line break and a field in it stays text.
c sh -c "printf 'Steel exports\rPRIORITY=0\nTOCSIN_TOPIC=forged\n\nSouth Korean steel exports face a tariff.\n' > $SPOOL/forged.txt"
until_ok "hostile headline read" 5 c test -f $SPOOL/archive/forged.txt
is "forged fields" "$(count TOCSIN_TOPIC=forged)" 0

# ---- the sandbox, seen from inside
c sh -c 'sed -e "s#^ExecStart=.*#ExecStart=/bin/sh /usr/local/bin/probe#" -e "s/^Type=.*/Type=oneshot/" -e "/^NotifyAccess/d;/^Watchdog/d;/^Restart/d" -e "s/^StandardOutput=.*/StandardOutput=journal/" -e "s/^StateDirectory=tocsin/StateDirectory=probe/" /lib/systemd/system/tocsin.service > /run/systemd/system/probe.service; systemctl daemon-reload'
check "the probe ran" c systemctl start probe.service
c journalctl --sync
c journalctl --no-pager -o cat -u probe.service _TRANSPORT=stdout | sed 's/^/    probe: /'
is "what the sandbox leaves open" "$(c journalctl --no-pager -o cat -u probe.service _TRANSPORT=stdout | grep -c ^OPEN)" 0
is "refusals" "$(c journalctl --no-pager -o cat -u probe.service _TRANSPORT=stdout | grep -c ^closed)" 14
is "what must work" "$(c journalctl --no-pager -o cat -u probe.service _TRANSPORT=stdout | grep -c ^works)" 2

# ---- credentials and a signed webhook
c sh -c 'umask 077; echo "whsec_$(head -c 32 /dev/urandom | base64 -w 0)" > /etc/tocsin/desk-secret'
c sh -c 'mkdir -p /etc/systemd/system/tocsin.service.d
  printf "[Service]\nLoadCredential=desk-secret:/etc/tocsin/desk-secret\nWatchdogSec=2s\nIPAddressDeny=any\nIPAddressAllow=127.0.0.1\n" > /etc/systemd/system/tocsin.service.d/test.conf
  printf "[Service]\nExecStart=/usr/bin/tocsin listen --port 8787 --secret-file /etc/tocsin/desk-secret\n" > /run/systemd/system/receiver.service
  systemctl daemon-reload; systemctl start receiver.service'
c cp /etc/tocsin/tocsin.yaml /root/shipped.yaml
c sed -i -e 's#^notifiers: .*#notifiers: [{ id: test-desk, webhook: { url: http://127.0.0.1:8787/, secret: { credential: desk-secret } } }]#' \
  -e 's#^  - to: \[stdout, journal\]#  - to: [test-desk, journal]#' /etc/tocsin/tocsin.yaml
check "restart with the credential" c systemctl restart $U
drop /root/articles/03-reciprocal-tariffs.txt recip.txt
received() { c journalctl --sync; [ "$(c journalctl --no-pager -o cat -u receiver.service | grep -c 'signature verified')" -ge "$1" ]; }
until_ok "signed webhook received under the IP list" 5 received 1
is "signatures that were wrong" "$(c journalctl --no-pager -o cat -u receiver.service | grep -c 'signature WRONG')" 0
is "the secret in the journal" "$(c journalctl --no-pager | grep -c "$(c cat /etc/tocsin/desk-secret | cut -c7-40)")" 0

# ---- reload, good and bad
pid=$(prop $U MainPID)
check "reload" c systemctl reload $U
until_ok "the reload is told" 5 at_least 1 MESSAGE_ID=$RELOADED
c sh -c 'cp /etc/tocsin/tocsin.yaml /root/good.yaml; echo "topcis: []" >> /etc/tocsin/tocsin.yaml'
c systemctl reload $U
until_ok "a bad file is refused aloud" 5 at_least 1 MESSAGE_ID=$REFUSED
is "the message has the line" "$(jrnl MESSAGE_ID=$REFUSED | jq -r .MESSAGE | grep -cE 'tocsin.yaml:[0-9]+:[0-9]+: error')" 1
is "still the same process, active" "$(prop $U MainPID) $(prop $U ActiveState)" "$pid active"
c cp /root/good.yaml /etc/tocsin/tocsin.yaml

# ---- a second desk beside it
c sh -c 'sed "s#/var/spool/tocsin/inbox#/var/spool/tocsin/apac#" /root/shipped.yaml > /etc/tocsin/apac.yaml'
check "a second desk starts" c systemctl start tocsin@apac
c sh -c 'cp /root/articles/05-steel-fifty.txt /var/spool/tocsin/apac/.x && mv /var/spool/tocsin/apac/.x /var/spool/tocsin/apac/other.txt'
until_ok "it rings for its own inbox" 5 at_least 1 MESSAGE_ID=$MATCHED TOCSIN_FILE=other.txt _SYSTEMD_UNIT=tocsin@apac.service
check "with a ledger of its own" c test -f /var/lib/private/tocsin-apac/ledger.sqlite
check "it stops" c systemctl stop tocsin@apac

# ---- watchdog, kill, restart without loss
n0=$(prop $U NRestarts)
c systemctl kill -s STOP $U
restarted() { [ "$(prop $U NRestarts)" -gt "$n0" ] && active; }
until_ok "a stopped process loses the watchdog and is started again" 20 restarted
is "the journal says watchdog" "$(jrnl -u $U _PID=1 | jq -r 'select(.MESSAGE|test("result .watchdog"))|.UNIT_RESULT' | tail -1)" watchdog
before=$(count MESSAGE_ID=$MATCHED TOCSIN_TOPIC=steel)
for i in $(seq 40); do article $i; case $i in 10|25) c systemctl kill -s KILL $U;; esac; done
sum() { jrnl MESSAGE_ID=$MATCHED TOCSIN_TOPIC=steel | jq -r 'select(.TOCSIN_FILE|test("^a[0-9]+.txt$"))|.TOCSIN_FILE' | sort -u | wc -l; }
all40() { [ "$(sum)" = 40 ]; }
until_ok "40 articles, two SIGKILLs, 40 alerts" 15 all40
twins=$(jrnl MESSAGE_ID=$MATCHED TOCSIN_TOPIC=steel | jq -r 'select(.TOCSIN_FILE|test("^a[0-9]+.txt$"))|[.TOCSIN_FILE,.TOCSIN_ALERT]|@tsv' | sort -u | wc -l)
is "ids for 40 articles" "$twins" 40

# ---- stop drains, upgrade keeps, purge leaves nothing
article 41
check "stop" c systemctl stop $U
is "result of the stop" "$(prop $U Result) $(prop $U ExecMainStatus)" "success 0"
c systemctl start $U
until_ok "what came before the stop has rung" 5 at_least 1 MESSAGE_ID=$MATCHED TOCSIN_FILE=a41.txt
matched=$(count MESSAGE_ID=$MATCHED)
c sh -c "cp $SPOOL/archive/a41.txt /root/again.txt"
check "upgrade" c dpkg -i --force-confold /root/next.deb
until_ok "active after the upgrade" 5 active
is "version" "$(c dpkg-query -W -f '${Version}' tocsin | grep -c next)" 1
drop /root/again.txt a41.txt
until_ok "the known article is read again" 5 c sh -c "ls $SPOOL/archive | grep -q '^a41.txt.1'"
is "and rings no second time" "$(count MESSAGE_ID=$MATCHED)" "$matched"
check "remove" c dpkg -r tocsin
is "stopped" "$(c systemctl is-active $U)" inactive
check "settings and ledger are kept" c sh -c 'test -f /etc/tocsin/tocsin.yaml && test -f /var/lib/private/tocsin/ledger.sqlite'
c rm -rf /etc/systemd/system/tocsin.service.d /etc/tocsin/desk-secret /etc/tocsin/apac.yaml
check "purge" c dpkg -P tocsin
is "what purge leaves" "$(c sh -c 'find / -xdev -iname "*tocsin*" -not -path "/proc/*" -not -path "/sys/*" -not -path "/root/*" -not -path "/run/log/*" 2>/dev/null' | sort | paste -sd' ')" ""
own() { jrnl -p warning -u $U _COMM=tocsin | jq -r 'select(.TOCSIN_KIND|not)|select(.TOCSIN_EVENT|IN("settings.refused","notifier.failing")|not)|.MESSAGE' | grep -v '^bad.bin rejected: '; }
is "warnings of the service's own" "$(own | sort | uniq -c | head -5)" ""
