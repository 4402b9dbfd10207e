public import CivilTime
import GRDB
import Glibc
import LinuxSystem
public import News
import Synchronization

/// The SQLite database that remembers: articles, register, alerts, deliveries.
///
/// What owes something, or changes the register, is on disk before the call that recorded it returns; see `LogSync`. One
/// connection writes; readers read beside it. Calls are never cut short by a cancelled task.
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
  let outbox = Mutex(OutboxMemory())
  private let memory: Mutex<RegisterMemory>
  private let sync: LogSync
  /// Only changed by the writer.
  private let intents: Mutex<Intents>

  private struct Intents {
    /// Committed, and not written out yet.
    var pending: [Intent]
    /// No transaction of this process has looked yet for those that another left: it may have lived on for a while.
    var isFirst = true
  }

  /// Opens the ledger at `path`; `:memory:` makes one that dies with this object.
  /// - Throws: `LedgerError`, also for a file that is damaged, another program's, or of a later version; such a file is
  ///   left as it was.
  public convenience init(path: String, access: Access = .readWrite) throws(LedgerError) {
    try self.init(path: path, access: access, limits: LedgerFile.Limits())
  }

  /// - Parameter fdatasync: what a test does instead.
  init(
    path: String, access: Access = .readWrite, limits: LedgerFile.Limits,
    fdatasync: @escaping @Sendable (CInt) -> CInt = { Glibc.fdatasync($0) }
  ) throws(LedgerError) {
    let opened = try LedgerFile.open(path, access, limits)
    do {
      // On the writer: another connection counts its versions otherwise.
      let (register, left) = try opened.database.writeWithoutTransaction {
        (try RegisterMemory($0), try Intent.all(in: $0))
      }
      memory = Mutex(register)
      intents = Mutex(Intents(pending: left))
    } catch {
      throw LedgerError(error, path: path, operation: "read the register")
    }
    connection = Connection(path: path, opened)
    sync = LogSync(path: path == LedgerFile.memory ? nil : path, sync: fdatasync)
  }

  /// Records all entries in one transaction, in order. An article that is there already is `.known`. An alert that is
  /// there already is not raised again. When this throws, nothing was recorded, or it is not known to be on the disk: the
  /// same entries are to be recorded again, and bring nothing new then if they were committed.
  ///
  /// When it returns, every alert and every change of the register is on disk. An article that brought neither is
  /// committed only: a power failure may cost its row, and then it is judged again if it comes again.
  /// - Parameters:
  ///   - now: on the clock of the machine, which the courier also goes by.
  ///   - route: the notifiers that a new alert is owed to.
  ///   - announce: called with whom deliveries are owed to when they can be claimed: once they are committed, and for
  ///     those that have to wait for the disk (`Delivery.waitsForDisk`) when they are there, whichever call they are of.
  /// - Returns: one outcome an entry, in order.
  public func record(
    _ entries: [Entry], at now: Timestamp, route: @escaping @Sendable (Alert) -> [NotifierID],
    announce: ([NotifierID]) -> Void = { _ in }
  ) async throws(LedgerError) -> [Outcome] {
    guard !entries.isEmpty else { return [] }
    if sync.isDoubted { try await connection.withWriter(Self.emptying) { try self.emptyLog($0) } }
    let recorded = try await connection.withWriter(Self.recording(entries)) { db in
      try self.commit(entries, at: now, route, db)
    }
    let outcomes = try finish(recorded, Self.recording(entries), announce)
    _ = await writeIntentsOut()
    return outcomes
  }

  /// The same for a thread that may block, without a change of threads.
  public func recordBlocking(
    _ entries: [Entry], at now: Timestamp, route: @escaping @Sendable (Alert) -> [NotifierID],
    announce: ([NotifierID]) -> Void = { _ in }
  ) throws(LedgerError) -> [Outcome] {
    guard !entries.isEmpty else { return [] }
    if sync.isDoubted { try connection.withWriterBlocking(Self.emptying) { try self.emptyLog($0) } }
    let recorded = try connection.withWriterBlocking(Self.recording(entries)) { db in
      try self.commit(entries, at: now, route, db)
    }
    let outcomes = try finish(recorded, Self.recording(entries), announce)
    if hasIntents {
      // The courier has what he waited for, and whom he calls may be on this machine: the tables have time.
      EventThread.giveWay()
      EventThread.giveWay()
      // As in `writeIntentsOut`.
      try? connection.withWriterBlocking("write an intent out") { try self.transaction($0) {} }
    }
    return outcomes
  }

  private static let emptying = "empty the log, after a sync that failed"

  /// Not just copied into the database but cut: what is appended behind a frame that was lost could not be recovered. The
  /// next start prepares a new one.
  private func emptyLog(_ db: Database) throws {
    _ = try db.checkpoint(.truncate)
    sync.believe()
  }

  private static func recording(_ entries: [Entry]) -> String {
    entries.count == 1 ? "record an entry" : "record \(entries.count) entries"
  }

  /// What a transaction recorded, and is not on the disk yet.
  private struct Recorded {
    var outcomes: [Outcome] = []
    var owed: [(delivery: Delivery, hasToWait: Bool)] = []
    var mustBeSynced = false
  }

  private func commit(
    _ entries: [Entry], at now: Timestamp, _ route: (Alert) -> [NotifierID], _ db: Database
  ) throws -> Recorded {
    var recorded = Recorded()
    var intent = entries.count <= Self.few ? Intent(at: now) : nil
    let memory: RegisterMemory
    let number = sync.nextCommit
    defer { if intent != nil { db.checkpointsByItself(true) } }
    do {
      memory = try transaction(db) {
        var memory = try self.memory.withLock { $0 }.current(db)
        for entry in entries { try Self.record(entry, at: now, route, &memory.register, &intent, &recorded, db) }
        if try intent?.keep(in: db) == false { intent = nil }
        // Whoever waits for the promise should not wait for a checkpoint: the transaction that writes it out can.
        if intent != nil { db.checkpointsByItself(false) }
        // Before the commit: from then on the courier may find them.
        outbox.withLock { outbox in
          for owed in recorded.owed where owed.delivery.waitsForDisk {
            outbox.withhold(owed.delivery, hasToWait: owed.hasToWait, until: number)
          }
        }
        FaultPoint.judged.pass()
        return memory
      }
    } catch {
      outbox.withLock { $0.drop(number) }
      throw error
    }
    FaultPoint.committed.pass()
    sync.noteCommit()
    // Still on the writer's queue: the next transaction finds the register and the intent of this one.
    self.memory.withLock { $0 = memory }
    if let intent { intents.withLock { $0.pending.append(intent) } }
    return recorded
  }

  /// So many entries are promised first and written out afterwards; of more the rows are written at once, for that is
  /// less work.
  private static let few = 8

  /// Runs `work` in a transaction, after what the one before promised.
  private func transaction<Value>(_ db: Database, _ work: () throws -> Value) throws -> Value {
    let (known, isFirst) = intents.withLock { ($0.pending, $0.isFirst) }
    let (value, count) = try db.transaction {
      let pending = isFirst ? try Intent.all(in: db) : known
      for intent in pending { try intent.writeOut(in: db) }
      return (try work(), pending.count)
    }
    if isFirst || count > 0 {
      intents.withLock { $0 = Intents(pending: [], isFirst: false) }
      if count > 0 { FaultPoint.writtenOut.pass() }
    }
    return value
  }

  /// - Returns: whether all are; what fails is met by the next transaction, which tells.
  func writeIntentsOut() async -> Bool {
    guard hasIntents else { return true }
    do {
      try await write("write an intent out") { _ in }
      return true
    } catch {
      return false
    }
  }

  private var hasIntents: Bool { intents.withLock { !$0.pending.isEmpty } }

  /// Hands over to the courier what need not wait for the disk, waits for the disk, and hands over the rest.
  private func finish(
    _ recorded: Recorded, _ operation: String, _ announce: ([NotifierID]) -> Void
  ) throws(LedgerError) -> [Outcome] {
    if recorded.mustBeSynced { sync.owe() }
    let free = recorded.owed.filter { !$0.delivery.waitsForDisk }
    if !free.isEmpty {
      outbox.withLock { outbox in for owed in free { outbox.add(owed.delivery, hasToWait: owed.hasToWait) } }
      announce(free.map(\.delivery).notifiers)
    }
    if isUnsynced {
      do { try sync() } catch { throw LedgerError(syncing: error.code, path: connection.path, operation: operation) }
      FaultPoint.synced.pass()
    }
    // Whoever's sync it was: those of a call whose own failed, too.
    let synced = sync.synced
    let released = outbox.withLock { $0.release(upTo: synced) }
    if !released.isEmpty { announce(released.notifiers) }
    return recorded.outcomes
  }

  /// Whether something that must be on the disk may not be there yet.
  var isUnsynced: Bool { sync.isOwed }

  private static func record(
    _ entry: Entry, at now: Timestamp, _ route: (Alert) -> [NotifierID], _ register: inout [DeadlineID: Deadline],
    _ intent: inout Intent?, _ recorded: inout Recorded, _ db: Database
  ) throws {
    if let article = entry.article {
      guard try Rows.insert(article, file: entry.file ?? article.file, at: now, in: db) else {
        return recorded.outcomes.append(.known)
      }
    }
    let change = entry.judge(register)
    for deadline in change.deadlines {
      if intent?.put(deadline) == nil { try Rows.put(deadline, at: now, in: db) }
      register[deadline.id] = deadline
      recorded.mustBeSynced = true
    }
    var new: [Alert] = []
    for alert in change.alerts {
      let owed =
        if intent != nil { try intent?.raise(alert, to: route(alert), in: db) } else {
          try Rows.raise(alert, to: route(alert), at: now, in: db)
        }
      guard let owed else { continue }
      if let many = intent, many.isLarge {
        try many.writeRows(in: db)
        intent = nil
      }
      // An alert that goes nowhere is an alert all the same.
      recorded.mustBeSynced = true
      recorded.owed += owed
      new.append(alert)
    }
    recorded.outcomes.append(.recorded(alerts: new))
  }

  /// Commits what needs not be on the disk when this returns.
  func write<Value: Sendable>(
    _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await connection.withWriter(operation) { db in
      let value = try self.transaction(db) { try work(db) }
      self.sync.noteCommit()
      return value
    }
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

extension Delivery {
  /// Whether nobody may get it before it is on the disk. What its file alone says (a topic's match, a rejection) is said
  /// again, under the same id, when a power failure takes the commit: the file is still in the inbox. What rests on the
  /// register, or changes it, could come out otherwise, for files are read in another order then; and somebody would
  /// have been told what the ledger does not know.
  var waitsForDisk: Bool { alert.deadline != nil }
}

extension [Delivery] {
  /// Each notifier once.
  fileprivate var notifiers: [NotifierID] {
    reduce(into: []) { notifiers, delivery in
      if !notifiers.contains(delivery.notifier) { notifiers.append(delivery.notifier) }
    }
  }
}
