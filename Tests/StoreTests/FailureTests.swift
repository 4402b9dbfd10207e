import GRDB
import News
import TestSupport
import Testing

@testable import Store

@Suite("When writing fails") struct FailureTests {
  let scratch: ScratchDirectory

  init() throws { scratch = try ScratchDirectory() }

  /// Records until the disk is full, a batch of three at a time.
  private func fill(_ ledger: Ledger) async throws -> (recorded: Int, error: LedgerError) {
    for batch in 0..<10_000 {
      let entries = (0..<3).map { number in
        Sample.entry(
          "\(batch)-\(number)", alerts: [Sample.alert("\(batch)-\(number)")],
          deadlines: [Sample.deadline("\(batch)-\(number)")])
      }
      do {
        try await ledger.record(entries)
      } catch {
        return (batch * 3, error)
      }
    }
    throw NeverFull()
  }

  private struct NeverFull: Error {}

  @Test("A full disk leaves nothing of the transaction, in the file or in memory, and says what to do")
  func fullDisk() async throws {
    let ledger = try Ledger(path: scratch.ledgerPath, limits: .init(pages: 60))
    let (recorded, error) = try await fill(ledger)
    #expect(recorded > 0)
    #expect(error.problem == .full)
    #expect(
      error.description.hasPrefix("cannot record 3 entries: the disk is full: \(scratch.ledgerPath) (SQLite 13:"))
    #expect(error.description.contains("Free space"))

    // The last batch was promised; its rows had no room any more.
    let counts = try await ledger.counts()
    #expect(counts.articles == recorded)
    #expect(counts.alerts == recorded - 3)
    #expect(counts.pending == ["desk": recorded - 3])
    #expect(ledger.register().count == recorded)
    #expect(counts.deadlines == recorded - 3)
    #expect(try scratch.query("SELECT json_array_length(alerts) FROM intents") == ["3"])
    try ledger.close()

    let roomy = try scratch.ledger()
    #expect(roomy.register().count == recorded)
    try await roomy.record([Sample.entry("one more")])
    let all = try await roomy.counts()
    #expect(all.alerts == recorded + 1)
    #expect(all.pending == ["desk": recorded + 1])
    #expect(all.deadlines == recorded)
  }

  @Test("A statement that gets too few values is refused, and does not run with those of the time before")
  func tooFewValues() async throws {
    let ledger = try Ledger(path: ":memory:")
    let sql = "DELETE FROM alerts WHERE number = ?"
    let error = await #expect(throws: LedgerError.self) {
      try await ledger.connection.withWriter("test") { db in
        try db.run(sql, [1])
        try db.run(sql, [])
      }
    }
    #expect(error?.problem == .defect)
  }

  @Test("Once there is room again, the same entries are recorded, not known")
  func roomAgain() async throws {
    let small = try Ledger(path: scratch.ledgerPath, limits: .init(pages: 60))
    let (recorded, _) = try await fill(small)
    try small.close()

    let ledger = try scratch.ledger()
    let lost = Sample.entry("\(recorded / 3)-0")
    #expect(try await ledger.record([lost]) == [.recorded(alerts: [Sample.alert("\(recorded / 3)-0")])])
  }

  @Test("A closed ledger says so")
  func closed() async throws {
    let ledger = try scratch.ledger()
    try ledger.close()
    for _ in 0..<2 {
      await #expect(throws: LedgerError.self) { try await ledger.record([Sample.entry("one")]) }
      let error = await #expect(throws: LedgerError.self) { try await ledger.pendingCount() }
      #expect(error?.problem == .closed)
    }
  }

  @Test("A ledger opened for reading records nothing and reads everything")
  func readOnly() async throws {
    let writer = try scratch.ledger()
    try await writer.record([Sample.entry("one", deadlines: [Sample.deadline("bids")])])
    let reader = try Ledger(path: scratch.ledgerPath, access: .readOnly)
    #expect(reader.register().keys.sorted() == ["bids"])
    #expect(try await reader.knows("one"))
    let error = await #expect(throws: LedgerError.self) { try await reader.record([Sample.entry("two")]) }
    #expect(error?.problem == .readOnly)
  }

  @Test("A write that another process keeps out says so, and is made once that one is done")
  func locked() async throws {
    let ledger = try Ledger(path: scratch.ledgerPath, limits: .init(patience: 0.05))
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: scratch.ledgerPath, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.beginTransaction(.immediate) }

    let error = await #expect(throws: LedgerError.self) { try await ledger.record([Sample.entry("one")]) }
    #expect(error?.problem == .busy)
    #expect(try await ledger.pendingCount() == 0)

    try await other.writeWithoutTransaction { try $0.rollback() }
    #expect(try await ledger.record([Sample.entry("one")]) == [.recorded(alerts: [Sample.alert("one")])])
  }
}
