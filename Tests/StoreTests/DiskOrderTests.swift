import News
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("What waits for the disk, and what does not") struct DiskOrderTests {
  private let scratch: ScratchDirectory
  private let ledger: Ledger

  init() throws {
    scratch = try ScratchDirectory()
    ledger = try scratch.ledger()
  }

  /// The summaries of what could be claimed each time that the ledger announced, with what was on the disk then.
  private func announced(_ entries: [Ledger.Entry]) throws -> [(claimed: [String], isSynced: Bool)] {
    var rounds: [(claimed: [String], isSynced: Bool)] = []
    _ = try ledger.recordBlocking(entries, at: Sample.now, route: { _ in ["desk"] }) { notifiers in
      #expect(notifiers == ["desk"])
      let claimed = ledger.outbox.withLock { $0.claim(for: "desk", at: Sample.now, limit: 9) }
      rounds.append((claimed?.map(\.alert.summary) ?? ["?"], !ledger.isUnsynced))
    }
    return rounds
  }

  @Test("A match leaves when it is committed, a move when it is on the disk", arguments: [0, 9])
  func order(fillers: Int) async throws {
    // A shelf that was read before takes over what is recorded.
    _ = try await ledger.claim(for: "desk", at: Sample.now, limit: 1)
    let bids = Sample.deadline("bids")
    let entry = Sample.entry("one", alerts: [Sample.alert("move", of: bids), Sample.alert("match")], deadlines: [bids])
    let rounds = try announced([entry] + (0..<fillers).map { Sample.entry("filler \($0)", alerts: []) })
    #expect(rounds.map(\.claimed) == [["Something about match"], ["Something about move"]])
    #expect(rounds.map(\.isSynced) == [false, true])
  }

  @Test("A rejection leaves when it is committed; what raised nothing is not announced")
  func alone() async throws {
    _ = try await ledger.claim(for: "desk", at: Sample.now, limit: 1)
    let rejection = Sample.alert("bad", .fileRejected)
    #expect(try announced([Sample.entry(nil, alerts: [rejection])]).map(\.claimed) == [["Something about bad"]])
    #expect(try announced([Sample.entry("quiet", alerts: [])]).isEmpty)
  }

  @Test("What waits for the disk is neither claimed from the database nor handed to another")
  func reading() async throws {
    let bids = Sample.deadline("bids")
    try await ledger.record([
      Sample.entry("match"), Sample.entry("move", alerts: [Sample.alert("move", of: bids)]), Sample.entry("late"),
    ])
    let move = try #require(try await ledger.due(for: "desk", at: Sample.now, limit: 9).first { $0.waitsForDisk })
    ledger.outbox.withLock { $0.withhold(move, hasToWait: false, until: 99) }
    let free = ["match", "late"].map { "Something about \($0)" }
    #expect(try await ledger.summaries() == free)
    try await ledger.divert(nil, from: "desk", to: "night", at: Sample.now)
    #expect(try await ledger.summaries(for: "night") == free)

    #expect(ledger.outbox.withLock { $0.release(upTo: 99) } == [move])
    #expect(try await ledger.summaries() == ["match", "move", "late"].map { "Something about \($0)" })
  }

  @Test("A transaction that fails, be it at its very end, holds nothing and announces nothing")
  func failing() async throws {
    try scratch.execute(
      """
      CREATE TABLE doubts (article TEXT REFERENCES articles DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER doubt AFTER INSERT ON articles WHEN NEW.id = 'two' BEGIN INSERT INTO doubts VALUES ('none'); END
      """)
    let bids = Sample.deadline("bids")
    let entries = [Sample.entry("one", alerts: [Sample.alert("move", of: bids)]), Sample.entry("two")]
    for entries in [entries, entries + (0..<9).map { Sample.entry("filler \($0)", alerts: []) }] {
      #expect(throws: LedgerError.self) {
        _ = try ledger.recordBlocking(
          entries, at: Sample.now, route: { _ in ["desk"] }, announce: { _ in Issue.record("announced") })
      }
      #expect(ledger.outbox.withLock(\.firstWithheld) == nil)
    }
    #expect(try await ledger.summaries() == [])
  }
}
