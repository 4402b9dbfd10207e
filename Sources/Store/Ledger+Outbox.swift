public import CivilTime
import GRDB
public import News

/// The outbox: deliveries owed. Those to a notifier that the settings no longer name stay owed.
extension Ledger {
  /// The deliveries whose time has come, the one owed for longest first.
  public func due(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws(LedgerError) -> [Delivery] {
    try await connection.read("read the outbox of \(notifier)") { db in
      let statement = try db.cachedStatement(sql: Self.dueQuery)
      return try Row.fetchAll(statement, arguments: [notifier, now.milliseconds, max(0, limit)]).map(Rows.delivery)
    }
  }

  static let dueQuery = """
    SELECT \(Rows.deliveryColumns)
    FROM deliveries INDEXED BY deliveries_in_order JOIN alerts ON alerts.id = deliveries.alert_id
    WHERE notifier = ? AND state = 'pending' AND due_at <= ?
    ORDER BY owed_at, deliveries.id LIMIT ?
    """

  /// When the next delivery comes due: 1970 for one that was never tried; nil if nothing is owed.
  public func nextDue(for notifier: NotifierID) async throws(LedgerError) -> Timestamp? {
    try await connection.read("read the outbox of \(notifier)") { db in
      let statement = try db.cachedStatement(
        sql: "SELECT min(due_at) FROM deliveries WHERE notifier = ? AND state = 'pending'")
      return try Int64.fetchOne(statement, arguments: [notifier]).map { Timestamp(milliseconds: $0) }
    }
  }

  /// Notes, in one commit, that these were delivered. Those that were settled before stay as they are.
  public func settle(_ ids: [Int64], at now: Timestamp) async throws(LedgerError) {
    guard !ids.isEmpty else { return }
    try await connection.write("settle \(ids.count == 1 ? "a delivery" : "\(ids.count) deliveries")") { db in
      for id in ids {
        try db.run(
          """
          UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, settled_at = ?, last_reason = NULL
          WHERE id = ? AND state = 'pending'
          """, [now.milliseconds, id])
      }
    }
  }

  /// Notes a failed attempt, and when to try again.
  public func postpone(_ id: Int64, until: Timestamp, reason: String) async throws(LedgerError) {
    try await connection.write("postpone a delivery") { db in
      try db.run(
        """
        UPDATE deliveries SET attempts = attempts + 1, due_at = ?, last_reason = ? WHERE id = ? AND state = 'pending'
        """, [until.milliseconds, reason, id])
    }
  }

  /// Gives a delivery up: it becomes a dead letter.
  public func bury(_ id: Int64, at now: Timestamp, reason: String) async throws(LedgerError) {
    try await connection.write("give up a delivery") { db in
      try db.run(
        """
        UPDATE deliveries SET state = 'dead', attempts = attempts + 1, settled_at = ?, last_reason = ?
        WHERE id = ? AND state = 'pending'
        """, [now.milliseconds, reason, id])
    }
  }

  /// Dead letters, the one given up last first.
  public func deadLetters(limit: Int) async throws(LedgerError) -> [Delivery] {
    try await connection.read("read the dead letters") { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(Rows.deliveryColumns) FROM deliveries JOIN alerts ON alerts.id = deliveries.alert_id
          WHERE state = 'dead' ORDER BY settled_at DESC, deliveries.id DESC LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [max(0, limit)]).map(Rows.delivery)
    }
  }

  /// Makes dead letters owed again from `now` on, with their attempts forgotten.
  /// - Parameter notifier: nil for those of all notifiers.
  /// - Returns: how many.
  public func revive(_ notifier: NotifierID? = nil, at now: Timestamp) async throws(LedgerError) -> Int {
    try await connection.write("revive dead letters") { db in
      try db.run(
        """
        UPDATE deliveries SET state = 'pending', attempts = 0, owed_at = ?, due_at = 0, settled_at = NULL
        WHERE state = 'dead' AND notifier = ifnull(?, notifier)
        """, [now.milliseconds, notifier])
      return db.changesCount
    }
  }
}
