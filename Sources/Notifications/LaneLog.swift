import Logging
import News

/// What a lane tells the operator: a reason once, until it changes.
struct LaneLog {
  private let log: Logger
  /// The last reason told; nil once the notifier delivered.
  private var reason: String?
  private var outboxReason: String?

  init(_ log: Logger, notifier: NotifierID) {
    var log = log
    log[metadataKey: "notifier"] = "\(notifier)"
    self.log = log
  }

  mutating func delivered(_ delivery: Delivery) {
    if delivery.attempts > 0 {
      log.notice("delivered after \(delivery.attempts + 1) attempts", metadata: metadata(delivery))
    } else if reason != nil {
      log.notice("the notifier delivers again", metadata: metadata(delivery))
    }
    reason = nil
  }

  mutating func failed(_ delivery: Delivery, _ reason: String) {
    // A delivery that goes on failing for the reason in the ledger was logged then, perhaps before a restart.
    guard reason != self.reason, reason != delivery.lastReason else { return }
    self.reason = reason
    log.warning(
      "delivery failed, it is tried again: \(short(reason))", metadata: metadata(delivery, event: "notifier.failing"))
  }

  func buried(_ delivery: Delivery, _ reason: String) {
    log.error(
      "delivery given up, it is a dead letter now: \(short(reason))",
      metadata: metadata(delivery, event: "delivery.dead"))
  }

  func disabled(_ delivery: Delivery, _ reason: String) {
    log.error(
      "the notifier is switched off until the settings are read again, what it is owed stays: \(short(reason))",
      metadata: metadata(delivery, event: "notifier.failing"))
  }

  func receiverIsBack() { log.notice("the receiver answers again; what waited for it goes now") }

  /// The log has a line for it; the ledger keeps more.
  private func short(_ reason: String) -> String { String(reason.prefix(300)) }

  mutating func outboxFails(_ error: any Error) {
    let reason = "\(error)"
    guard reason != outboxReason else { return }
    outboxReason = reason
    log.error("nothing is delivered while the ledger fails: \(reason)")
  }

  mutating func outboxAnswers() {
    guard outboxReason != nil else { return }
    outboxReason = nil
    log.notice("the ledger answers again")
  }

  func leftUnnoted(_ count: Int, _ error: any Error) {
    log.error("\(count) outcomes are not in the ledger, those deliveries come again after the next start: \(error)")
  }

  /// - Parameter event: what the message catalogue explains it as.
  private func metadata(_ delivery: Delivery, event: String? = nil) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["alert": "\(delivery.alert.id)", "delivery": "\(delivery.id)"]
    if let event { metadata["event"] = "\(event)" }
    return metadata
  }
}
