public import CivilTime

/// One alert owed to one notifier.
public struct Delivery: Hashable, Sendable {
  /// Its row in the ledger.
  public let id: Int64
  public let notifier: NotifierID
  public let alert: Alert
  /// How often it was tried before.
  public let attempts: Int
  /// How many delays of the retry schedule it has waited for.
  public let step: Int
  /// When it was first owed.
  public let owed: Timestamp
  /// Why it failed the last time; nil if it was never tried.
  public let lastReason: String?

  public init(
    id: Int64, notifier: NotifierID, alert: Alert, attempts: Int, step: Int = 0, owed: Timestamp,
    lastReason: String? = nil
  ) {
    self.id = id
    self.notifier = notifier
    self.alert = alert
    self.attempts = attempts
    self.step = step
    self.owed = owed
    self.lastReason = lastReason
  }
}

/// What became of one delivery.
public enum DeliveryReport: Hashable, Sendable {
  case delivered(Int64)
  /// It failed, and is due again at `until`, after `step` of the schedule's delays.
  case postponed(Int64, until: Timestamp, step: Int, reason: String)
  /// It is given up: a dead letter.
  case dead(Int64, reason: String)

  public var id: Int64 {
    switch self {
    case .delivered(let id), .postponed(let id, _, _, _), .dead(let id, _): id
    }
  }
}
