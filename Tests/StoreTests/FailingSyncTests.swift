import CivilTime
import Glibc
import News
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("When the disk does not keep what it took") struct FailingSyncTests {
  /// A disk whose syncs fail as often as a test says.
  private final class Disk: Sendable {
    private let state = Mutex((failures: 0, syncs: 0))
    var syncs: Int { state.withLock { $0.syncs } }

    func fail(_ times: Int) { state.withLock { $0.failures = times } }

    func sync(_ descriptor: CInt) -> CInt {
      let fails = state.withLock { state in
        state.syncs += 1
        state.failures -= 1
        return state.failures >= 0
      }
      if fails { errno = EIO }
      return fails ? -1 : fdatasync(descriptor)
    }
  }

  private let scratch: ScratchDirectory
  private let disk = Disk()
  private let ledger: Ledger

  init() throws {
    scratch = try ScratchDirectory()
    ledger = try Ledger(path: scratch.ledgerPath, limits: .init(patience: 0.2)) { [disk] in disk.sync($0) }
  }

  private func record(_ entries: [Ledger.Entry], rings: inout [[NotifierID]]) throws(LedgerError) -> [Ledger.Outcome] {
    try ledger.recordBlocking(entries, at: Sample.now, route: { _ in ["desk"] }) { rings.append($0) }
  }

  private let bids = Sample.deadline("bids")
  private var entry: Ledger.Entry {
    Sample.entry("one", alerts: [Sample.alert("move", of: bids), Sample.alert("match")], deadlines: [bids])
  }

  @Test("The match goes, the move waits until the log has been emptied into the database; then nothing is missing")
  func retried() async throws {
    _ = try await ledger.claim(for: "desk", at: Sample.now, limit: 1)
    disk.fail(1)
    var rings: [[NotifierID]] = []
    let error = #expect(throws: LedgerError.self) { _ = try record([entry], rings: &rings) }
    #expect(error?.problem == .inputOutput)
    #expect("\(try #require(error))".contains("sync: Input/output error"))
    #expect(rings == [["desk"]])
    #expect(try await ledger.summaries() == ["Something about match"])

    // A second sync would say yes, and is not asked: the database itself is brought to hold what the log may not.
    let syncs = disk.syncs
    #expect(try record([entry], rings: &rings) == [.known])
    #expect(disk.syncs == syncs)
    let database = try #require(scratch.bytes("ledger.sqlite"))
    let copy = try ScratchDirectory()
    _ = try copy.write("ledger.sqlite", database)
    #expect(try copy.query("SELECT json_array_length(alerts) FROM intents") == ["2"])
    #expect(rings == [["desk"], ["desk"]])
    #expect(try await ledger.summaries().sorted() == ["match", "move"].map { "Something about \($0)" })

    _ = try record([Sample.entry("two")], rings: &rings)
    #expect(disk.syncs == syncs + 1)
    #expect(rings.count == 3)
  }

  @Test("What one call could not sync, the next one of another rings for")
  func other() async throws {
    disk.fail(1)
    var rings: [[NotifierID]] = []
    #expect(throws: LedgerError.self) {
      _ = try record([Sample.entry("one", alerts: [Sample.alert("move", of: bids)])], rings: &rings)
    }
    #expect(rings == [])
    _ = try record([Sample.entry("quiet", alerts: [])], rings: &rings)
    #expect(rings == [["desk"]])
    #expect(try await ledger.summaries() == ["Something about move"])
  }

  @Test("While the log cannot be emptied, nothing more is recorded")
  func doubted() async throws {
    disk.fail(1)
    var rings: [[NotifierID]] = []
    #expect(throws: LedgerError.self) { _ = try record([entry], rings: &rings) }
    // Another process reads an old state of the database: the log has to stay.
    try scratch.holdingSnapshot {
      let error = #expect(throws: LedgerError.self) { _ = try record([Sample.entry("two")], rings: &rings) }
      #expect(error?.problem == .busy)
    }
    #expect(rings == [["desk"]])
    _ = try record([Sample.entry("two")], rings: &rings)
    #expect(try await ledger.counts().articles == 2)
  }

  @Test("The first call of a process syncs, for what the one before may have left; later ones only what they owe")
  func leftBehind() async throws {
    var rings: [[NotifierID]] = []
    _ = try record([Sample.entry("quiet", alerts: [])], rings: &rings)
    #expect(disk.syncs == 1)
    _ = try record([Sample.entry("quieter", alerts: [])], rings: &rings)
    #expect(disk.syncs == 1)
  }
}
