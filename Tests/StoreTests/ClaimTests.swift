import CivilTime
import GRDB
import News
import TestSupport
import Testing

@testable import Store

@Suite("Claims") struct ClaimTests {
  let scratch: ScratchDirectory
  let ledger: Ledger
  let now = Sample.now

  init() throws {
    scratch = try ScratchDirectory()
    ledger = try scratch.ledger()
  }

  private func claim(_ limit: Int = 1000, for notifier: NotifierID = "desk", at time: Timestamp? = nil) async throws
    -> [String]
  {
    try await ledger.claim(for: notifier, at: time ?? now, limit: limit).map(\.alert.summary)
  }

  private func words(_ names: String...) -> [String] { names.map { "Something about \($0)" } }

  @Test("Each delivery is given out once, to whoever asks, until it is given back")
  func once() async throws {
    try await ledger.record(["one", "two", "three"].map { Sample.entry($0) })
    #expect(try await claim(2) == words("one", "two"))
    #expect(try await claim() == words("three"))
    #expect(try await claim().isEmpty)
    ledger.giveBack(for: "desk")
    #expect(try await claim() == words("one", "two", "three"))
  }

  @Test("What is recorded while the courier waits is given out without reading it back, in order")
  func fresh() async throws {
    #expect(try await claim().isEmpty)
    try await ledger.record([Sample.entry("one"), Sample.entry("two")])
    try await ledger.record([Sample.entry("three")])
    #expect(try await claim() == words("one", "two", "three"))
  }

  @Test("However recording and claiming fall together, each delivery is given out once")
  func together() async throws {
    let count = 600
    let all = try await withThrowingTaskGroup(of: [Int64].self) { group in
      group.addTask {
        for number in 0..<count { try await ledger.record([Sample.entry("\(number)")]) }
        return []
      }
      group.addTask {
        var seen: [Int64] = []
        while seen.count < count {
          let some = try await ledger.claim(for: "desk", at: now, limit: 7)
          seen += some.map(\.id)
          // Every other one is reported, so that claims end while others are made.
          try await ledger.report(some.filter { $0.id % 2 == 0 }.map { .delivered($0.id) }, for: "desk", at: now)
          if some.isEmpty { await Task.yield() }
          // Another process may have written: the database is read again.
          if seen.count % 5 == 0 { _ = try await ledger.revive(at: now) }
        }
        return seen
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(all.count == count)
    #expect(Set(all).count == count)
  }

  @Test("More than memory keeps is given out all the same, in order")
  func many() async throws {
    #expect(try await claim().isEmpty)
    let names = (1000..<2500).map { "\($0)" }
    for batch in stride(from: 0, to: names.count, by: 100) {
      try await ledger.record(names[batch..<batch + 100].map { Sample.entry($0) })
    }
    var claimed: [String] = []
    while claimed.count < names.count {
      let some = try await claim(64)
      if some.isEmpty { break }
      claimed += some
    }
    #expect(claimed == names.map { "Something about \($0)" })
  }

  /// An entry that raises an alert of a deadline.
  private func entry(_ name: String, of deadline: DeadlineID) -> Ledger.Entry {
    let record = Alert.DeadlineRecord(
      Sample.deadline(deadline), previous: nil, today: CivilDate("2030-03-01") ?? .distantPast)
    let alert = Alert(
      key: name, kind: .deadlineMoved, severity: .warning, raised: now, summary: "Something about \(name)",
      rule: "moved", deadline: record)
    return Sample.entry(name, alerts: [alert])
  }

  @Test("Alerts of one deadline go one after the other; those of others do not wait", arguments: [true, false])
  func orderOfOneDeadline(waiting: Bool) async throws {
    // Once handed over in memory, where the match is first for it need not wait for the disk; once read from the database.
    if waiting { #expect(try await claim().isEmpty) }
    try await ledger.record([
      entry("first", of: "quota"), entry("second", of: "quota"), entry("other", of: "duty"), Sample.entry("match"),
    ])
    #expect(try await claim() == (waiting ? words("match", "first", "other") : words("first", "other", "match")))
    #expect(try await claim().isEmpty)
    try await ledger.report(
      [.postponed(1, until: now.adding(.seconds(60)), step: 1, reason: "503")], for: "desk", at: now)
    #expect(try await claim().isEmpty)
    #expect(try await claim(at: now.adding(.seconds(60))) == words("first"))
    try await ledger.report([.delivered(1)], for: "desk", at: now)
    #expect(try await claim(at: now.adding(.seconds(60))) == words("second"))
  }

  @Test("Late order is worth less than the alert: nothing waits for an earlier one longer than ten minutes")
  func tenMinutes() async throws {
    try await ledger.record([entry("first", of: "quota"), entry("second", of: "quota")])
    #expect(try await claim() == words("first"))
    try await ledger.report(
      [.postponed(1, until: now.adding(.seconds(7200)), step: 9, reason: "500")], for: "desk", at: now)
    #expect(try await claim(at: now.adding(.seconds(590))).isEmpty)
    #expect(try await claim(at: now.adding(.seconds(610))) == words("second"))
  }

  @Test("What a fallback is owed too is new to it, and old to nobody")
  func diverting() async throws {
    try await ledger.record(["one", "two", "three"].map { Sample.entry($0) })
    #expect(try await claim(for: "phone").isEmpty)
    try await ledger.divert([2], from: "desk", to: "phone", at: now)
    try await ledger.divert(nil, from: "desk", to: "phone", at: now)
    #expect(try await claim(for: "phone") == words("two", "one", "three"))
    #expect(try await claim() == words("one", "two", "three"))
  }

  @Test("A receiver that is back gets at once what was postponed")
  func hastening() async throws {
    try await ledger.record([Sample.entry("one")])
    #expect(try await claim() == words("one"))
    try await ledger.report(
      [.postponed(1, until: now.adding(.seconds(7200)), step: 9, reason: "500")], for: "desk", at: now)
    #expect(try await claim().isEmpty)
    try await ledger.hasten("desk")
    let back = try await ledger.claim(for: "desk", at: now, limit: 1).first
    #expect(back?.step == 0)
    #expect(back?.attempts == 1)
  }

  @Test("Failed attempts are remembered, the last twenty of each delivery")
  func history() async throws {
    try await ledger.record([Sample.entry("one")])
    for number in 1...25 {
      try await ledger.report(
        [.postponed(1, until: now, step: 0, reason: "try \(number)")], for: "desk", at: now.adding(.seconds(number)))
    }
    let rows = try scratch.query("SELECT number, reason FROM attempts ORDER BY number")
    #expect(rows.count == 20)
    #expect(rows.first == "6|try 6")
    #expect(rows.last == "25|try 25")
  }
}
