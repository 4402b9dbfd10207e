import Logging

/// What may happen to the daemon itself that an operator selects by (`journalctl MESSAGE_ID=…`) and that the message
/// catalogue explains. A log message names its event in the metadata as `event`.
public enum ServiceEvent: String, Sendable, CaseIterable {
  case started = "service.started"
  case stopping = "service.stopping"
  case reloaded = "settings.reloaded"
  case refused = "settings.refused"
  /// The ledger does not take what was read, a full disk for one.
  case ledgerFailed = "ledger.failed"
  /// A file is recorded, but could not be moved out of the inbox.
  case fileKept = "file.kept"
  case notifierFailing = "notifier.failing"
  case deliveryDead = "delivery.dead"
  case stuck = "loop.stuck"

  /// 32 hexadecimal digits that never change.
  ///
  /// Source: systemd.journal-fields(7).
  public var messageID: String {
    switch self {
    case .started: "b29322ea46b7448687bf9cb36044e149"
    case .stopping: "4ae4f47579044de19cfc0593a3efa749"
    case .reloaded: "49106a95fe7b4459af064523480d5f83"
    case .refused: "922131b5469549338b22c871361df184"
    case .ledgerFailed: "c709d23583744a4c9a7b04c8698cbebd"
    case .fileKept: "b40cecf2de0740cb8769efb9e2fab6f9"
    case .notifierFailing: "a8fddb46ecf64b13866273c07cb904b2"
    case .deliveryDead: "44138907ed604daf8604de1c6ef0d13f"
    case .stuck: "48ff206f03bb4c28a439926f6a074fae"
    }
  }

  static let key = "event"

  /// What a log message carries to be this event.
  var metadata: Logger.Metadata { [Self.key: "\(rawValue)"] }
}
