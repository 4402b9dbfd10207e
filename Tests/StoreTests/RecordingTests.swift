import CivilTime
import News
import Store
import Synchronization
import TestSupport
import Testing

@Suite("Recording") struct RecordingTests {
  let scratch: ScratchDirectory
  let ledger: Ledger

  init() throws {
    scratch = try ScratchDirectory()
    ledger = try scratch.ledger()
  }

  @Test("An article is recorded with its alerts, its deadlines and what is owed")
  func everythingTogether() async throws {
    let entry = Sample.entry("one", alerts: [Sample.alert("one")], deadlines: [Sample.deadline("bids")])
    let outcomes = try await ledger.record([entry], owedTo: ["desk", "journal"])

    #expect(outcomes == [.recorded(alerts: [Sample.alert("one")])])
    #expect(try await ledger.knows("one"))
    #expect(ledger.register() == ["bids": Sample.deadline("bids")])
    for notifier in ["desk", "journal"] {
      let due = try await ledger.due(for: notifier, at: Sample.now, limit: 10)
      #expect(due.map(\.alert) == [Sample.alert("one")])
      #expect(due.map(\.attempts) == [0])
      #expect(due.map(\.owed) == [Sample.now])
    }
    #expect(try await ledger.counts().pending == ["desk": 1, "journal": 1])
  }

  @Test("A known article is not judged again and owes nothing")
  func knownArticle() async throws {
    try await ledger.record([Sample.entry("one")])
    let judged = Mutex(false)
    let again = Ledger.Entry(article: Sample.article("one")) { _ in
      judged.withLock { $0 = true }
      return RegisterChange(deadlines: [Sample.deadline("late")], alerts: [Sample.alert("another")])
    }
    #expect(try await ledger.record([again]) == [.known])
    #expect(judged.withLock { !$0 })
    #expect(ledger.register().isEmpty)
    #expect(try await ledger.pendingCount() == 1)
  }

  @Test("The same article twice in one transaction is known the second time")
  func knownWithinATransaction() async throws {
    let outcomes = try await ledger.record([Sample.entry("one"), Sample.entry("one")])
    #expect(outcomes == [.recorded(alerts: [Sample.alert("one")]), .known])
  }

