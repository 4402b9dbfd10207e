import Glibc
import News
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("However recording, syncing and claiming fall together", .timeLimit(.minutes(1))) struct ClaimsBesideSyncsTests {
  /// Which deliveries a sync covered that has ended.
  private final class Disk: Sendable {
    private let state = Mutex<Int64>(0)
    let path = Mutex("")
    var syncedUpTo: Int64 { state.withLock { $0 } }

    func sync(_ descriptor: CInt) -> CInt {
      let committed = path.withLock { ScratchDirectory.lastDelivery(in: $0) }
      usleep(300)
      let result = fdatasync(descriptor)
      state.withLock { $0 = max($0, committed) }
      return result
    }
  }

  @Test("no move is given out before its sync, each once, and none is left", arguments: 0..<3)
  func together(_: Int) async throws {
    let (scratch, disk) = (try ScratchDirectory(), Disk())
    disk.path.withLock { $0 = scratch.ledgerPath }
    let ledger = try Ledger(path: scratch.ledgerPath, limits: .init()) { disk.sync($0) }
    let (recorders, batches, size) = (3, 12, 10)
    let total = recorders * batches * size
    let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for recorder in 0..<recorders {
        group.addTask {
          for batch in 0..<batches {
            // Ten entries: their rows are written at once, so that who reads the database finds them before the sync.
            let names = (0..<size).map { "\(recorder)-\(batch)-\($0)" }
            try await ledger.record(
              names.map { name in
                Sample.entry(name, alerts: [Sample.alert(name, of: Sample.deadline(DeadlineID(name)))])
              })
          }
          return []
        }
      }
      group.addTask {
        var seen: [Int64] = []
        while seen.count < total, !Task.isCancelled {
          let some = try await ledger.claim(for: "desk", at: Sample.now, limit: 7).map(\.id)
          let synced = disk.syncedUpTo
          #expect(some.allSatisfy { $0 <= synced }, "\(some) of \(synced)")
          seen += some
          if some.isEmpty { await Task.yield() }
          // Makes it forget, so that the database is read.
          if !some.isEmpty, seen.count % 3 == 0 { _ = try await ledger.revive(at: Sample.now) }
        }
        return seen
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.count == total)
    #expect(Set(claimed).count == total)
  }
}
