import News
import TestSupport
import Testing

@testable import Store

@Suite("A few entries are promised in one row and written out afterwards") struct IntentTests {
  let scratch: ScratchDirectory

  init() throws { scratch = try ScratchDirectory() }

  private let tables = ["articles", "deadlines", "alerts", "deliveries"]

  /// Two alerts of one deadline, one of another, one of none; an alert that is raised twice.
  private func entries() -> [Ledger.Entry] {
    let (bids, offers) = (Sample.deadline("bids"), Sample.deadline("offers", steps: 2))
    let first = [Sample.alert("a", of: bids), Sample.alert("b", of: offers), Sample.alert("c")]
    return [
      Sample.entry("one", alerts: first, deadlines: [bids, offers]),
      Sample.entry("two", alerts: [Sample.alert("a", of: bids), Sample.alert("d", of: bids)]),
      Sample.entry("three"),
    ]
  }

  private func record(
    _ entries: [Ledger.Entry], in ledger: Ledger, announce: ([NotifierID]) -> Void = { _ in }
  ) throws -> [Ledger.Outcome] {
    try ledger.recordBlocking(entries, at: Sample.now, route: { _ in ["desk", "journal", "desk"] }, announce: announce)
  }

  @Test("The tables are the same as of many entries, whose rows are written at once")
  func sameTables() async throws {
    let other = try ScratchDirectory()
    let (few, many) = (try scratch.ledger(), try other.ledger())
    let fillers = (0..<9).map { Sample.entry("filler \($0)", alerts: []) }

    #expect(try record(entries(), in: few) == Array(record(entries() + fillers, in: many).prefix(3)))
    _ = try record(fillers, in: few)
    for table in tables {
      #expect(try scratch.query("SELECT * FROM \(table)") == other.query("SELECT * FROM \(table)"), "\(table)")
    }
    #expect(few.register() == many.register())
    #expect(try scratch.query("SELECT * FROM intents") == [])
  }

  @Test("What waits for an earlier delivery of its deadline is claimed after it, as of many entries")
  func order() async throws {
    // A match need not wait for the disk, and is handed over first.
    for fillers in [0, 9] {
      let ledger = try Ledger(path: ":memory:")
      _ = try await ledger.claim(for: "desk", at: Sample.now, limit: 1)
      _ = try record(entries() + (0..<fillers).map { Sample.entry("filler \($0)", alerts: []) }, in: ledger)
      let claimed = try await ledger.claim(for: "desk", at: Sample.now, limit: 9)
      #expect(claimed.map(\.alert.summary) == ["c", "three", "a", "b"].map { "Something about \($0)" }, "\(fillers)")
    }
  }

  @Test("A process that died before it wrote out leaves that to the next one")
  func died() async throws {
    let ledger = try scratch.ledger()
    _ = try record([Sample.entry("zero")], in: ledger)
    var found: [String] = []
    _ = try record(entries(), in: ledger) { _ in
      // At the first of two announcements.
      guard found.isEmpty else { return }
      // Nothing more of this process, as far as another one sees.
      do {
        found = try scratch.query("SELECT (SELECT count(*) FROM alerts), (SELECT count(*) FROM intents)")
        let next = try scratch.ledger()
        #expect(next.register() == ["bids": Sample.deadline("bids"), "offers": Sample.deadline("offers", steps: 2)])
        _ = try record([Sample.entry("next", alerts: [])], in: next)
        found += try scratch.query("SELECT (SELECT count(*) FROM alerts), (SELECT count(*) FROM intents)")
        try next.close()
      } catch {
        Issue.record(error)
      }
    }
    #expect(found == ["1|1", "6|0"])
    // And not a second time by the one that lived on.
    #expect(try scratch.query("SELECT count(*), max(number) FROM alerts") == ["6|6"])
    #expect(try scratch.query("SELECT count(*), max(id) FROM deliveries") == ["12|12"])
    #expect(try await ledger.faults() == [])
    _ = try record([Sample.entry("four")], in: ledger)
    #expect(try scratch.query("SELECT max(number) FROM alerts") == ["7"])
  }

  @Test("A report that comes before the rows finds them")
  func earlyReport() async throws {
    let ledger = try scratch.ledger()
    _ = try await ledger.claim(for: "desk", at: Sample.now, limit: 1)
    try scratch.execute(
      "CREATE TRIGGER busy BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'not now'); END")
    _ = try record([Sample.entry("one")], in: ledger)
    #expect(try scratch.query("SELECT count(*) FROM deliveries") == ["0"])
    try scratch.execute("DROP TRIGGER busy")

    let claimed = try await ledger.claim(for: "desk", at: Sample.now, limit: 9)
    #expect(claimed.map(\.id) == [1])
    try await ledger.report([.delivered(1)], for: "desk", at: Sample.now)
    #expect(
      try scratch.query("SELECT id, notifier, state FROM deliveries") == ["1|desk|delivered", "2|journal|pending"])
  }

  @Test("A row that another process took meanwhile is in nobody's way")
  func taken() async throws {
    let ledger = try scratch.ledger()
    _ = try record([Sample.entry("one")], in: ledger) { _ in
      do {
        try scratch.execute(
          """
          INSERT INTO alerts (number, id, kind, severity, raised_at, body) VALUES (1, 'other', 'k', 's', 0, '{}');
          INSERT INTO deliveries (id, alert, notifier, owed_at) VALUES (1, 1, 'other', 0)
          """)
      } catch {
        Issue.record(error)
      }
    }
    #expect(try scratch.query("SELECT number FROM alerts ORDER BY number") == ["1", "2"])
    #expect(
      try scratch.query("SELECT alert, notifier FROM deliveries ORDER BY id") == ["1|other", "2|desk", "2|journal"])
    #expect(try await ledger.faults() == [])
  }

  @Test("What raises much is written at once")
  func large() async throws {
    let ledger = try scratch.ledger()
    let alerts = (0..<40).map { Sample.alert("\($0)") }
    var found: [String] = []
    _ = try record([Sample.entry("one", alerts: alerts), Sample.entry("two")], in: ledger) { _ in
      found = (try? scratch.query("SELECT (SELECT count(*) FROM alerts), (SELECT count(*) FROM intents)")) ?? []
    }
    #expect(found == ["41|0"])
    #expect(try scratch.query("SELECT count(*), max(id) FROM deliveries") == ["82|82"])
  }

  @Test("An intent that nobody can read is told when the ledger is opened")
  func unreadable() async throws {
    try scratch.ledger().close()
    try scratch.execute("INSERT INTO intents (at, deadlines, alerts) VALUES (0, '[]', '[{}]')")
    let error = #expect(throws: LedgerError.self) { try scratch.ledger() }
    #expect(error?.problem == .corrupt)
    #expect(try scratch.query("SELECT count(*) FROM intents") == ["1"])
  }
}
