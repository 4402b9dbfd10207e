public import CivilTime
import GRDB
public import News
import Synchronization

/// What a person wants to know of a delivery.
public struct DeliveryRecord: Hashable, Sendable {
  public enum State: String, Sendable, CaseIterable {
    case pending, delivered, dead
  }

  /// A try that failed.
  public struct Attempt: Hashable, Sendable {
    public let number: Int
    public let at: Timestamp
    public let reason: String
  }

  public let id: Int64
  public let notifier: NotifierID
  public let state: State
  public let alert: AlertID
  public let kind: String
  public let summary: String
  public let attempts: Int
  public let owed: Timestamp
  /// When it is tried next, if it is pending and failed before.
  public let due: Timestamp?
  /// When it was delivered or given up.
  public let settled: Timestamp?
  /// The last tries that failed, the oldest first.
  public let failures: [Attempt]
}

extension Ledger {
  /// Deliveries, the one owed last first.
  /// - Parameters:
  ///   - states: only in one of these.
  ///   - notifier: nil for all.
  public func deliveries(
    in states: [DeliveryRecord.State], to notifier: NotifierID? = nil, limit: Int
  ) async throws(LedgerError) -> [DeliveryRecord] {
    let wanted = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try await connection.read("list deliveries") { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT deliveries.id, notifier, state, alerts.id, kind, json_extract(body, '$.summary'), attempts, owed_at,
            due_at, settled_at
          FROM deliveries JOIN alerts ON alerts.number = alert
          WHERE state IN (\(wanted)) AND notifier = ifnull(?, notifier) ORDER BY deliveries.id DESC LIMIT ?
          """, arguments: [notifier, max(0, limit)])
      return try rows.map { try Self.record($0, db) }
    }
  }

  private static func record(_ row: Row, _ db: Database) throws -> DeliveryRecord {
    let due: Int64 = row[8]
    let settled: Int64? = row[9]
    let state = DeliveryRecord.State(rawValue: row[2]) ?? .pending
    let failures = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT number, at, reason FROM attempts WHERE delivery_id = ? ORDER BY number"),
      arguments: [row[0] as Int64])
    return DeliveryRecord(
      id: row[0], notifier: row[1], state: state, alert: row[3], kind: row[4], summary: row[5] ?? "",
      attempts: row[6], owed: Timestamp(milliseconds: row[7]),
      due: state == .pending && due > 0 ? Timestamp(milliseconds: due) : nil,
      settled: settled.map { Timestamp(milliseconds: $0) },
      failures: failures.map { .init(number: $0[0], at: Timestamp(milliseconds: $0[1]), reason: $0[2]) })
  }

  /// Makes dead letters owed again, and pending deliveries due at once, with the whole schedule before them.
  /// - Parameters:
  ///   - ids: nil for every dead letter …
  ///   - since: … that was given up at this moment or later.
  /// - Returns: how many.
  public func retry(_ ids: [Int64]?, since: Timestamp? = nil, at now: Timestamp) async throws(LedgerError) -> Int {
    let revive = """
      UPDATE deliveries SET state = 'pending', step = 0, owed_at = ?, due_at = 0, settled_at = NULL WHERE
      """
    let count = try await write("retry deliveries") { db in
      guard let ids else {
        try db.run("\(revive) state = 'dead' AND settled_at >= ?", [now.milliseconds, since?.milliseconds ?? 0])
        return db.changesCount
      }
      var count = 0
      for id in ids where try db.runs("\(revive) state <> 'delivered' AND id = ?", [now.milliseconds, id]) {
        count += 1
      }
      return count
    }
    outbox.withLock { $0.forgetAll() }
    return count
  }
}
