public import CivilTime

/// One alert owed to one notifier.
public struct Delivery: Hashable, Sendable {
  /// Its row in the ledger.
  public let id: Int64
  public let notifier: NotifierID
  public let alert: Alert
  /// How often it was tried before.
  public let attempts: Int
  /// When it was first owed.
  public let owed: Timestamp
  /// Why it failed the last time; nil if it was never tried.
  public let lastReason: String?

  public init(
    id: Int64, notifier: NotifierID, alert: Alert, attempts: Int, owed: Timestamp, lastReason: String? = nil
  ) {
    self.id = id
    self.notifier = notifier
    self.alert = alert
    self.attempts = attempts
    self.owed = owed
    self.lastReason = lastReason
  }
}
