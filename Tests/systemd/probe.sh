#!/bin/sh
# Runs in the service's sandbox: tries what must be refused, one line each for the test to read.
try() {
  name=$1
  shift
  if "$@" >/dev/null 2>&1; then echo "OPEN $name"; else echo "closed $name"; fi
}
echo "state: $(grep -E '^(CapEff|CapBnd|CapPrm|NoNewPrivs|Seccomp):' /proc/self/status | tr '\t\n' '  ')"
try "write to /etc" touch /etc/probe
try "write to /usr" touch /usr/probe
try "write to /var" touch /var/probe
try "write beside the spool" touch /var/spool/probe
try "read /root" ls /root
try "raw socket" perl -e 'socket(my $s, 2, 3, 1) or exit 1'
try "packet socket" perl -e 'socket(my $s, 17, 3, 0) or exit 1'
try "netlink socket" perl -e 'socket(my $s, 16, 3, 0) or exit 1'
try "ptrace" perl -e 'my $r = syscall(101, 16, getppid(), 0, 0); exit($r == 0 ? 0 : 1)'
try "mount" perl -e 'my $r = syscall(165, "none", "/mnt", "tmpfs", 0, 0); exit($r == 0 ? 0 : 1)'
try "user namespace" perl -e 'my $r = syscall(272, 0x10000000); exit($r == 0 ? 0 : 1)'
try "set the clock" perl -e 'my $r = syscall(227, 0, pack("qq", 1, 1)); exit($r == 0 ? 0 : 1)'
try "another process's environment" cat /proc/1/environ
try "block device" sh -c 'ls /dev/sda /dev/vda /dev/mem'
if touch /var/spool/tocsin/inbox/.probe && rm /var/spool/tocsin/inbox/.probe; then echo "works: write to the inbox"; fi
if touch "$STATE_DIRECTORY/probe" && rm "$STATE_DIRECTORY/probe"; then echo "works: write to the state directory"; fi
