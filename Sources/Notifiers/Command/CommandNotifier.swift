import LinuxSystem
public import News
public import Notifications

/// A program of the operator's that carries alerts.
public struct CommandSettings: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// One line of JSON, see `AlertDocument`.
    case json
    /// One line of JSON, see `CloudEvent`.
    case cloudEvents = "cloudevents"
  }

  /// An absolute path.
  public var program: String
  public var arguments: [String]
  /// Added to `CommandNotifier.environment`.
  public var environment: [String: Confidential]
  public var timeout: Duration
  public var format: Format

  public init(
    program: String, arguments: [String] = [], environment: [String: Confidential] = [:],
    timeout: Duration = .seconds(30), format: Format = .json
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.timeout = timeout
    self.format = format
  }
}

/// Gives each alert to a program: anything can be plugged in without a change to Tocsin. The protocol, which stays as it
/// is:
///
/// - Standard input is the alert as one line of JSON; the same alert may come again after a crash, with the same `id`.
/// - The environment holds `PATH`, `LANG`, `HOME`, `TOCSIN_ALERT` (the id), `TOCSIN_KIND`, `TOCSIN_SEVERITY`,
///   `TOCSIN_ATTEMPT` (from 1), what the settings add, and nothing else. The directory is `/`.
/// - Exit status 0: done. 75 (`EX_TEMPFAIL`): to be tried again. Any other: given up.
/// - One that is ended by a signal, takes too long or cannot be started is tried again. What it leaves running in its
///   process group is ended with it.
/// - The start of its output is the reason that the ledger keeps.
public struct CommandNotifier: Notifier {
  private let settings: CommandSettings
  private let sender: Sender
  private let lane: ProgramLane

  static let temporaryFailure: Int32 = 75
  static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/"]

  public init(_ settings: CommandSettings, sender: Sender, watch: Watch? = nil) {
    self.settings = settings
    self.sender = sender
    lane = ProgramLane(label: "tocsin.command", watch: watch)
  }

  public func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    let alert = delivery.alert
    let line =
      switch settings.format {
      case .json: AlertDocument(alert).json()
      case .cloudEvents: CloudEvent(alert, source: sender.source).json()
      }
    let own = [
      "TOCSIN_ALERT": alert.id, "TOCSIN_KIND": alert.kind.rawValue, "TOCSIN_SEVERITY": alert.severity.rawValue,
      "TOCSIN_ATTEMPT": "\(delivery.attempts + 1)",
    ]
    let environment = Self.environment.merging(settings.environment.mapValues(\.text)) { $1 }.merging(own) { $1 }
    let program = ChildProgram(settings.program, arguments: settings.arguments, environment: environment)
    let confidences = settings.environment.values.map(\.text).filter { $0.utf8.count >= 4 }
    try await lane.run(program, input: Array((line + "\n").utf8), time: settings.timeout, confidences: confidences) {
      status, reason in
      switch status {
      case 0: nil
      case Self.temporaryFailure: .retry(after: nil, reason: reason)
      default: .giveUp(reason: reason)
      }
    }
  }
}
