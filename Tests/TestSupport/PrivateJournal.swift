/// A systemd-journald of a test's own, which listens on `/run/systemd/journal` and keeps its records in
/// `/run/log/journal`. Both live in mount and process namespaces of the command and end with it. Needs root.
public enum PrivateJournal {
  /// Runs a command inside.
  public static func run(_ arguments: [String], environment: [String: String]) -> (status: Int32, output: String) {
    TestSupport.run(enter + ["sh", "-euc", script, "sh"] + arguments, environment: environment)
  }

  /// Whether this machine lets a test have one.
  public static func canRun() -> Bool {
    TestSupport.run(enter + ["test", "-x", "/lib/systemd/systemd-journald"]).status == 0
  }

  private static let enter = [
    "unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc",
  ]

  /// Audit=no, for the default would switch on the kernel's auditing for the whole machine. The machine id is there
  /// because journald does not start without one, which a container may lack.
  private static let script = #"""
    mount -t tmpfs tmpfs /run
    mkdir -p /run/systemd/journal /run/log/journal /run/systemd/journald.conf.d /run/lock
    if ! grep -qE '^[0-9a-f]{32}$' /etc/machine-id 2>/dev/null; then
      tr -d - </proc/sys/kernel/random/uuid >/run/machine-id
      [ -e /etc/machine-id ] || touch /etc/machine-id
      mount --bind /run/machine-id /etc/machine-id
    fi
    cat >/run/systemd/journald.conf.d/test.conf <<'END'
    [Journal]
    Storage=volatile
    Audit=no
    ReadKMsg=no
    RateLimitIntervalSec=0
    ForwardToSyslog=no
    ForwardToWall=no
    END
    /lib/systemd/systemd-journald 2>/run/journald.log &
    journald=$!
    tries=0
    until [ -S /run/systemd/journal/socket ] && [ -S /run/systemd/journal/stdout ]; do
      tries=$((tries + 1))
      if [ $tries -gt 500 ] || ! kill -0 $journald; then
        cat /run/journald.log >&2
        exit 70
      fi
      sleep 0.02
    done
    status=0
    "$@" || status=$?
    kill -TERM $journald
    wait $journald || true
    exit $status
    """#
}