  @Test("An alert that was raised before is not raised again, nor owed to anyone new")
  func alertTwice() async throws {
    try await ledger.record([Sample.entry("one", alerts: [Sample.alert("same")])])
    let second = Sample.entry("two", alerts: [Sample.alert("same"), Sample.alert("other")])
    #expect(
      try await ledger.record([second], owedTo: ["desk", "late"]) == [.recorded(alerts: [Sample.alert("other")])])
    #expect(try await ledger.counts().pending == ["desk": 2, "late": 1])
  }

  @Test("An entry without an article is judged every time")
  func noArticle() async throws {
    let entry = Sample.entry(nil, alerts: [Sample.alert("reached", .deadlineReached)])
    #expect(try await ledger.record([entry]) == [.recorded(alerts: [Sample.alert("reached", .deadlineReached)])])
    #expect(try await ledger.record([entry]) == [.recorded(alerts: [])])
    #expect(try await ledger.counts().articles == 0)
  }

  @Test("Each entry sees the register as the one before left it, across transactions too")
  func entriesSeeEachOther() async throws {
    func step(_ id: String) -> Ledger.Entry {
      Ledger.Entry(article: Sample.article(id)) { register in
        let steps = register["bids"]?.history.count ?? 0
        return RegisterChange(deadlines: [Sample.deadline("bids", steps: steps + 1)])
      }
    }
    try await ledger.record([step("one"), step("two")])
    try await ledger.record([step("three")])
    #expect(ledger.register()["bids"]?.history.count == 3)
  }

  @Test("An alert that no route takes is on record and owed to nobody")
  func noRoute() async throws {
    try await ledger.record([Sample.entry("one")], owedTo: [])
    let counts = try await ledger.counts()
    #expect(counts.alerts == 1)
    #expect(counts.pending.isEmpty)
  }

  @Test("A route that names a notifier twice owes it one delivery")
  func routeTwice() async throws {
    try await ledger.record([Sample.entry("one")], owedTo: ["desk", "desk"])
    #expect(try await ledger.pendingCount() == 1)
  }

  @Test("A score that is no number does not keep an alert from being recorded", arguments: [Double.nan, .infinity])
  func strangeScore(score: Double) async throws {
    try await ledger.record([Sample.entry("one", alerts: [Sample.alert("odd", score: score)])])
    let back = try await ledger.due(for: "desk", at: Sample.now, limit: 1).first?.alert.topic?.score
    #expect(back.map { "\($0)" } == "\(score)")
  }

  @Test("Text of every kind comes back as it went in")
  func text() async throws {
    let odd = "zero\u{0} quote' \"two\" 무역 \u{1F514} \u{2028} \\ %s"
    try await ledger.record([Sample.entry(odd, alerts: [Sample.alert(odd)], deadlines: [Sample.deadline(odd)])])
    #expect(try await ledger.due(for: "desk", at: Sample.now, limit: 1).map(\.alert) == [Sample.alert(odd)])
    try ledger.close()
    #expect(try scratch.ledger().register() == [odd: Sample.deadline(odd)])
  }

  @Test("Everything survives closing and opening again")
  func reopening() async throws {
    let entry = Sample.entry("one", alerts: [Sample.alert("one")], deadlines: [Sample.deadline("bids", steps: 3)])
    try await ledger.record([entry, Sample.entry("two")])
    try ledger.close()

    let again = try scratch.ledger()
    #expect(again.register() == ["bids": Sample.deadline("bids", steps: 3)])
    #expect(try await again.record([entry]) == [.known])
    #expect(try await again.summaries() == ["Something about one", "Something about two"])
  }

  @Test("The latest day of publication is the greatest, whatever the order")
  func latestPublished() async throws {
    #expect(try await ledger.latestPublished() == nil)
    for (id, day) in [("one", "2030-03-02"), ("two", "2031-01-01"), ("three", "2029-12-31")] {
      try await ledger.record([Ledger.Entry(article: Sample.article(id, published: day)) { _ in RegisterChange() }])
    }
    #expect(try await ledger.latestPublished() == CivilDate("2031-01-01"))
  }

  @Test("Many callers at once lose nothing, and their judgements come one after the other")
  func concurrency() async throws {
    let ledger = ledger
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          let entry = Ledger.Entry(article: Sample.article("\(number)")) { register in
            let steps = register["count"]?.history.count ?? 0
            return RegisterChange(
              deadlines: [Sample.deadline("count", steps: steps + 1)], alerts: [Sample.alert("\(number)")])
          }
          try await ledger.record([entry])
        }
        group.addTask { _ = try await ledger.due(for: "desk", at: Sample.now, limit: 5) }
      }
      try await group.waitForAll()
    }
    #expect(ledger.register()["count"]?.history.count == 200)
    #expect(try await ledger.pendingCount() == 200)
  }

  @Test("A cancelled task's record is made all the same")
  func cancellation() async throws {
    let ledger = ledger
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        withUnsafeCurrentTask { $0?.cancel() }
        try await ledger.record([Sample.entry("one")])
      }
      try await group.waitForAll()
    }
    #expect(try await ledger.knows("one"))
  }

  @Test("The register follows what another process wrote, at the next record")
  func anotherProcess() async throws {
    let other = try scratch.ledger()
    try await other.record([Sample.entry("one", deadlines: [Sample.deadline("theirs")])])

    let seen = Mutex<[DeadlineID]>([])
    try await ledger.record([
      Ledger.Entry(article: nil) { register in
        seen.withLock { $0 = Array(register.keys) }
        return RegisterChange()
      }
    ])
    #expect(seen.withLock { $0 } == ["theirs"])
    #expect(ledger.register().keys.contains("theirs"))
  }
}
