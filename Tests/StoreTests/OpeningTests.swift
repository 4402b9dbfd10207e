import CivilTime
import GRDB
import Glibc
import News
import TestSupport
import Testing

@testable import Store

@Suite("Opening a ledger") struct OpeningTests {
  let scratch: ScratchDirectory

  init() throws { scratch = try ScratchDirectory() }

  private func problem(_ access: Ledger.Access = .readWrite) -> LedgerError.Problem? {
    let error = #expect(throws: LedgerError.self) {
      try Ledger(path: scratch.ledgerPath, access: access)
    }
    return error?.problem
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    guard stat(scratch.path(of: name), &status) == 0 else { return 0 }
    return status.st_mode & 0o777
  }

  @Test("A new ledger and its directories are for this user alone")
  func modes() async throws {
    let ledger = try Ledger(path: scratch.path(of: "state/deep/ledger.sqlite"))
    try await ledger.record([Sample.entry("one")])
    #expect(mode("state") == 0o700)
    #expect(mode("state/deep") == 0o700)
    for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
      #expect(mode("state/deep/\(name)") == 0o600, "\(name)")
    }
  }

  @Test("Commits go to a write-ahead log that the ledger puts on the disk itself, with foreign keys on")
  func pragmas() async throws {
    let ledger = try scratch.ledger()
    let settings = try await ledger.connection.withWriter("look") { db in
      try ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "-"
      }
    }
    #expect(settings == ["wal", "1", "1", "5000", "\(Schema.applicationID)"])
  }

  @Test("An empty file becomes a ledger")
  func emptyFile() async throws {
    try scratch.write("ledger.sqlite", "")
    try await scratch.ledger().record([Sample.entry("one")])
    #expect(try scratch.query("SELECT count(*) FROM articles") == ["1"])
  }

  @Test(
    "A file that is no database is refused and left as it was",
    arguments: ["to do: water the plants\n", String(repeating: "SQLite format 3\0", count: 400), "x"])
  func garbage(text: String) throws {
    try scratch.write("ledger.sqlite", text)
    #expect(problem() == .corrupt)
    #expect(scratch.text("ledger.sqlite") == text)
    #expect(scratch.list() == ["ledger.sqlite"])
  }

  @Test("A damaged ledger is refused")
  func damaged() async throws {
    let ledger = try scratch.ledger()
    try await ledger.record((0..<300).map { Sample.entry("\($0)") })
    try await ledger.checkpoint()
    try ledger.close()
    var bytes = try #require(scratch.bytes("ledger.sqlite"))
    #expect(bytes.count > 40_000)
    for index in 8192..<(bytes.count - 8192) { bytes[index] = 0xA5 }
    try scratch.write("ledger.sqlite", bytes)
    #expect(problem() == .corrupt)
  }

  @Test("Another program's database is refused and left as it was")
  func foreign() throws {
    try scratch.execute("CREATE TABLE recipes (name TEXT)")
    let before = scratch.bytes("ledger.sqlite")
    #expect(problem() == .foreign)
    #expect(scratch.bytes("ledger.sqlite") == before)
    #expect(scratch.list() == ["ledger.sqlite"])
  }

  @Test("A database with another program's mark is refused, even without tables")
  func foreignMark() throws {
    try scratch.execute("PRAGMA application_id = 12345")
    #expect(problem() == .foreign)
  }

  @Test("A ledger of a later version is refused, with the way out")
  func newer() throws {
    try scratch.ledger().close()
    try scratch.execute("INSERT INTO grdb_migrations VALUES ('99: what is to come')")
    let error = #expect(throws: LedgerError.self) { try scratch.ledger() }
    #expect(error?.problem == .newer)
    #expect(error.map { $0.description.contains("Install that version again") } == true)
  }

  @Test("A ledger of an earlier version is not read before it was brought up to date")
  func older() throws {
    try scratch.ledger().close()
    try scratch.execute("DELETE FROM grdb_migrations")
    #expect(problem(.readOnly) == .older)
  }

  @Test("A ledger of an earlier version keeps what it owes, what failed and what it knows")
  func upgrade() async throws {
    let queue = try DatabaseQueue(path: scratch.ledgerPath)
    try Schema.migrations.migrate(queue, upTo: "3: fewer pages a commit")
    let alerts = ["one", "two", "three"].map { Sample.alert($0) }
    try await queue.write { db in
      // Numbers that a table without a number of its own would lose.
      for (place, alert) in alerts.enumerated() {
        try db.execute(
          sql: "INSERT INTO alerts (rowid, id, kind, severity, raised_at, body) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            10 * (3 - place), alert.id, "article.matched", "warning", place,
            String(decoding: alert.json, as: UTF8.self),
          ])
      }
      try db.execute(
        literal: """
          INSERT INTO deliveries (id, alert_id, notifier, state, attempts, owed_at, due_at, settled_at, last_reason, step)
          VALUES (5, \(alerts[0].id), 'desk', 'pending', 1, 7, 8, NULL, 'busy', 1),
            (6, \(alerts[0].id), 'journal', 'delivered', 1, 7, 0, 9, NULL, 0),
            (7, \(alerts[1].id), 'desk', 'dead', 3, 7, 0, 9, 'gone', 2)
          """)
      try db.execute(sql: "INSERT INTO attempts VALUES (5, 1, 8, 'busy'), (7, 3, 9, 'gone')")
    }
    try queue.close()

    let ledger = try scratch.ledger()
    let records = try await ledger.deliveries(in: DeliveryRecord.State.allCases, limit: 9)
    #expect(records.map(\.id) == [7, 6, 5])
    #expect(records.map(\.alert) == [alerts[1].id, alerts[0].id, alerts[0].id])
    #expect(records.map(\.failures.count) == [1, 0, 1])
    #expect(try await ledger.claim(for: "desk", at: Sample.now, limit: 9).map(\.alert) == [alerts[0]])
    #expect(try await ledger.faults() == [])
    // Known alerts are known: nothing new is owed.
    #expect(try await ledger.record([Sample.entry(nil, alerts: alerts)]) == [.recorded(alerts: [])])
  }

  @Test("Opening for reading makes no file")
  func readingNothing() {
    #expect(problem(.readOnly) == .unreachable)
    #expect(scratch.list().isEmpty)
  }

  @Test("A path that cannot be is refused with what the system said")
  func impossiblePath() throws {
    try scratch.write("plain", "a file, not a directory")
    let error = #expect(throws: LedgerError.self) { try Ledger(path: scratch.path(of: "plain/ledger.sqlite")) }
    #expect(error?.problem == .unreachable)
    #expect(error?.detail == "Not a directory")
  }

  @Test("A ledger in memory works and leaves nothing behind")
  func inMemory() async throws {
    let ledger = try Ledger(path: ":memory:")
    try await ledger.record([Sample.entry("one"), Sample.entry("two", deadlines: [Sample.deadline("bids")])])
    #expect(try await ledger.summaries() == ["Something about one"])
    #expect(ledger.register().count == 1)
    try await ledger.checkpoint()
    try ledger.close()
    #expect(scratch.list().isEmpty)
  }

  @Test("The sqlite3 shell finds a deadline's history in a view")
  func history() async throws {
    let ledger = try scratch.ledger()
    try await ledger.record([Sample.entry("one", alerts: [], deadlines: [Sample.deadline("bids", steps: 2)])])
    #expect(
      try scratch.query("SELECT deadline_id, step, what, date, recorded_at, article_id FROM deadline_changes") == [
        "bids|1|registered|2030-06-30|\(Sample.now.milliseconds)|a-bids",
        "bids|2|confirmed|2030-06-30|\(Sample.now.milliseconds + 1000)|a-bids",
      ])
  }
}
