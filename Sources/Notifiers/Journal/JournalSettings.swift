/// How alerts stand in the systemd journal.
public struct JournalSettings: Hashable, Sendable {
  /// The `SYSLOG_IDENTIFIER`: what `journalctl -t` selects by.
  public var identifier: String

  public init(identifier: String = "tocsin") { self.identifier = identifier }
}
