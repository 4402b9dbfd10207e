import CivilTime
import News
import Notifications
import Testing

@Suite("A receiver that is down", .timeLimit(.minutes(2))) struct OutageTests {
  /// A desk that answers nothing while `isDown`, and a courier that owes it a hundred deliveries.
  private func bench(
    _ isDown: Shared<Bool>, lanes: [NotifierID: LaneSettings] = [:], with others: [NotifierID: any Notifier] = [:]
  ) -> (Bench, ScriptedNotifier) {
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in
      if isDown.value { throw .retry(after: nil, reason: "connection refused") }
    }
    let bench = Bench(others.merging(["desk": desk]) { $1 }, lanes: lanes)
    bench.outbox.owe(1...100, at: Bench.start)
    return (bench, desk)
  }

  @Test("Three days: it is probed now and then, not called for each delivery, and gets all once it is back")
  func threeDays() async {
    let isDown = Shared(true)
    let (bench, desk) = bench(isDown)
    await bench.run { events in
      // Five in a row fail, then a probe every twentieth of the outage.
      for _ in 0..<5 { _ = await events.change() }
      for hour in 1...72 {
        bench.clock.advance(by: .seconds(3600))
        while case .postponed(_, let until, _)? = await events.change(), until < bench.after(.seconds(3600 * hour)) {}
      }
      #expect(desk.calls.count < 200)
      isDown.update { $0 = false }
      bench.clock.advance(by: .seconds(30))
      await events.settled(1...100)
    }
    #expect(bench.outbox.owed.isEmpty)
    #expect(bench.messages.filter { $0.hasPrefix("warning") }.count == 1)
    #expect(bench.messages.contains("notice: the receiver answers again; what waited for it goes now"))
  }

  @Test("What was postponed meanwhile is due again as soon as one arrives")
  func hastening() async {
    let isDown = Shared(true)
    let (bench, _) = bench(isDown)
    await bench.run { events in
      for _ in 0..<5 { _ = await events.change() }
      isDown.update { $0 = false }
      await bench.clock.pass(.milliseconds(50))
      await events.reach(.hastened("desk"))
      await events.settled(2...5)
    }
  }

  @Test("What fails too often goes to the fallback, too, and all that is owed goes there while nothing arrives")
  func fallback() async {
    let phone = ScriptedNotifier()
    let (bench, _) = bench(
      Shared(true), lanes: ["desk": LaneSettings(fallback: "phone", fallbackAfter: 5)], with: ["phone": phone])
    await bench.run { events in
      await events.reach(.diverted(Array(1...100), to: "phone"))
      await events.settled(1001...1100)
    }
    #expect(bench.outbox.owed.filter { $0 <= 100 } == Array(1...100))
  }

  @Test("A dead letter goes to the fallback")
  func deadLetter() async {
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in throw .giveUp(reason: "404") }
    let bench = Bench(
      ["desk": desk, "phone": ScriptedNotifier()], lanes: ["desk": LaneSettings(fallback: "phone")])
    bench.outbox.owe([7], at: Bench.start)
    await bench.run { events in await events.settled([1007]) }
    #expect(bench.outbox.owed.isEmpty)
  }
}
