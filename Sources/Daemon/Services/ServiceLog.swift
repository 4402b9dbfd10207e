import CivilTime
import Glibc
import LinuxSystem
public import Logging
import Synchronization

/// The daemon's own log: records with fields in the systemd journal where standard error goes there, else one line a
/// message on standard error with its time and level.
public struct ServiceLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level = .info
  private let toJournal: Bool
  private let lastError: LastError?

  /// - Parameter toJournal: whether systemd reads standard error into the journal.
  /// - Parameter lastError: learns what goes wrong.
  public init(toJournal: Bool, lastError: LastError? = nil) {
    self.toJournal = toJournal
    self.lastError = lastError
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let details = metadata.merging(event.metadata ?? [:]) { $1 }
    let said = Self.said(event.message, details)
    if event.level >= .error { lastError?.note(said) }
    if toJournal, Journal.isListening, (try? Journal.send(Self.fields(said, event, details))) != nil { return }
    // A line of its own for each line of the message, or a hostile file name could forge one.
    let mark = toJournal ? "<\(event.level.priority)>" : "\(WallClock.now().iso8601) \(event.level) "
    let text = said.split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 + "\n" }.joined()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }

  /// The message and what belongs to it, without control characters but line breaks.
  private static func said(_ message: Logger.Message, _ details: Logger.Metadata) -> String {
    let pairs = details.filter { $0.key != ServiceEvent.key }.sorted { $0.key < $1.key }
    let text = ([message.description] + pairs.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    let harmless = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(harmless))
  }

  /// The record of a message: `TOCSIN_NOTIFIER` for the detail `notifier`.
  static func fields(
    _ said: String, _ event: LogEvent, _ details: Logger.Metadata
  ) -> [(name: String, value: String)] {
    var fields = [
      (name: "MESSAGE", value: said), ("PRIORITY", "\(event.level.priority)"), ("SYSLOG_IDENTIFIER", "tocsin"),
      ("CODE_FILE", event.file), ("CODE_LINE", "\(event.line)"), ("CODE_FUNC", event.function),
    ]
    for (key, value) in details.sorted(by: { $0.key < $1.key }) {
      let name = key.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
      fields.append(("TOCSIN_" + String(name.prefix(50)), "\(value)"))
      if key == ServiceEvent.key, let event = ServiceEvent(rawValue: "\(value)") {
        fields.append(("MESSAGE_ID", event.messageID))
      }
    }
    return fields
  }
}

/// The newest error that was logged: for the status line.
public final class LastError: Sendable {
  private let text: Mutex<String?> = Mutex(nil)

  public init() {}

  func note(_ said: String) { text.withLock { $0 = said } }

  /// Its first line, shortened to fit a status line.
  var summary: String? {
    let line = text.withLock { $0 }?.split(separator: "\n").first.map(String.init)
    return line.map { $0.count > 120 ? $0.prefix(119) + "…" : $0 }
  }
}

extension Logger.Level {
  /// syslog(3)'s.
  fileprivate var priority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
