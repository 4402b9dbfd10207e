public import CivilTime
import GRDB
public import News
import Synchronization

/// The SQLite database that remembers: articles, register, alerts, deliveries.
///
/// Every commit is on disk (WAL, `synchronous = FULL`) before the call that made it returns. One connection writes;
/// readers read beside it. Calls are never cut short by a cancelled task.
public final class Ledger: Sendable {
  public enum Access: Sendable {
    /// The file is made where it does not exist (mode 0600, directories 0700) and brought up to date.
    case readWrite
    /// The file must exist and be up to date; recording and settling throw `.readOnly`.
    case readOnly
  }

  /// One thing to record.
  public struct Entry: Sendable {
    let article: ArticleReference?
    let file: String?
    let judge: @Sendable (_ register: [DeadlineID: Deadline]) -> RegisterChange

    /// - Parameters:
    ///   - article: nil for what the calendar brings, and for a rejected file.
    ///   - file: where the article came from, if more is known than the name in `article`.
    ///   - judge: a pure function that runs inside the transaction. It sees the register as the entries before left it.
    public init(
      article: ArticleReference?, file: String? = nil,
      judge: @escaping @Sendable (_ register: [DeadlineID: Deadline]) -> RegisterChange
    ) {
      self.article = article
      self.file = file
      self.judge = judge
    }
  }

  /// What became of one entry.
  public enum Outcome: Hashable, Sendable {
    /// The article was there already: nothing was judged, nothing is owed.
    case known
    /// With those of its alerts that are new.
    case recorded(alerts: [Alert])
  }

  let connection: Connection
  private let memory: Mutex<RegisterMemory>

  /// Opens the ledger at `path`; `:memory:` makes one that dies with this object.
  /// - Throws: `LedgerError`, also for a file that is damaged, another program's, or of a later version; such a file is
  ///   left as it was.
  public convenience init(path: String, access: Access = .readWrite) throws(LedgerError) {
    try self.init(path: path, access: access, limits: LedgerFile.Limits())
  }

  init(path: String, access: Access = .readWrite, limits: LedgerFile.Limits) throws(LedgerError) {
    let database = try LedgerFile.open(path, access, limits)
    do {
      // On the writer: another connection counts its versions otherwise.
      memory = Mutex(try database.writeWithoutTransaction { try RegisterMemory($0) })
    } catch {
      throw LedgerError(error, path: path, operation: "read the register")
    }
    connection = Connection(path: path, database)
  }

  /// Records all entries in one transaction, in order. An article that is there already is `.known`. An alert that is
  /// there already is not raised again. When this returns, everything is on disk; when it throws, nothing is.
  /// - Parameters:
  ///   - now: on the clock of the machine, which the courier also goes by.
  ///   - route: the notifiers that a new alert is owed to.
  /// - Returns: one outcome an entry, in order.
  public func record(
    _ entries: [Entry], at now: Timestamp, route: @escaping @Sendable (Alert) -> [NotifierID]
  ) async throws(LedgerError) -> [Outcome] {
    guard !entries.isEmpty else { return [] }
    let operation = entries.count == 1 ? "record an entry" : "record \(entries.count) entries"
    return try await connection.withWriter(operation) { db in
      let (outcomes, memory) = try db.transaction {
        var memory = try self.memory.withLock { $0 }.current(db)
        let outcomes = try entries.map { try Self.record($0, at: now, route, &memory.register, db) }
        return (outcomes, memory)
      }
      // Still on the writer's queue: the next transaction finds the register of this one.
      self.memory.withLock { $0 = memory }
      return outcomes
    }
  }

  private static func record(
    _ entry: Entry, at now: Timestamp, _ route: (Alert) -> [NotifierID], _ register: inout [DeadlineID: Deadline],
    _ db: Database
  ) throws -> Outcome {
    if let article = entry.article {
      guard try Rows.insert(article, file: entry.file ?? article.file, at: now, in: db) else { return .known }
    }
    let change = entry.judge(register)
    for deadline in change.deadlines {
      try Rows.put(deadline, at: now, in: db)
      register[deadline.id] = deadline
    }
    let new = try change.alerts.filter { try Rows.insert($0, in: db) }
    for alert in new {
      for notifier in route(alert) { try Rows.owe(alert.id, to: notifier, at: now, in: db) }
    }
    return .recorded(alerts: new)
  }

  /// The register as the last commit left it, from memory.
  public func register() -> [DeadlineID: Deadline] { memory.withLock { $0.register } }

  /// Copies the write-ahead log into the database and empties it.
  public func checkpoint() async throws(LedgerError) {
    try await connection.withWriter("checkpoint") { _ = try $0.checkpoint(.truncate) }
  }

  /// Ends what is being read and written, and closes the file. Later calls throw `.closed`.
  public func close() throws(LedgerError) { try connection.close() }
}
