import CivilTime
import GRDB
import News

/// What a small transaction decided, as one row: one page for the disk instead of one for every table and index, so that
/// those who wait for the promise wait less. The next transaction writes it out before anything else; what a process
/// left behind that died, the first transaction of the next one.
///
/// Databases call it a redo log. It is a table so that SQLite keeps it whole.
struct Intent {
  struct Raised: Decodable {
    /// Its row's.
    let number: Int64
    let alert: Alert
    let owed: [Owed]
  }

  struct Owed: Decodable {
    /// Its row's.
    let id: Int64
    let notifier: NotifierID
  }

  /// The row of the intent itself.
  private(set) var number: Int64 = 0
  let at: Timestamp
  private(set) var deadlines: [Deadline] = []
  private(set) var raised: [Raised] = []
  /// The next free rows; nil until asked for.
  private var free: (alert: Int64, delivery: Int64)?

  init(at: Timestamp) { self.at = at }

  mutating func put(_ deadline: Deadline) { deadlines.append(deadline) }

  /// - Returns: the deliveries, and whether each has to wait for an earlier one; nil for an alert that is known.
  mutating func raise(
    _ alert: Alert, to notifiers: [NotifierID], in db: Database
  ) throws -> [(delivery: Delivery, hasToWait: Bool)]? {
    guard !raised.contains(where: { $0.alert.id == alert.id }), try !Rows.knows(alert.id, in: db) else { return nil }
    var free = try self.free ?? Rows.free(in: db)
    var owed: [(delivery: Delivery, hasToWait: Bool)] = []
    for notifier in notifiers where !owed.contains(where: { $0.delivery.notifier == notifier }) {
      let waits = try waits(alert, for: notifier) || Rows.waits(alert, for: notifier, in: db)
      owed.append((Delivery(id: free.delivery, notifier: notifier, alert: alert, attempts: 0, owed: at), waits))
      free.delivery += 1
    }
    raised.append(
      Raised(
        number: free.alert, alert: alert, owed: owed.map { Owed(id: $0.delivery.id, notifier: $0.delivery.notifier) }))
    free.alert += 1
    self.free = free
    return owed
  }

  /// Whether an alert before it, of the same deadline, is owed to the same notifier.
  private func waits(_ alert: Alert, for notifier: NotifierID) -> Bool {
    guard let deadline = alert.deadline?.id else { return false }
    return raised.contains { $0.alert.deadline?.id == deadline && $0.owed.contains { $0.notifier == notifier } }
  }

  // MARK: - As a row

  /// - Returns: whether there was anything to keep.
  mutating func keep(in db: Database) throws -> Bool {
    if deadlines.isEmpty && raised.isEmpty { return false }
    try db.run(
      "INSERT INTO intents (at, deadlines, alerts) VALUES (?, ?, ?)",
      [at.milliseconds, deadlines.isEmpty ? "[]" : Rows.encode(deadlines), raisedText])
    number = db.lastInsertedRowID
    return true
  }

  private var raisedText: String {
    var text = JSONText()
    text.list(raised) { text, raised in
      text.object { text in
        text.field("alert", raised.alert) { $1.write(to: &$0) }
        text.field("number", Int(raised.number))
        text.field("owed", raised.owed) { text, owed in
          text.list(owed) { text, owed in
            text.object {
              $0.field("id", Int(owed.id))
              $0.field("notifier", owed.notifier)
            }
          }
        }
      }
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// Those that were kept and not written out, in order.
  static func all(in db: Database) throws -> [Intent] {
    try Row.fetchAll(db, sql: "SELECT number, at, deadlines, alerts FROM intents ORDER BY number").map { row in
      var intent = Intent(at: Timestamp(milliseconds: row[1]))
      intent.number = row[0]
      intent.deadlines = try Rows.decode([Deadline].self, row[2])
      intent.raised = try Rows.decode([Raised].self, row[3])
      return intent
    }
  }

  /// What cannot be read of them.
  static func faults(in db: Database) -> [String] {
    do { _ = try all(in: db) } catch { return ["intents: \(error)"] }
    return []
  }

  /// Gives each row to its table.
  func writeOut(in db: Database) throws {
    // Another process that wrote may have done it.
    guard try db.runs("DELETE FROM intents WHERE number = ?", [number]) else { return }
    try writeRows(in: db)
  }

  /// So much that it is less work to give each row to its table at once.
  var isLarge: Bool { raised.count + deadlines.count > 16 }

  func writeRows(in db: Database) throws {
    for deadline in deadlines { try Rows.put(deadline, at: at, in: db) }
    for raised in raised {
      let number = try orNext(raised.number) { try Rows.insert(raised.alert, number: $0, in: db) }
      guard let number else { continue }
      for owed in raised.owed {
        _ = try orNext(owed.id) { try Rows.owe(raised.alert, number, to: owed.notifier, id: $0, at: at, in: db) }
      }
    }
  }

  /// Two processes that both took themselves for the only one may have promised the same row: the later one takes the
  /// next, for what is promised must never be in the way of all that comes.
  private func orNext(_ row: Int64, _ insert: (Int64?) throws -> Int64?) throws -> Int64? {
    do { return try insert(row) } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
      || error.extendedResultCode == .SQLITE_CONSTRAINT_ROWID
    {
      return try insert(nil)
    }
  }
}
