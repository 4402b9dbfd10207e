import CivilTime
import News
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("Deliveries wait for the disk", .timeLimit(.minutes(1))) struct DiskGateTests {
  private final class Passed: Sendable {
    let ids = Mutex<Set<Int64>>([])
  }

  @Test("Who comes early waits, who comes late passes")
  func passing() async {
    let gate = DiskGate()
    gate.hold([1, 2, 3])
    gate.noteCommit(of: [1], number: 7)
    gate.noteCommit(of: [2], number: 8)
    let passed = Passed()
    await withTaskGroup(of: Void.self) { group in
      for id: Int64 in [1, 2, 4] {
        group.addTask {
          #expect(await gate.pass(id))
          passed.ids.withLock { _ = $0.insert(id) }
        }
      }
      while passed.ids.withLock({ !$0.contains(4) }) { await Task.yield() }
      #expect(passed.ids.withLock { $0 } == [4])
      gate.release(upTo: 7)
      while passed.ids.withLock({ !$0.contains(1) }) { await Task.yield() }
      #expect(passed.ids.withLock { $0 } == [1, 4])
      #expect(gate.held == [2, 3])
      gate.release(upTo: 100)
    }
    // Not committed yet: no sync can have been for it.
    #expect(gate.held == [3])
    gate.forget([3])
    #expect(await gate.pass(3))
  }

  @Test("Who is cancelled does not pass", arguments: 0..<20)
  func cancelled(_: Int) async {
    let gate = DiskGate()
    gate.hold([1])
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { await gate.pass(1) }
      group.cancelAll()
      #expect(await group.next() == false)
    }
  }

  @Test("What is owed is announced before it is on the disk, and held until it is")
  func recording() async throws {
    let ledger = try Ledger(path: ":memory:")
    // A shelf that was read before takes over what is recorded.
    _ = try await ledger.claim(for: "desk", at: Sample.now, limit: 1)
    var held: Set<Int64> = []
    _ = try ledger.recordBlocking(
      [Sample.entry("one"), Sample.entry("two")], at: Sample.now, route: { _ in ["desk"] },
      announce: { held = ledger.gate.held })
    #expect(held == [1, 2])
    #expect(ledger.gate.held.isEmpty)
    let claimed = try await ledger.claim(for: "desk", at: Sample.now, limit: 9)
    #expect(claimed.map(\.id) == [1, 2])
    for delivery in claimed { #expect(ledger.isSafe(delivery)) }
  }

  @Test("A transaction that fails holds nothing, and announces nothing")
  func failing() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try scratch.ledger()
    try scratch.execute(
      "CREATE TRIGGER full BEFORE INSERT ON articles WHEN NEW.id = 'two' BEGIN SELECT RAISE(ABORT, 'no'); END")
    #expect(throws: LedgerError.self) {
      _ = try ledger.recordBlocking(
        [Sample.entry("one"), Sample.entry("two")], at: Sample.now, route: { _ in ["desk"] },
        announce: { Issue.record("announced") })
    }
    #expect(ledger.gate.held.isEmpty)
    #expect(try await ledger.summaries() == [])
  }
}
