public import CivilTime
public import Notifications

/// The settings of one notifier: which kind it is, and that kind's own settings.
///
/// A new kind is a folder, a case here and a line in `NotifierCatalogue.makeNotifier(_:watch:)`.
public enum NotifierSettings: Hashable, Sendable {
  case journal(JournalSettings)
  case stdout(StdoutSettings)
  case webhook(WebhookSettings)
  case alertmanager(AlertmanagerSettings)
  case email(EmailSettings)
  case command(CommandSettings)
  case file(FileSettings)
  case calendar(CalendarSettings)

  /// The kinds by the key that names them in the settings.
  public static let kinds = ["journal", "stdout", "webhook", "alertmanager", "email", "command", "file", "calendar"]

  /// How many deliveries may be under way at once where the settings say nothing.
  public var concurrency: Int { ["webhook", "alertmanager"].contains(kind) ? 8 : 1 }

  /// The key that names the kind in the settings.
  public var kind: String {
    switch self {
    case .journal: "journal"
    case .stdout: "stdout"
    case .webhook: "webhook"
    case .alertmanager: "alertmanager"
    case .email: "email"
    case .command: "command"
    case .file: "file"
    case .calendar: "calendar"
    }
  }
}

/// Builds notifiers from their settings, out of what all of them share.
public struct NotifierCatalogue: Sendable {
  private let output: LineWriter
  private let sender: Sender
  private let now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - host: this machine's name, which names the source of events.
  ///   - now: the wall clock.
  public init(
    output: LineWriter = .standardOutput, host: String, version: String, now: @escaping @Sendable () -> Timestamp
  ) {
    self.output = output
    sender = Sender(host: host, version: version)
    self.now = now
  }

  /// - Parameter watch: told of each exchange with a web server or a program, for a person to look at.
  public func makeNotifier(_ settings: NotifierSettings, watch: Watch? = nil) -> any Notifier {
    switch settings {
    case .journal(let journal): JournalNotifier(journal)
    case .stdout(let stdout):
      StdoutNotifier(
        format: stdout.format, layout: .fitting(descriptor: output.descriptor, colour: stdout.colour),
        source: sender.source, output: output)
    case .webhook(let webhook): WebhookNotifier(webhook, sender: sender, now: now, watch: watch)
    case .alertmanager(let alertmanager): AlertmanagerNotifier(alertmanager, sender: sender, now: now, watch: watch)
    case .email(let email): EmailNotifier(email, sender: sender, watch: watch)
    case .command(let command): CommandNotifier(command, sender: sender, watch: watch)
    case .file(let file): FileNotifier(file, sender: sender)
    case .calendar(let calendar): CalendarNotifier(calendar, sender: sender)
    }
  }
}
