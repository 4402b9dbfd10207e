import CivilTime
import Deadlines
import News
import Testing

@Suite("A deadline nobody told it about")
struct DiscoveryTests {
  static let election = Samples.commitment("2031-06-03", .scheduled, label: "Snap election in Example Land")

  @Test("is discovered once, and confirmed by the next article that tells it in other words")
  func discovered() throws {
    var desk = Desk()
    let first = desk.read(Samples.assessment("a", published: "2031-04-25", [(Self.election, tracked: [])]))
    #expect(first.map(\.kind) == [.deadlineDiscovered])
    let again = Samples.commitment("2031-06-03", .scheduled, label: "Presidential election will be held")
    let second = desk.read(Samples.assessment("b", published: "2031-04-26", [(again, tracked: [])]))
    #expect(second.map(\.kind) == [.deadlineConfirmed])
    let entry = try #require(desk.register.values.first { $0.origin == .discovered })
    #expect(entry.id == "2031-06-03-snap-election-example-land")
    #expect(entry.topics == ["tin"])
    #expect(entry.history.count == 2)
  }

  @Test("another subject on the same day is another deadline")
  func anotherSubject() {
    var desk = Desk()
    desk.read(Samples.assessment("a", published: "2031-04-25", [(Self.election, tracked: [])]))
    let hearing = Samples.commitment("2031-06-03", .scheduled, label: "Court hearing of miners")
    let alerts = desk.read(Samples.assessment("b", published: "2031-04-26", [(hearing, tracked: [])]))
    #expect(alerts.map(\.kind) == [.deadlineDiscovered])
    #expect(desk.register.values.filter { $0.origin == .discovered }.count == 2)
  }

  @Test("a range keeps its last day, and rings before its first")
  func range() throws {
    var desk = Desk()
    let talks = Samples.commitment("2031-05-15", .scheduled, until: "2031-05-16", label: "Talks on an island")
    desk.read(Samples.assessment("a", published: "2031-04-25", [(talks, tracked: [])]))
    let entry = try #require(desk.register.values.first { $0.origin == .discovered })
    #expect(entry.lastDay == Samples.date("2031-05-16"))
    #expect(desk.reminders(on: "2031-05-08").map(\.deadline?.id).contains(entry.id))
    #expect(!desk.reminders(on: "2031-05-07").map(\.deadline?.id).contains(entry.id))
    #expect(desk.reminders(on: "2031-05-16").contains { $0.kind == .deadlineReached && $0.deadline?.id == entry.id })
    #expect(!desk.reminders(on: "2031-05-17").contains { $0.deadline?.id == entry.id })
  }

  @Test("moves when an article names its old date")
  func moved() {
    var desk = Desk()
    desk.read(Samples.assessment("a", published: "2031-04-25", [(Self.election, tracked: [])]))
    let later = Samples.commitment(
      "2031-06-17", .scheduled, .moved, from: "2031-06-03", label: "Snap election in Example Land")
    let alerts = desk.read(Samples.assessment("b", published: "2031-05-01", [(later, tracked: [])]))
    #expect(alerts.map(\.kind) == [.deadlineMoved])
    #expect(alerts.first?.deadline?.previous == Samples.period("2031-06-03"))
    #expect(desk.register.values.filter { $0.origin == .discovered }.map(\.date) == [Samples.period("2031-06-17")])
  }

  @Test("a move of what was not known is told as a move")
  func movedUnknown() {
    var desk = Desk()
    let moved = Samples.commitment("2031-06-17", .scheduled, .moved, from: "2031-06-03", label: "Vote on the budget")
    let alerts = desk.read(Samples.assessment("a", published: "2031-05-01", [(moved, tracked: [])]))
    #expect(alerts.map(\.kind) == [.deadlineMoved])
    #expect(alerts.first?.summary == "Vote on the budget moved from 2031-06-03 to 2031-06-17")
  }

  @Test("is left out where no topic matched, the reader is unsure, or discovery is off")
  func outOfScope() {
    let cases: [(Discovery.Scope, [String], Double, discovered: Bool)] = [
      (.matched, ["tin"], 0.9, true), (.matched, [], 0.9, false), (.matched, ["tin"], 0.3, false),
      (.all, [], 0.9, true), (.none, ["tin"], 0.9, false),
    ]
    for (scope, topics, confidence, discovered) in cases {
      var desk = Desk(rules: RegisterRules(tracked: [], discovery: Discovery(scope: scope)))
      let commitment = Samples.commitment("2031-06-03", .scheduled, label: "Vote", confidence: confidence)
      let alerts = desk.read(
        Samples.assessment("a", published: "2031-05-01", topics: topics, [(commitment, tracked: [])]))
      #expect(alerts.isEmpty == !discovered, "\(scope) \(topics) \(confidence)")
    }
  }

  @Test("matters as much as the most important topic of its article")
  func severity() {
    var desk = Desk()
    let alerts = desk.read(
      Samples.assessment("a", published: "2031-04-25", [(Self.election, tracked: [])]), severity: .critical)
    #expect(alerts.map(\.severity) == [.critical])
  }

  @Test("a proposed date that is told as standing later stands")
  func proposed() {
    var desk = Desk()
    let hoped = Samples.commitment("2031-06-03", .due, .proposed, label: "Package of measures")
    let alerts = desk.read(Samples.assessment("a", published: "2031-04-25", [(hoped, tracked: [])]))
    #expect(alerts.first?.summary == "New date: Package of measures, 2031-06-03 (proposed)")
    let standing = Samples.commitment("2031-06-03", .due, .set, label: "Package of measures")
    desk.read(Samples.assessment("b", published: "2031-04-28", [(standing, tracked: [])]))
    #expect(desk.register.values.first { $0.origin == .discovered }?.state == .standing)
  }
}
