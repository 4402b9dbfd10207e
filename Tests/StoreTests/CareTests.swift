import CivilTime
import News
import TestSupport
import Testing

@testable import Store

@Suite("Care of the ledger") struct CareTests {
  let scratch: ScratchDirectory
  let ledger: Ledger
  let now = Sample.now

  init() throws {
    scratch = try ScratchDirectory()
    ledger = try scratch.ledger()
  }

  @Test("What is old is forgotten in small steps; what is owed is not")
  func forgetting() async throws {
    for number in 0..<5 {
      try await ledger.record([Sample.entry("\(number)")], at: now.adding(.seconds(number)))
    }
    try await ledger.settle([1, 2, 3], at: now)
    let later = now.adding(.seconds(3))
    var walk = Ledger.Forgetting()
    var counts: [Int] = []
    while try await ledger.forget(
      articlesBefore: later, alertsBefore: now.adding(.seconds(1)), &walk, step: 2)
    { counts.append(walk.count) }
    #expect(counts == [4, 6, 6])
    #expect(walk.count == 6)
    #expect(try scratch.query("SELECT count(*) FROM articles") == ["2"])
    // All alerts were raised at the same moment; two are owed.
    #expect(try scratch.query("SELECT id, state FROM deliveries ORDER BY id") == ["4|pending", "5|pending"])
    #expect(try await ledger.faults().isEmpty)
  }

  @Test("An old alert is found behind owed ones and behind young ones, and the walk ends without going through all")
  func forgettingBehind() async throws {
    func raised(_ key: String, _ moment: Timestamp) -> Alert {
      Alert(key: key, kind: .deadlineReached, severity: .info, raised: moment, summary: key, rule: "")
    }
    let old = (0..<3).map { raised("owed \($0)", now) } + [raised("old", now)]
    let young = (0..<900).map { raised("young \($0)", now.adding(.seconds(60))) }
    let behind = [raised("behind", now)] + (0..<1500).map { raised("late \($0)", now.adding(.seconds(60))) }
    let far = [raised("far", now)]
    try await ledger.record([Sample.entry(nil, alerts: old + young + behind + far)])
    try await ledger.settle([4, 905], at: now)
    var walk = Ledger.Forgetting()
    while try await ledger.forget(articlesBefore: now, alertsBefore: now.adding(.seconds(1)), &walk) {}
    #expect(walk.count == 2)
    // Behind more than a thousand young ones it has its time once they are old.
    let left = "SELECT count(*) FROM alerts WHERE json_extract(body, '$.summary') IN ('old', 'behind', 'far')"
    #expect(try scratch.query(left) == ["1"])
  }

  @Test("Dead letters are owed again by number or by day, and pending ones are due at once")
  func retrying() async throws {
    try await ledger.record(["one", "two", "three", "four"].map { Sample.entry($0) })
    try await ledger.settle([4], at: now)
    try await ledger.bury(1, at: now, reason: "404")
    try await ledger.bury(2, at: now.adding(.seconds(60)), reason: "404")
    try await ledger.postpone(3, until: now.adding(.seconds(7200)), reason: "503")
    #expect(try await ledger.retry(nil, since: now.adding(.seconds(60)), at: now) == 1)
    #expect(try await ledger.retry([1, 3, 4, 99], at: now) == 2)
    #expect(try await ledger.claim(for: "desk", at: now, limit: 9).count == 3)
  }

  @Test("The list tells state, times and what failed")
  func listing() async throws {
    try await ledger.record(["one", "two"].map { Sample.entry($0) }, owedTo: ["desk", "phone"])
    let until = now.adding(.seconds(60))
    try await ledger.report([.postponed(1, until: until, step: 1, reason: "503 busy")], for: "desk", at: now)
    try await ledger.report([.dead(2, reason: "404 gone")], for: "phone", at: now)
    let owed = try await ledger.deliveries(in: [.pending], to: "desk", limit: 9)
    #expect(owed.map(\.id) == [3, 1])
    #expect(owed.map(\.due) == [nil, until])
    #expect(owed.last?.failures == [.init(number: 1, at: now, reason: "503 busy")])
    let dead = try await ledger.deliveries(in: [.dead], limit: 9)
    #expect(dead.map(\.summary) == ["Something about one"])
    #expect(dead.first?.settled == now)
    #expect(try await ledger.deliveries(in: [.delivered], limit: 9).isEmpty)
  }

  @Test("A copy is a sound ledger of its own; an existing file is not overwritten")
  func copying() async throws {
    try await ledger.record([Sample.entry("one")])
    let path = scratch.path(of: "copy.sqlite")
    try await ledger.backUp(to: path)
    let copy = try Ledger(path: path, access: .readOnly)
    #expect(try await copy.counts() == ledger.counts())
    await #expect(throws: LedgerError.self) { try await ledger.backUp(to: path) }
  }

  @Test("An export has every row, each a line; of a damaged file what can be read")
  func exporting() async throws {
    try await ledger.record((0..<200).map { Sample.entry("\($0)") })
    try ledger.close()
    var lines: [String] = []
    #expect(try LedgerExport.run(path: scratch.ledgerPath) { lines.append($0) }.isEmpty)
    #expect(lines.count == 600)
    #expect(lines.first?.hasPrefix("{\"table\":\"articles\",\"row\":{\"id\":\"0\"") == true)

    try scratch.damage("ledger.sqlite", at: 20 * 4096, count: 8 * 4096)
    lines = []
    let losses = try LedgerExport.run(path: scratch.ledgerPath) { lines.append($0) }
    #expect(!losses.isEmpty)
    #expect(!lines.isEmpty)
  }
}

extension ScratchDirectory {
  /// Overwrites a part of a file.
  fileprivate func damage(_ name: String, at offset: Int, count: Int) throws {
    var bytes = try #require(self.bytes(name) as [UInt8]?)
    bytes.replaceSubrange(offset..<offset + count, with: [UInt8](repeating: 0xA5, count: count))
    try write(name, bytes)
  }
}
