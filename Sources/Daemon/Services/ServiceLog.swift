import CivilTime
import Glibc
public import Logging

/// The daemon's own log: one line a message on standard error, which systemd hands to the journal.
///
/// Under systemd each line begins with its priority as `<4>` (sd-daemon(3)); on a terminal with the time and level.
public struct ServiceLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info
  private let forJournal: Bool

  public init(forJournal: Bool) { self.forJournal = forJournal }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    // A line of its own for each line of the message, or a hostile file name could forge one.
    let details = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let said = ([event.message.description] + details.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    let text = said.split(separator: "\n", omittingEmptySubsequences: false)
      .map { prefix(event.level) + Self.printable($0) + "\n" }.joined()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }

  private func prefix(_ level: Logger.Level) -> String {
    if forJournal { return "<\(priority(level))>" }
    return "\(WallClock.now().iso8601) \(level) "
  }

  /// syslog(3)'s.
  private func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  private static func printable(_ text: Substring) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : $0 }))
  }
}
