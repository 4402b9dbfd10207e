#!/bin/bash
# boot-test.sh — boot a REAL systemd (PID 1) in a throw-away nspawn container and test a service in it.
#
#   boot-test.sh [--rootfs debian|host] [--include PKG,PKG] [--keep-log FILE] [--extra DIR]
#                (--deb FILE.deb | --unit FILE.service --binary FILE) --assert FILE.sh
#
#   --rootfs debian  (default) minimal bookworm made once by mmdebstrap and cached as a directory (proves the package's Depends)
#   --rootfs host    read-only overlay of this machine's / with every enabled unit removed (no download; sees host libraries)
#   --extra DIR      copied over the root file system before boot (fixtures, drop-ins)
#   --assert FILE    sourced after boot; uses the helpers below; exit status = number of failed checks (max 99)
#
# Needs root + apt. Works without systemd as PID 1, in cgroup v1/hybrid/v2 hosts. Runs in its own mount, pid and cgroup
# namespaces: if this script is killed (even -9) the kernel tears everything down; only an empty cgroup could remain,
# and the next run removes it. Container network: private namespace, loopback only.
# Exit: 0 ok, 1..99 failed checks, 70 set-up failed, 71 boot timed out, 72 did not power off.
set -euo pipefail
SELF=$(readlink -f "$0")
CACHE=${BOOT_TEST_CACHE:-$(dirname "$SELF")/../../.build/boot-test}
BOOT_TIMEOUT=${BOOT_TIMEOUT:-60}
ROOTFS=debian INCLUDE= UNIT= BINARY= DEB= ASSERT= EXTRA= KEEPLOG=
ARGS=("$@")
while [ $# -gt 0 ]; do case $1 in
  --rootfs) ROOTFS=$2; shift 2;; --include) INCLUDE=$2; shift 2;; --unit) UNIT=$(readlink -f "$2"); shift 2;;
  --binary) BINARY=$(readlink -f "$2"); shift 2;; --deb) DEB=$(readlink -f "$2"); shift 2;;
  --assert) ASSERT=$(readlink -f "$2"); shift 2;; --extra) EXTRA=$(readlink -f "$2"); shift 2;;
  --keep-log) KEEPLOG=$(readlink -f "$2"); shift 2;;
  *) echo "unknown argument $1" >&2; exit 64;; esac; done
[ -n "$ASSERT" ] || { sed -n 2,20p "$SELF"; exit 64; }
ms() { echo $(( $(date +%s%N) / 1000000 )); }
say() { printf '[%6d ms] %s\n' $(( $(ms) - T0 )) "$*"; }

