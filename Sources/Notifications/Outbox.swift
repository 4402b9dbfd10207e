public import CivilTime
public import News

/// The deliveries owed, as the courier sees them. What it throws is retried, never taken for an empty outbox.
public protocol Outbox: Sendable {
  /// Claims deliveries whose time has come: each is given out once, until it is reported or given back. Those that wait
  /// for an earlier one of the same deadline are not given out before it.
  func claim(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws -> [Delivery]
  /// When the next delivery that was postponed comes due; nil if there is none.
  func nextDue(for notifier: NotifierID, after now: Timestamp) async throws -> Timestamp?
  /// Notes, in one commit, what became of claimed deliveries. Those that were settled before stay as they are.
  func report(_ reports: [DeliveryReport], for notifier: NotifierID, at now: Timestamp) async throws
  /// What was postponed is due now: the receiver is back.
  func hasten(_ notifier: NotifierID) async throws
  /// Owes deliveries that are pending or dead to another notifier too.
  /// - Parameter ids: nil for all that are pending.
  func divert(_ ids: [Int64]?, from notifier: NotifierID, to other: NotifierID, at now: Timestamp) async throws
  /// Claims that end without a report: their deliveries are owed as before.
  func giveBack(for notifier: NotifierID)
}
