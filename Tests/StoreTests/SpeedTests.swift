import News
import Store
import TestSupport
import Testing

@Suite("Speed", .serialized) struct SpeedTests {
  @Test("Ten thousand entries are recorded, delivered and counted in seconds")
  func tenThousand() async throws {
    let scratch = try ScratchDirectory()
    let ledger = try scratch.ledger()
    let clock = ContinuousClock()

    let recording = try await clock.measure {
      for batch in 0..<100 {
        let entries = (0..<100).map { number in
          Sample.entry(
            "\(batch)-\(number)", alerts: [Sample.alert("\(batch)-\(number)")],
            deadlines: [Sample.deadline("\(number)", steps: 3)])
        }
        try await ledger.record(entries, owedTo: ["desk", "journal"])
      }
    }
    var delivered = 0
    let delivering = try await clock.measure {
      while true {
        let due = try await ledger.due(for: "desk", at: Sample.now, limit: 128)
        if due.isEmpty { break }
        delivered += due.count
        try await ledger.settle(due.map(\.id), at: Sample.now)
      }
    }
    try ledger.close()
    let opening = try clock.measure { try scratch.ledger().close() }
    #expect(delivered == 10_000)
    print("ledger: 10,000 entries recorded in \(recording), delivered in \(delivering), opened in \(opening)")
    #expect(recording + delivering < .seconds(120))
  }
}
