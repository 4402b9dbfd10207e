import News
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("A backlog", .serialized) struct BacklogTests {
  @Test("of 100,000 deliveries is drained in order, in the memory of a few hundred")
  func hundredThousand() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try scratch.ledger()
    let count = 100_000
    for start in stride(from: 0, to: count, by: 1000) {
      try await ledger.record((start..<start + 1000).map { Sample.entry("\($0)") })
    }
    var (delivered, last) = (0, Int64(0))
    while true {
      let some = try await ledger.claim(for: "desk", at: Sample.now, limit: 64)
      if some.isEmpty { break }
      #expect(ledger.outbox.withLock { $0.held } <= OutboxMemory.capacity)
      #expect(some.map(\.id).elementsEqual(last + 1...last + Int64(some.count)))
      last += Int64(some.count)
      try await ledger.report(some.map { .delivered($0.id) }, for: "desk", at: Sample.now)
      delivered += some.count
    }
    #expect(delivered == count)
  }
}
