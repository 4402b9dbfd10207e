public import CivilTime
public import Notifications

/// The settings of one notifier: which kind it is, and that kind's own settings.
///
/// A new kind is a folder, a case here and a line in `NotifierCatalogue.makeNotifier(_:)`.
public enum NotifierSettings: Hashable, Sendable {
  case journal(JournalSettings)
  case stdout(StdoutSettings)
  case webhook(WebhookSettings)

  /// The kinds by the key that names them in the settings.
  public static let kinds = ["journal", "stdout", "webhook"]

  /// How many deliveries may be under way at once where the settings say nothing.
  public var concurrency: Int { kind == "webhook" ? 8 : 1 }

  /// The key that names the kind in the settings.
  public var kind: String {
    switch self {
    case .journal: "journal"
    case .stdout: "stdout"
    case .webhook: "webhook"
    }
  }
}

/// Builds notifiers from their settings, out of what all of them share.
public struct NotifierCatalogue: Sendable {
  private let transport: WebhookTransport
  private let output: LineWriter
  private let source: String
  private let version: String
  private let now: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - transport: from `WebhookTransport.run(_:)`; notifiers must not be used after it ended.
  ///   - host: this machine's name, which names the source of events.
  ///   - now: the wall clock.
  public init(
    transport: WebhookTransport, output: LineWriter = .standardOutput, host: String, version: String,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.transport = transport
    self.output = output
    source = CloudEvent.source(host: host)
    self.version = version
    self.now = now
  }

  public func makeNotifier(_ settings: NotifierSettings) -> any Notifier {
    switch settings {
    case .journal(let journal): JournalNotifier(journal)
    case .stdout(let stdout):
      StdoutNotifier(
        format: stdout.format, layout: .fitting(descriptor: output.descriptor, colour: stdout.colour), source: source,
        output: output)
    case .webhook(let webhook):
      WebhookNotifier(webhook, transport: transport, source: source, userAgent: "tocsin/\(version)", now: now)
    }
  }
}
