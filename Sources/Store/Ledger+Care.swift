public import CivilTime
import GRDB

/// Keeping the ledger small and sound.
extension Ledger {
  /// Forgets, in one small step, what is old: articles, and alerts that nobody is owed any more with their deliveries.
  /// The file does not shrink; what is free in it is used again.
  /// - Returns: how many rows went; 0 once there is nothing to forget.
  public func forget(
    articlesBefore: Timestamp, alertsBefore: Timestamp, step: Int = 200
  ) async throws(LedgerError) -> Int {
    try await write("forget what is old") { db in
      let old = """
        SELECT number FROM alerts WHERE raised_at < ?1 AND NOT EXISTS (
          SELECT 1 FROM deliveries WHERE alert = alerts.number AND state = 'pending') ORDER BY raised_at LIMIT ?2
        """
      let alerts = try Int64.fetchAll(
        db.cachedStatement(sql: old), arguments: [alertsBefore.milliseconds, step])
      for number in alerts {
        try db.run("DELETE FROM deliveries WHERE alert = ?", [number])
        try db.run("DELETE FROM alerts WHERE number = ?", [number])
      }
      try db.run(
        "DELETE FROM articles WHERE id IN (SELECT id FROM articles WHERE recorded_at < ? LIMIT ?)",
        [articlesBefore.milliseconds, step])
      return alerts.count + db.changesCount
    }
  }

  /// What is wrong with the file, as SQLite and this schema see it; empty for a sound one.
  public func faults() async throws(LedgerError) -> [String] {
    try await connection.read("verify the ledger") { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        "a row of \(row[0] as String) belongs to none of \(row[2] as String)"
      }
      return integrity + orphans.prefix(20)
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
  public static let tables = ["articles", "deadlines", "alerts", "deliveries", "attempts"]

  /// Hands over every row that can be read, as a line of JSON: `{"table":"articles","row":{…}}`.
  /// - Returns: what could not be read, a sentence a table.
  public static func run(path: String, _ line: (String) -> Void) throws(LedgerError) -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      // No transaction: damage that is met ends it.
      return database.inDatabase { db in tables.compactMap { export($0, db, line) } }
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
