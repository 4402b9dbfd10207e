import CivilTime
import Deadlines
import News
import Testing

@Suite("A tracked deadline")
struct TrackedTests {
  @Test("is in the register from the start and rings nothing by that")
  func registered() {
    let change = RegisterFold(rules: Samples.rules).registerTracked([:], at: Samples.noon("2031-01-01"))
    #expect(change.alerts.isEmpty)
    #expect(change.deadlines.map(\.id) == ["tariff"])
    #expect(change.deadlines.first?.history.map(\.what) == [.registered])
  }

  @Test("is left alone by a second look at the same settings")
  func registeredOnce() {
    let desk = Desk()
    #expect(
      RegisterFold(rules: desk.rules).registerTracked(desk.register, at: Samples.noon("2031-02-01")).deadlines.isEmpty)
  }

  @Test("follows the operator's new date, and keeps an article's date while the settings say the same")
  func edited() {
    var desk = Desk()
    desk.read(
      Samples.assessment(
        "a", published: "2031-02-01", [(Samples.commitment("2031-04-01", .effective, .moved), tracked: ["tariff"])]))
    desk.take(RegisterFold(rules: desk.rules).registerTracked(desk.register, at: Samples.noon("2031-02-02")))
    #expect(desk.register["tariff"]?.date == Samples.period("2031-04-01"))

    let moved = TrackedDeadline(
      id: "tariff", title: "Tariff on tin", severity: .warning, kind: .effective, due: Samples.period("2031-05-05"),
      remind: [1])
    desk.rules = RegisterRules(tracked: [moved], discovery: Discovery())
    let alerts = desk.take(
      RegisterFold(rules: desk.rules).registerTracked(desk.register, at: Samples.noon("2031-02-03")))
    #expect(desk.register["tariff"]?.date == Samples.period("2031-05-05"))
    #expect(alerts.isEmpty)
  }

  @Test("is confirmed by an article that names its date, or the month that holds it")
  func confirmed() {
    var desk = Desk()
    for (id, date) in [("a", "2031-03-10"), ("b", "2031-03"), ("c", "2031-03-10T00:01")] {
      let alerts = desk.read(
        Samples.assessment(id, published: "2031-02-01", [(Samples.commitment(date), tracked: ["tariff"])]))
      #expect(alerts.map(\.kind) == [.deadlineConfirmed])
      #expect(desk.register["tariff"]?.date.first == Samples.date("2031-03-10"))
    }
  }

  @Test("moves, and the alert holds both dates and both sentences")
  func moved() throws {
    var desk = Desk()
    desk.read(Samples.assessment("a", published: "2031-02-01", [(Samples.commitment("2031-03"), tracked: ["tariff"])]))
    let alerts = desk.read(
      Samples.assessment("b", published: "2031-02-20", [(Samples.commitment("2031-04-01", .due), tracked: ["tariff"])]))
    let alert = try #require(alerts.first)
    #expect(alerts.count == 1)
    #expect(alert.kind == .deadlineMoved)
    #expect(alert.summary == "Tariff on tin moved from 2031-03-10 to 2031-04-01")
    #expect(alert.deadline?.previous == Samples.period("2031-03-10"))
    #expect(alert.evidence.map(\.article.id) == ["a", "b"])
    #expect(alert.evidence.map { $0.quote.contains("2031-03") || $0.quote.contains("2031-04-01") } == [true, true])
    #expect(desk.register["tariff"]?.history.map(\.what) == [.registered, .confirmed, .moved])
  }

  @Test("does not move by what is only proposed, by an event, or by an older article")
  func staysPut() {
    var desk = Desk()
    desk.read(
      Samples.assessment("a", published: "2031-02-10", [(Samples.commitment("2031-03-10"), tracked: ["tariff"])]))
    let others: [(String, String, Commitment)] = [
      ("p", "2031-02-11", Samples.commitment("2031-04-01", .effective, .proposed)),
      ("o", "2031-01-15", Samples.commitment("2031-04-01")),
    ]
    for (id, published, commitment) in others {
      #expect(desk.read(Samples.assessment(id, published: published, [(commitment, tracked: ["tariff"])])).isEmpty)
    }
    desk.read(
      Samples.assessment(
        "e", published: "2031-02-12",
        [(Samples.commitment("2031-04-01", .scheduled, label: "Hearing"), tracked: ["tariff"])]))
    #expect(desk.register["tariff"]?.date == Samples.period("2031-03-10"))
  }

  @Test("does not move by a second date beside one that confirms the first")
  func confirmedBesideAnother() {
    var desk = Desk()
    desk.read(
      Samples.assessment(
        "a", published: "2031-02-10",
        [
          (Samples.commitment("2031-05-01"), tracked: ["tariff"]),
          (Samples.commitment("2031-03-10"), tracked: ["tariff"]),
        ]))
    #expect(desk.register["tariff"]?.date == Samples.period("2031-03-10"))
  }

  @Test("does not move by more than a year unless the article names its old date, nor from a date that is not its own")
  func farMoves() {
    let cases: [(Commitment, Bool)] = [
      (Samples.commitment("2035-01-01"), false),
      (Samples.commitment("2035-01-01", .effective, .moved, from: "2031-03-10"), true),
      (Samples.commitment("2031-06-01", .effective, .moved, from: "2031-03-12"), true),
      (Samples.commitment("2031-06-01", .effective, .moved, from: "2030-01-01"), false),
    ]
    for (commitment, moves) in cases {
      var desk = Desk()
      let alerts = desk.read(Samples.assessment("a", published: "2031-02-10", [(commitment, tracked: ["tariff"])]))
      #expect(
        alerts.contains { $0.deadline?.id == "tariff" && $0.kind == .deadlineMoved } == moves, "\(commitment.date)")
    }
  }

  @Test("the headline's word for the same date is no second deadline")
  func headline() {
    var desk = Desk()
    let headline = Samples.commitment("2031-04-01", .effective, .moved, label: "Tariff date slips")
    let story = Samples.commitment("2031-04-01", .effective, .moved, from: "2031-03-10")
    let alerts = desk.read(
      Samples.assessment("a", published: "2031-02-10", [(headline, tracked: []), (story, tracked: ["tariff"])]))
    #expect(alerts.map(\.kind) == [.deadlineMoved])
    #expect(desk.register.count == 1)
  }

  @Test("is cancelled once")
  func cancelled() {
    var desk = Desk()
    let off = Samples.commitment("2031-03-10", .effective, .cancelled)
    let first = desk.read(Samples.assessment("a", published: "2031-02-10", [(off, tracked: ["tariff"])]))
    let second = desk.read(Samples.assessment("b", published: "2031-02-11", [(off, tracked: ["tariff"])]))
    #expect(first.map(\.kind) == [.deadlineCancelled])
    #expect(second.isEmpty)
    #expect(desk.reminders(on: "2031-03-10").isEmpty)
  }

  @Test("the same article judged twice raises alerts with the same ids")
  func stableIDs() {
    let article = Samples.assessment(
      "a", published: "2031-02-10", [(Samples.commitment("2031-04-01"), tracked: ["tariff"])])
    var (one, two) = (Desk(), Desk())
    #expect(one.read(article).map(\.id) == two.read(article).map(\.id))
  }
}
