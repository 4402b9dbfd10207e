public import CivilTime
import GRDB
public import News
import Synchronization

/// The outbox: deliveries owed. Those to a notifier that the settings no longer name stay owed.
///
/// Claims are held in memory: one process has the ledger to itself (the daemon's lock), and what it carried when it
/// died is owed as before.
extension Ledger {
  /// Claims deliveries whose time has come: each is given out once, until it is settled, postponed, buried or given
  /// back. Those that wait for an earlier one of the same deadline stay behind it, but no longer than ten minutes: late
  /// order is worth less than the alert.
  public func claim(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws(LedgerError) -> [Delivery] {
    if let ready = outbox.withLock({ $0.claim(for: notifier, at: now, limit: limit) }) { return ready }
    let reading = outbox.withLock { $0.beginReading(for: notifier) }
    let most = reading.taken.count + OutboxMemory.capacity / 2
    // What was promised is to be found, too. On a full disk what has its rows is delivered all the same.
    let hasAll = await writeIntentsOut()
    let (rows, last, next, waiting) = try await connection.read("read the outbox of \(notifier)") { db in
      let due = try Row.fetchAll(
        db.cachedStatement(sql: Self.dueQuery),
        arguments: [notifier, now.milliseconds, now.adding(.zero - Self.patience).milliseconds, most])
      let next = try Int64.fetchOne(
        db.cachedStatement(
          sql:
            "SELECT min(due_at) FROM deliveries WHERE notifier = ? AND state = 'pending' AND due_at > 0 AND due_at > ?"),
        arguments: [notifier, now.milliseconds])
      let pending = try Bool.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM deliveries INDEXED BY deliveries_of_deadline
            WHERE notifier = ? AND state = 'pending' AND deadline_id IS NOT NULL)
            """), arguments: [notifier])
      let last = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM deliveries")) ?? 0
      return (try due.map(Rows.delivery), last, next, pending ?? false)
    }
    return outbox.withLock {
      $0.end(
        reading, with: rows, upTo: last, isAll: hasAll && rows.count < most, hasWaiting: waiting,
        nextDue: next.map { Timestamp(milliseconds: $0) }, for: notifier, at: now)
      return $0.claim(for: notifier, at: now, limit: limit) ?? []
    }
  }

  /// How long a delivery waits for an earlier one of its deadline.
  static let patience = Duration.seconds(600)

  static let dueQuery = """
    SELECT \(Rows.deliveryColumns)
    FROM deliveries INDEXED BY deliveries_in_order JOIN alerts ON alerts.number = deliveries.alert
    WHERE notifier = ?1 AND state = 'pending' AND due_at <= ?2
      AND (deliveries.deadline_id IS NULL OR NOT EXISTS (
        SELECT 1 FROM deliveries AS earlier
        WHERE earlier.notifier = ?1 AND earlier.state = 'pending' AND earlier.deadline_id = deliveries.deadline_id
          AND earlier.id < deliveries.id AND earlier.owed_at > ?3))
    ORDER BY owed_at, deliveries.id LIMIT ?4
    """

  /// When the next delivery that was postponed comes due, as far as `claim` has seen.
  public func nextDue(for notifier: NotifierID, after now: Timestamp) -> Timestamp? {
    outbox.withLock { $0.nextDue(for: notifier) }
  }

  /// Ends the claims of a notifier; what was claimed is owed as before.
  public func giveBack(for notifier: NotifierID) { outbox.withLock { $0.giveBack(for: notifier) } }

  /// Notes, in one commit, what became of claimed deliveries. Those that were settled before stay as they are. The commit
  /// is not waited for to reach the disk: lost in a power failure, it costs the receiver a twin of the same id.
  public func report(
    _ reports: [DeliveryReport], for notifier: NotifierID, at now: Timestamp
  ) async throws(LedgerError) {
    guard !reports.isEmpty else { return }
    try await write("note what became of \(reports.count) deliveries") { db in
      for report in reports { try Self.note(report, at: now, in: db) }
    }
    let postponed = reports.compactMap { if case .postponed(_, let until, _, _) = $0 { until } else { nil } }.min()
    outbox.withLock {
      $0.reported(reports.map(\.id), postponed: postponed, for: notifier)
      // Whatever waited behind one of these may go.
      if $0.hasWaiting(notifier) { $0.forget(notifier) }
    }
  }

  private static func note(_ report: DeliveryReport, at now: Timestamp, in db: Database) throws {
    switch report {
    case .delivered(let id):
      try db.run(
        """
        UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, settled_at = ?, last_reason = NULL
        WHERE id = ? AND state = 'pending'
        """, [now.milliseconds, id])
    case .postponed(let id, let until, let step, let reason):
      let isPending = try db.runs(
        """
        UPDATE deliveries SET attempts = attempts + 1, due_at = ?, step = ?, last_reason = ?
        WHERE id = ? AND state = 'pending'
        """, [until.milliseconds, step, reason, id])
      if isPending { try remember(id, reason, at: now, in: db) }
    case .dead(let id, let reason):
      let isPending = try db.runs(
        """
        UPDATE deliveries SET state = 'dead', attempts = attempts + 1, settled_at = ?, last_reason = ?
        WHERE id = ? AND state = 'pending'
        """, [now.milliseconds, reason, id])
      if isPending { try remember(id, reason, at: now, in: db) }
    }
  }

  /// How many failed attempts of a delivery are remembered: the last ones.
  static let history = 20

  private static func remember(_ id: Int64, _ reason: String, at now: Timestamp, in db: Database) throws {
    try db.run(
      "INSERT OR REPLACE INTO attempts (delivery_id, number, at, reason) SELECT id, attempts, ?, ? FROM deliveries WHERE id = ?",
      [now.milliseconds, reason, id])
    try db.run(
      "DELETE FROM attempts WHERE delivery_id = ?1 AND number <= (SELECT attempts FROM deliveries WHERE id = ?1) - ?2",
      [id, Self.history])
  }

  /// Makes what was postponed due at once, with the schedule before it again: the receiver is back.
  public func hasten(_ notifier: NotifierID) async throws(LedgerError) {
    try await write("hasten the deliveries of \(notifier)") { db in
      try db.run(
        "UPDATE deliveries SET due_at = 0, step = 0 WHERE notifier = ? AND state = 'pending' AND due_at > 0", [notifier]
      )
    }
    outbox.withLock { $0.forget(notifier) }
  }

  /// Owes deliveries that are pending or dead to another notifier too.
  /// - Parameter ids: nil for all that are pending, but for those that are not to be given out yet.
  public func divert(
    _ ids: [Int64]?, from notifier: NotifierID, to other: NotifierID, at now: Timestamp
  ) async throws(LedgerError) {
    let sql = """
      INSERT INTO deliveries (alert, notifier, owed_at, deadline_id)
      SELECT alert, ?, ?, deadline_id FROM deliveries WHERE
      """
    try await write("hand deliveries of \(notifier) to \(other)") { db in
      if let ids {
        for id in ids { try db.run("\(sql) id = ? ON CONFLICT DO NOTHING", [other, now.milliseconds, id]) }
      } else {
        // Nobody would hold the others back.
        try db.run(
          "\(sql) notifier = ? AND state = 'pending' AND (deadline_id IS NULL OR id < ?) ON CONFLICT DO NOTHING",
          [other, now.milliseconds, notifier, self.outbox.withLock(\.firstWithheld) ?? .max])
      }
    }
    outbox.withLock { $0.forget(other) }
  }

  /// Dead letters, the one given up last first.
  public func deadLetters(limit: Int) async throws(LedgerError) -> [Delivery] {
    try await connection.read("read the dead letters") { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(Rows.deliveryColumns) FROM deliveries JOIN alerts ON alerts.number = deliveries.alert
          WHERE state = 'dead' ORDER BY settled_at DESC, deliveries.id DESC LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [max(0, limit)]).map(Rows.delivery)
    }
  }

  /// Makes dead letters owed again from `now` on, with the whole schedule before them.
  /// - Parameter notifier: nil for those of all notifiers.
  /// - Returns: how many.
  public func revive(_ notifier: NotifierID? = nil, at now: Timestamp) async throws(LedgerError) -> Int {
    let revived = try await write("revive dead letters") { db in
      try db.run(
        """
        UPDATE deliveries SET state = 'pending', attempts = 0, step = 0, owed_at = ?, due_at = 0, settled_at = NULL
        WHERE state = 'dead' AND notifier = ifnull(?, notifier)
        """, [now.milliseconds, notifier])
      return db.changesCount
    }
    outbox.withLock { $0.forgetAll() }
    return revived
  }
}
