import CSystemd
import Glibc

/// What the program tells the manager that started it (sd_notify(3)). Without one, nothing is told to nobody.
public enum ServiceManager {
  /// Whether a manager listens.
  public static var isListening: Bool { unsafe getenv("NOTIFY_SOCKET") != nil }

  /// The program serves now, or serves again after `reloading()`.
  public static func ready(status: String? = nil) {
    tell(["READY=1"] + (status.map { ["STATUS=\(line($0))"] } ?? []))
  }

  /// One line on how things stand, for `systemctl status`.
  public static func status(_ text: String) { tell(["STATUS=\(line(text))"]) }

  /// A sign of life. Owed at least every `watchdogInterval`; half of it is customary.
  public static func watchdog() { tell(["WATCHDOG=1"]) }

  /// The settings are being read again. `ready(status:)` must follow, also when they are refused.
  public static func reloading() {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    tell(["RELOADING=1", "MONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)"])
  }

  /// The program goes down.
  public static func stopping(status: String? = nil) {
    tell(["STOPPING=1"] + (status.map { ["STATUS=\(line($0))"] } ?? []))
  }

  /// Asks for that much more time, from now on, to start or to stop.
  public static func extendTimeout(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let whole = min(max(seconds, 0), 86_400 * 365)
    tell(["EXTEND_TIMEOUT_USEC=\(whole * 1_000_000 + max(attoseconds, 0) / 1_000_000_000_000)"])
  }

  /// How long the manager waits for a sign of life before it ends the program; nil where it does not wait for any.
  public static var watchdogInterval: Duration? {
    var microseconds: UInt64 = 0
    guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
    return .microseconds(Int64(clamping: microseconds))
  }

  private static func tell(_ assignments: [String]) {
    unsafe sd_notify(0, assignments.joined(separator: "\n"))
  }

  /// A line break would begin another assignment.
  private static func line(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == 10 || $0 == 13 || $0 == 0 ? 32 : $0 }, as: UTF8.self)
  }
}
