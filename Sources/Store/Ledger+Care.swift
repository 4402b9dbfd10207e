public import CivilTime
import GRDB

/// Keeping the ledger small and sound.
extension Ledger {
  /// Where a walk through the alerts is, the oldest first.
  public struct Forgetting: Hashable, Sendable {
    fileprivate var number: Int64 = 0
    /// How many alerts in a row were young.
    fileprivate var young = 0
    fileprivate var isOver = false
    /// How many articles and alerts went so far.
    public fileprivate(set) var count = 0

    public init() {}
  }

  /// Forgets, in one small step, what is old: articles, and alerts that nobody is owed any more with their deliveries.
  /// The file does not shrink; what is free in it is used again.
  /// - Parameters:
  ///   - walk: where the step before ended; it is over once a thousand alerts in a row are young, since their numbers go
  ///     with the time, but for archives that are replayed.
  ///   - step: how many articles, and how many alerts, are looked at.
  /// - Returns: whether there is more.
  public func forget(
    articlesBefore: Timestamp, alertsBefore: Timestamp, _ walk: inout Forgetting, step: Int = 200
  ) async throws(LedgerError) -> Bool {
    let before = walk
    walk = try await write("forget what is old") { db in
      var walk = before
      if !walk.isOver { try Self.forgetAlerts(before: alertsBefore, &walk, lookingAt: step, db) }
      try db.run(
        "DELETE FROM articles WHERE id IN (SELECT id FROM articles WHERE recorded_at < ? LIMIT ?)",
        [articlesBefore.milliseconds, step])
      walk.count += db.changesCount
      return walk
    }
    return !walk.isOver || walk.count > before.count
  }

  private static let youngInARow = 1000

  private static func forgetAlerts(
    before: Timestamp, _ walk: inout Forgetting, lookingAt most: Int, _ db: Database
  ) throws {
    let sql = """
      SELECT number, raised_at, EXISTS (SELECT 1 FROM deliveries WHERE alert = number AND state = 'pending')
      FROM alerts WHERE number > ? ORDER BY number LIMIT ?
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [walk.number, most])
    let old = rows.filter { $0[1] < before.milliseconds }
    for row in old where !(row[2] as Bool) {
      let number: Int64 = row[0]
      try db.run("DELETE FROM deliveries WHERE alert = ?", [number])
      try db.run("DELETE FROM alerts WHERE number = ?", [number])
      walk.count += 1
    }
    walk.number = rows.last?[0] ?? walk.number
    walk.young = old.isEmpty ? walk.young + rows.count : 0
    walk.isOver = rows.isEmpty || walk.young >= Self.youngInARow
  }

  /// What is wrong with the file, as SQLite and this schema see it; empty for a sound one.
  public func faults() async throws(LedgerError) -> [String] {
    try await connection.read("verify the ledger") { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        "a row of \(row[0] as String) belongs to none of \(row[2] as String)"
      }
      return integrity + orphans.prefix(20) + Intent.faults(in: db)
    }
  }

  /// Writes a sound and compact copy, also while the daemon works.
  /// - Parameter path: of a file that does not exist yet.
  public func backUp(to path: String) async throws(LedgerError) {
    try await connection.withWriter("copy the ledger to \(path)") { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [path])
    }
  }
}

/// A ledger's rows as they are, for another program or as much of a damaged file as can be read.
public enum LedgerExport {
  /// Tables in an order in which each only refers to those before it.
  public static let tables = ["articles", "deadlines", "alerts", "deliveries", "attempts", "intents"]

  /// Hands over every row that can be read, as a line of JSON: `{"table":"articles","row":{…}}`.
  /// - Returns: what could not be read, a sentence a table.
  public static func run(path: String, _ line: (String) -> Void) throws(LedgerError) -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      // No transaction: damage that is met ends it.
      return try database.inDatabase { db in
        // An earlier version has fewer.
        try tables.filter { try db.tableExists($0) }.compactMap { export($0, db, line) }
      }
    } catch {
      throw LedgerError(error, path: path, operation: "export the ledger")
    }
  }

  private static func export(_ table: String, _ db: Database, _ line: (String) -> Void) -> String? {
    var count = 0
    do {
      let columns = try db.columns(in: table).map { "'\($0.name)', \($0.name)" }.joined(separator: ", ")
      let rows = try String.fetchCursor(
        db, sql: "SELECT json_object('table', '\(table)', 'row', json_object(\(columns))) FROM \(table)")
      while let row = try rows.next() {
        line(row)
        count += 1
      }
      return nil
    } catch {
      return "\(table): \(count) rows, then \(error)"
    }
  }
}
