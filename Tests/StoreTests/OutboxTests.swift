import CivilTime
import GRDB
import News
import TestSupport
import Testing

@testable import Store

@Suite("The outbox") struct OutboxTests {
  let scratch: ScratchDirectory
  let ledger: Ledger
  let now = Sample.now

  init() throws {
    scratch = try ScratchDirectory()
    ledger = try scratch.ledger()
  }

  private func ids(_ notifier: NotifierID = "desk", at time: Timestamp? = nil) async throws -> [Int64] {
    try await ledger.due(for: notifier, at: time ?? now, limit: 1000).map(\.id)
  }

  @Test("What was owed first comes first, and a limit cuts off the rest")
  func order() async throws {
    try await ledger.record([Sample.entry("late")], at: now.adding(.seconds(5)))
    try await ledger.record([Sample.entry("early"), Sample.entry("second")], at: now)
    let later = now.adding(.seconds(60))
    let expected = ["early", "second", "late"].map { "Something about \($0)" }
    #expect(try await ledger.summaries(at: later) == expected)
    #expect(try await ledger.due(for: "desk", at: later, limit: 2).map(\.alert.summary) == Array(expected.prefix(2)))
    #expect(try await ledger.due(for: "desk", at: later, limit: -1).isEmpty)
  }

  @Test("What was never tried is due at once, even if the clock was set back")
  func clockSetBack() async throws {
    try await ledger.record([Sample.entry("one")], at: now)
    #expect(try await ids(at: now.adding(.seconds(-86_400))).count == 1)
  }

  @Test("What was delivered is owed no more; the same again changes nothing")
  func settling() async throws {
    try await ledger.record([Sample.entry("one"), Sample.entry("two"), Sample.entry("three")])
    let all = try await ids()
    try await ledger.settle(Array(all.prefix(2)), at: now)
    try await ledger.settle(all.prefix(1) + [4711], at: now.adding(.seconds(9)))
    #expect(try await ids() == [all[2]])
    #expect(
      try scratch.query("SELECT state, attempts, settled_at FROM deliveries ORDER BY id") == [
        "delivered|1|\(now.milliseconds)", "delivered|1|\(now.milliseconds)", "pending|0|NULL",
      ])
  }

  @Test("A postponed delivery comes back in its old place, with its attempts and its reason")
  func postponing() async throws {
    try await ledger.record([Sample.entry("one"), Sample.entry("two")])
    let all = try await ids()
    let until = now.adding(.seconds(30))
    try await ledger.postpone(all[0], until: until, reason: "no route to host")
    #expect(try await ids() == [all[1]])
    try await ledger.settle([all[1]], at: now)
    #expect(try await ids().isEmpty)
    _ = try await ledger.claim(for: "desk", at: now, limit: 1)
    #expect(ledger.nextDue(for: "desk", after: now) == until)
    ledger.giveBack(for: "desk")
    #expect(try await ids(at: until.adding(.milliseconds(-1))).isEmpty)

    try await ledger.record([Sample.entry("three")], at: until)
    let due = try await ledger.due(for: "desk", at: until, limit: 9)
    #expect(due.map(\.alert.summary) == ["Something about one", "Something about three"])
    #expect(due.map(\.attempts) == [1, 0])
    #expect(due.map(\.lastReason) == ["no route to host", nil])
  }

  @Test("A dead letter is owed no more, can be read, and can be made owed again")
  func deadLetters() async throws {
    try await ledger.record([Sample.entry("one"), Sample.entry("two")], owedTo: ["desk", "phone"])
    let desk = try await ids()
    try await ledger.bury(desk[0], at: now, reason: "410 Gone")
    try await ledger.bury(try await ids("phone")[1], at: now.adding(.seconds(1)), reason: "no such number")
    #expect(try await ids() == [desk[1]])

    let letters = try await ledger.deadLetters(limit: 9)
    #expect(letters.map(\.notifier) == ["phone", "desk"])
    #expect(letters.map(\.lastReason) == ["no such number", "410 Gone"])
    #expect(try await ledger.deadLetters(limit: 1) == Array(letters.prefix(1)))
    #expect(try await ledger.counts().dead == ["desk": 1, "phone": 1])

    #expect(try await ledger.revive("desk", at: now.adding(.seconds(2))) == 1)
    #expect(try await ids(at: now.adding(.seconds(2))) == [desk[1], desk[0]])
    #expect(try await ledger.counts().dead == ["phone": 1])
    #expect(try await ledger.revive(at: now) == 1)
    #expect(try await ledger.deadLetters(limit: 9).isEmpty)
  }

  @Test("What is settled or dead stays so, whatever is said of it later")
  func finality() async throws {
    try await ledger.record([Sample.entry("one"), Sample.entry("two")])
    let all = try await ids()
    try await ledger.settle([all[0]], at: now)
    try await ledger.bury(all[1], at: now, reason: "gone")
    for id in all { try await ledger.postpone(id, until: now, reason: "late news") }
    try await ledger.settle([all[1]], at: now)
    try await ledger.bury(all[0], at: now, reason: "late news")
    #expect(
      try scratch.query("SELECT state, ifnull(last_reason, '-') FROM deliveries ORDER BY id") == [
        "delivered|-", "dead|gone",
      ])
  }

  @Test("One notifier's outbox is not another's, and a notifier nobody knows is owed nothing")
  func isolation() async throws {
    try await ledger.record([Sample.entry("one")], owedTo: ["desk", "removed"])
    try await ledger.settle(try await ids("desk"), at: now)
    #expect(try await ids("removed").count == 1)
    #expect(try await ids("desk").isEmpty)
    #expect(try await ids("nobody").isEmpty)
    #expect(try await ledger.pendingCount() == 1)
  }

  @Test("Reading a long outbox walks one index in order and sorts nothing")
  func queryPlan() async throws {
    let plan = try await ledger.connection.read("explain") { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(Ledger.dueQuery)", arguments: ["desk", 0, 0, 1])
        .map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("INDEX deliveries_in_order") })
    #expect(!plan.contains { $0.contains("TEMP B-TREE") })
  }
}
