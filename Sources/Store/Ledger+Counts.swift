public import CivilTime
import GRDB
public import News

extension Ledger {
  /// What the ledger holds, for a status line.
  public struct Counts: Hashable, Sendable {
    public let articles: Int
    public let deadlines: Int
    public let alerts: Int
    /// Deliveries owed, by notifier; none for a notifier that is owed nothing.
    public let pending: [NotifierID: Int]
    /// Dead letters, by notifier.
    public let dead: [NotifierID: Int]
  }

  public func counts() async throws(LedgerError) -> Counts {
    try await connection.read("count what the ledger holds") { db in
      func number(_ table: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
      return Counts(
        articles: try number("articles"), deadlines: try number("deadlines"), alerts: try number("alerts"),
        pending: try Self.deliveries("pending", db), dead: try Self.deliveries("dead", db))
    }
  }

  private static func deliveries(_ state: String, _ db: Database) throws -> [NotifierID: Int] {
    // The state stands in the text, not in an argument: only so does SQLite take the partial index.
    let rows = try Row.fetchAll(
      db, sql: "SELECT notifier, count(*) FROM deliveries WHERE state = '\(state)' GROUP BY notifier")
    var counts: [NotifierID: Int] = [:]
    for row in rows { counts[row[0]] = row[1] }
    return counts
  }

  /// How many deliveries are owed, to all notifiers together.
  public func pendingCount() async throws(LedgerError) -> Int {
    try await connection.read("count the outbox") { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM deliveries WHERE state = 'pending'") ?? 0
    }
  }

  /// How many deliveries are owed, and since when the one that is owed for longest.
  public func depth() async throws(LedgerError) -> (pending: Int, oldest: Timestamp?) {
    try await connection.read("measure the outbox") { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT count(*), min(owed_at) FROM deliveries WHERE state = 'pending'")
      let oldest: Int64? = row?[1]
      return (row?[0] ?? 0, oldest.map { Timestamp(milliseconds: $0) })
    }
  }

  /// How many deliveries to these notifiers are due.
  public func dueCount(for notifiers: [NotifierID], at now: Timestamp) async throws(LedgerError) -> Int {
    try await connection.read("count what is due") { db in
      let statement = try db.cachedStatement(
        sql: "SELECT count(*) FROM deliveries WHERE notifier = ? AND state = 'pending' AND due_at <= ?")
      return try notifiers.reduce(0) { sum, notifier in
        try sum + (Int.fetchOne(statement, arguments: [notifier, now.milliseconds]) ?? 0)
      }
    }
  }

  /// Whether the article was recorded before.
  public func knows(_ article: ArticleID) async throws(LedgerError) -> Bool {
    try await connection.read("look an article up") { db in
      let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)")
      return try Bool.fetchOne(statement, arguments: [article]) ?? false
    }
  }

  /// The latest day that a recorded article was published on, for a clock that follows the articles.
  public func latestPublished() async throws(LedgerError) -> CivilDate? {
    try await connection.read("look for the latest article") { db in
      try String.fetchOne(db, sql: "SELECT max(published) FROM articles").flatMap { CivilDate($0) }
    }
  }
}
