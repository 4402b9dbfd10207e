import CivilTime
import Deadlines
import News
import Testing

@Suite("Reminders")
struct RemindersTests {
  @Test(
    "ring on the threshold's day, and after a silence only the newest",
    arguments: [
      ("2031-02-01", nil, ""),
      ("2031-03-02", nil, ""),
      ("2031-03-03", Alert.Kind.deadlineApproaching, "Tariff on tin in 7 days: 2031-03-10"),
      ("2031-03-05", .deadlineApproaching, "Tariff on tin in 5 days: 2031-03-10"),
      ("2031-03-09", .deadlineApproaching, "Tariff on tin tomorrow: 2031-03-10"),
      ("2031-03-10", .deadlineReached, "Tariff on tin: today, 2031-03-10"),
      ("2031-03-11", .deadlinePassed, "Tariff on tin has passed: 2031-03-10"),
      ("2032-01-01", .deadlinePassed, "Tariff on tin has passed: 2031-03-10"),
    ] as [(String, Alert.Kind?, String)])
  func thresholds(day: String, kind: Alert.Kind?, summary: String) {
    let alerts = Desk().reminders(on: day)
    #expect(alerts.map(\.kind) == [kind].compactMap { $0 })
    #expect(alerts.first?.summary ?? "" == summary)
  }

  @Test("asking again on another day of the same threshold gives the same alert")
  func sameAlert() {
    let desk = Desk()
    #expect(desk.reminders(on: "2031-03-03").map(\.id) == desk.reminders(on: "2031-03-06").map(\.id))
    #expect(desk.reminders(on: "2031-03-03").map(\.id) != desk.reminders(on: "2031-03-09").map(\.id))
  }

  @Test("a date from the settings rings at once how near it is, but not that it has passed long ago")
  func lateSettings() {
    #expect(Desk(trackedSince: "2031-03-06").reminders(on: "2031-03-06").map(\.kind) == [.deadlineApproaching])
    #expect(Desk(trackedSince: "2031-04-06").reminders(on: "2031-04-06").isEmpty)
  }

  @Test("a date that an article told too late for a threshold does not repeat what the article said")
  func lateDiscovery() {
    var desk = Desk(rules: RegisterRules(tracked: [], discovery: Discovery(remind: [7, 1, 0])))
    let vote = Samples.commitment("2031-05-05", .scheduled, label: "Vote")
    desk.read(Samples.assessment("a", published: "2031-05-01", [(vote, tracked: [])]))
    #expect(desk.reminders(on: "2031-05-01").isEmpty)
    #expect(desk.reminders(on: "2031-05-04").map(\.kind) == [.deadlineApproaching])
  }

  @Test("a move starts the thresholds anew")
  func moved() {
    var desk = Desk()
    desk.read(
      Samples.assessment(
        "a", published: "2031-03-04", [(Samples.commitment("2031-04-01", .effective, .moved), tracked: ["tariff"])]))
    #expect(desk.reminders(on: "2031-03-10").isEmpty)
    #expect(desk.reminders(on: "2031-03-25").map(\.summary) == ["Tariff on tin in 7 days: 2031-04-01"])
  }

  @Test("the next day on which something rings")
  func nextDay() {
    let desk = Desk()
    let reminders = Reminders(rules: desk.rules)
    #expect(reminders.nextDay(desk.register, after: Samples.date("2031-01-01")) == Samples.date("2031-03-03"))
    #expect(reminders.nextDay(desk.register, after: Samples.date("2031-03-03")) == Samples.date("2031-03-09"))
    #expect(reminders.nextDay(desk.register, after: Samples.date("2031-03-11")) == nil)
  }

  @Test("an entry whose deadline left the settings rings no more")
  func untracked() {
    var desk = Desk()
    desk.rules = RegisterRules(tracked: [], discovery: Discovery())
    #expect(desk.reminders(on: "2031-03-03").isEmpty)
  }
}
