import Glibc
import News
import TestSupport
import Testing

@testable import Store

@Suite("A backlog", .serialized) struct BacklogTests {
  /// Resident memory of this process, in KiB.
  private func resident() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var (all, pages) = (0, 0)
    withUnsafeMutablePointer(to: &all) { first in
      withUnsafeMutablePointer(to: &pages) { second in _ = withVaList([first, second]) { vfscanf(file, "%ld %ld", $0) }
      }
    }
    return pages * 4
  }

  @Test("of 100,000 deliveries is drained in order, in the memory of a few hundred")
  func hundredThousand() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try scratch.ledger()
    let count = 100_000
    for start in stride(from: 0, to: count, by: 1000) {
      try await ledger.record((start..<start + 1000).map { Sample.entry("\($0)") })
    }
    var (delivered, last, most) = (0, Int64(0), 0)
    let before = resident()
    while true {
      let some = try await ledger.claim(for: "desk", at: Sample.now, limit: 64)
      if some.isEmpty { break }
      #expect(some.map(\.id).elementsEqual(last + 1...last + Int64(some.count)))
      last += Int64(some.count)
      try await ledger.report(some.map { .delivered($0.id) }, for: "desk", at: Sample.now)
      delivered += some.count
      most = max(most, resident())
    }
    #expect(delivered == count)
    #expect(most - before < 24_000, "grew by \(most - before) KiB")
  }
}