# ---------------------------------------------------------------- stage 0: host side
if [ -z "${_BT_STAGE:-}" ]; then
  export T0=$(ms)
  [ "$(id -u)" = 0 ] || { echo "must be root"; exit 70; }
  need=(); for p in systemd systemd-sysv systemd-container dbus libnss-systemd jq util-linux $([ "$ROOTFS" = debian ] && echo mmdebstrap); do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || need+=("$p"); done
  if [ ${#need[@]} -gt 0 ]; then
    say "apt-get install ${need[*]}"
    # keep maintainer scripts from trying to start daemons
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y --no-install-recommends "${need[@]}" >/dev/null 2>&1 ||
      { apt-get update >/dev/null && apt-get install -y --no-install-recommends "${need[@]}" >/dev/null; } || exit 70
  fi
  if [ "$ROOTFS" = debian ]; then
    mkdir -p "$CACHE"
    key=$(echo "v1 bookworm $INCLUDE" | sha256sum | cut -c1-12); export BT_ROOT=$CACHE/bookworm-$key
    if [ ! -d "$BT_ROOT" ]; then
      say "mmdebstrap (once, cached in $BT_ROOT)"
      rm -rf "$BT_ROOT".tmp.*
      mmdebstrap --quiet --format=directory --variant=minbase --include="systemd,systemd-sysv,dbus,libnss-systemd${INCLUDE:+,$INCLUDE}" \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        bookworm "$BT_ROOT.tmp.$$" $(ls /etc/apt/sources.list.d/debian.sources 2>/dev/null) >&2 || exit 70
      mv -T "$BT_ROOT.tmp.$$" "$BT_ROOT"
    fi
  fi
  # a cgroup2 sub-tree of our own, reached through a private mount so that it works whatever the host has at /sys/fs/cgroup
  export BT_CG=boot-test-$$
  _BT_STAGE=1 setpriv --pdeathsig KILL unshare --mount --propagation private bash "$SELF" "${ARGS[@]}" & child=$!
  trap 'kill -TERM $child 2>/dev/null || true' INT TERM
  rc=0; wait $child || rc=$?; while kill -0 $child 2>/dev/null; do wait $child || rc=$?; done
  # sweep our cgroup and those of earlier runs that were killed
  unshare --mount --propagation private bash -c 'm=$(mktemp -d); mount -t cgroup2 none $m; for d in $m/boot-test-*; do [ -d "$d" ] || continue
     p=${d##*-}; if [ "$p" = '$$' ] || ! kill -0 "$p" 2>/dev/null; then find "$d" -depth -type d -exec rmdir {} + 2>/dev/null; fi; done; umount $m; rmdir $m' || true
  say "exit $rc"; exit $rc
fi
# ---------------------------------------------------------------- stage 1: enter the cgroup, then new cgroup+pid namespaces
if [ "$_BT_STAGE" = 1 ]; then
  m=/sys/fs/cgroup; [ "$(stat -fc %T $m)" = cgroup2fs ] || { mkdir -p /tmp/.bt.$$; m=/tmp/.bt.$$; mount -t cgroup2 none $m; }
  mkdir "$m/$BT_CG"; echo $$ > "$m/$BT_CG/cgroup.procs"
  case $m in /tmp/.bt.*) umount $m; rmdir $m;; esac
  _BT_STAGE=2 exec unshare --mount --pid --cgroup --fork --kill-child=KILL --mount-proc bash "$SELF" "${ARGS[@]}"
fi
# ---------------------------------------------------------------- stage 2: pid 1 of our namespace
umount -R /sys/fs/cgroup 2>/dev/null || umount -Rl /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup
mount -t tmpfs tmpfs /run; mkdir -p /run/lock /run/bt; W=/run/bt; R=$W/root; mkdir $W/up $W/work $W/low $R
case $ROOTFS in
  host)   mount -t overlay overlay -o lowerdir=/,upperdir=$W/up,workdir=$W/work $R
          rm -rf $R/etc/systemd/system $R/etc/systemd/user $R/etc/rc?.d/* $R/etc/machine-id $R/var/lib/private $R/var/log/journal; mkdir -p $R/etc/systemd/system
          : > $R/etc/fstab;;
  debian) mount -t overlay overlay -o "lowerdir=$BT_ROOT,upperdir=$W/up,workdir=$W/work" $R; rm -f $R/etc/machine-id;;
  *) echo bad --rootfs; exit 64;;
esac
: > $R/etc/machine-id; echo boot-test > $R/etc/hostname; rm -f $R/etc/resolv.conf; : > $R/etc/resolv.conf
mkdir -p $R/etc/systemd/system $R/etc/systemd/journald.conf.d $R/etc/systemd/system.conf.d
ln -sf /lib/systemd/system/multi-user.target $R/etc/systemd/system/default.target
for u in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer man-db.timer \
         console-getty.service getty@tty1.service getty.target e2scrub_reap.service systemd-logind.service \
         systemd-timesyncd.service systemd-networkd.service systemd-udevd.service modprobe@.service; do ln -sf /dev/null $R/etc/systemd/system/$u; done
printf '[Journal]\nStorage=volatile\nRateLimitIntervalSec=0\nAudit=no\n' > $R/etc/systemd/journald.conf.d/test.conf
[ -z "$EXTRA" ] || cp -a "$EXTRA"/. $R/
if [ -n "$UNIT" ]; then install -Dm644 "$UNIT" "$R/etc/systemd/system/$(basename "$UNIT")"; fi
if [ -n "$BINARY" ]; then install -Dm755 "$BINARY" "$R/usr/bin/$(basename "$BINARY")"; fi
if [ -n "$DEB" ]; then install -Dm644 "$DEB" "$R/root/test.deb"; fi
say "root file system ready ($ROOTFS)"
# nspawn: bpf() is outside its default filter; IPAddressDeny=/DeviceAllow= need it.
SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 SYSTEMD_LOG_LEVEL=warning systemd-nspawn --quiet --directory=$R --machine=boot-test --boot --register=no --keep-unit \
  --private-network --link-journal=no --resolv-conf=off --timezone=off --console=pipe --system-call-filter='bpf' --capability=CAP_BPF \
  </dev/null >$W/console.log 2>&1 & NSPAWN=$!
finish() { rc=$1; [ -z "$KEEPLOG" ] || { cp $W/console.log "$KEEPLOG" 2>/dev/null || true; }; exit $rc; }
LEADER=
for i in $(seq 500); do LEADER=$(cat /proc/$NSPAWN/task/$NSPAWN/children 2>/dev/null | tr ' ' '\n' | grep . | head -1 || true)
  [ -n "$LEADER" ] && [ "$(awk '/^NSpid/{print $NF}' /proc/$LEADER/status 2>/dev/null)" = 1 ] && [ "$(cat /proc/$LEADER/comm 2>/dev/null)" = systemd ] && break
  kill -0 $NSPAWN 2>/dev/null || { cat $W/console.log; finish 70; }; LEADER=; sleep 0.02; done
[ -n "$LEADER" ] || { cat $W/console.log; finish 70; }
# run a command inside the container
c() { nsenter -t $LEADER --mount --uts --ipc --net --pid --cgroup --root --wdns=/ -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb SYSTEMD_PAGER= SYSTEMD_COLORS=0 HOME=/root "$@"; }
for i in $(seq $((BOOT_TIMEOUT*20))); do s=$(c systemctl is-system-running 2>/dev/null || true)
  case $s in running|degraded) break;; esac; kill -0 $NSPAWN 2>/dev/null || { cat $W/console.log; finish 70; }; sleep 0.05; done
say "booted: $(c systemctl --version | head -1), state=$s"
case $s in running) ;; degraded) c systemctl --failed --no-legend;; *) cat $W/console.log; c systemctl list-jobs; finish 71;; esac
# ---------------------------------------------------------------- helpers for the assertion file
FAILS=0 CHECKS=0
ok()   { CHECKS=$((CHECKS+1)); say "ok   $1"; }
bad()  { CHECKS=$((CHECKS+1)); FAILS=$((FAILS+1)); say "FAIL $1${2:+: $2}"; }
check() { local n=$1; shift; if "$@" >$W/out 2>&1; then ok "$n"; else bad "$n" "rc=$? $(tail -3 $W/out)"; fi; }   # check NAME CMD...
is()   { [ "$2" = "$3" ] && ok "$1 = $2" || bad "$1" "got '$2', wanted '$3'"; }                                  # is NAME GOT WANT
prop() { c systemctl show -P "$2" "$1"; }                                                                         # prop UNIT PROPERTY
until_ok() { local n=$1 t=$2; shift 2; local e=$(( $(ms) + t*1000 )); until "$@" >$W/out 2>&1; do [ $(ms) -lt $e ] || { bad "$n" "not within ${t}s: $(tail -2 $W/out)"; return 0; }; sleep 0.05; done; ok "$n"; }
jrnl() { c journalctl --sync; c journalctl --no-pager --all -o json "$@"; }                                       # journal as JSON lines
trap 'echo "assertion file died at line $LINENO"; FAILS=99' ERR
set +e; trap - ERR
. "$ASSERT"
set +e
[ $FAILS = 0 ] || { c journalctl --no-pager -b -n 80 -p info | sed 's/^/    | /'; }
say "$CHECKS checks, $FAILS failed"
# ---------------------------------------------------------------- power off
kill -RTMIN+4 $LEADER      # SIGRTMIN+4 = systemctl poweroff
for i in $(seq 400); do kill -0 $NSPAWN 2>/dev/null || break; sleep 0.05; done
if kill -0 $NSPAWN 2>/dev/null; then say "did not power off, killing"; kill -KILL $LEADER; finish 72; fi
wait $NSPAWN; say "powered off (nspawn rc=$?)"
finish $(( FAILS > 99 ? 99 : FAILS ))
