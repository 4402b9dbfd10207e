public import CivilTime
public import News

/// The deliveries owed, as the courier sees them. What it throws is retried, never taken for an empty outbox.
public protocol Outbox: Sendable {
  /// The deliveries whose time has come, the one owed for longest first.
  func due(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws -> [Delivery]
  /// When the next delivery comes due; nil if nothing is owed.
  func nextDue(for notifier: NotifierID) async throws -> Timestamp?
  /// These were delivered.
  func settle(_ ids: [Int64], at now: Timestamp) async throws
  /// This failed, and is due again at `until`.
  func postpone(_ id: Int64, until: Timestamp, reason: String) async throws
  /// This is given up.
  func bury(_ id: Int64, at now: Timestamp, reason: String) async throws
}
