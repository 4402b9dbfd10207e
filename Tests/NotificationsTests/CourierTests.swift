import CivilTime
import News
import Notifications
import Synchronization
import Testing

@Suite("The courier", .timeLimit(.minutes(2))) struct CourierTests {
  @Test("Delivers in the order in which it was owed, each once")
  func order() async {
    let desk = ScriptedNotifier()
    let bench = Bench(["desk": desk])
    bench.outbox.owe((1...300).reversed().map { Int64($0) }, at: Bench.start)
    await bench.run { events in await events.settled(1...300) }
    #expect(desk.calls == (1...300).map { Int64($0) })
    #expect(desk.most == 1)
    #expect(bench.outbox.owed.isEmpty)
    #expect(bench.outbox.claimed.isEmpty)
  }

  @Test("A ring brings what is owed since; no ring, and it is found all the same a while later")
  func ringing() async {
    let desk = ScriptedNotifier()
    let bench = Bench(["desk": desk])
    await bench.run { events in
      #expect(await events.next() == .idle("desk"))
      bench.outbox.owe([1], at: Bench.start)
      bench.bell.ring(for: ["desk"])
      #expect(await events.change() == .settled([1]))

      #expect(await events.next() == .idle("desk"))
      bench.outbox.owe([2], at: Bench.start)
      await bench.clock.pass(.seconds(10))
      #expect(await events.change() == .settled([2]))
    }
  }

  @Test("A notifier that hangs delays no other")
  func isolation() async {
    let gate = Gate()
    let dead = ScriptedNotifier { _ throws(DeliveryFailure) in try await gate.pass() }
    let bench = Bench(["dead": dead, "desk": ScriptedNotifier()])
    bench.outbox.owe([1], to: "dead", at: Bench.start)
    bench.outbox.owe([2, 3, 4], to: "desk", at: Bench.start)
    await bench.run { events in
      await events.settled(2...4)
      #expect(bench.outbox.owed == [1])
      gate.open()
      await events.settled([1])
    }
  }

  @Test("A failing delivery is tried again after the delays of the schedule, then once more and done")
  func backoff() async {
    let tries = Shared(0)
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in
      let count = tries.update {
        $0 += 1
        return $0
      }
      if count < 4 { throw .retry(after: nil, reason: "connection refused") }
    }
    let bench = Bench(["desk": desk], schedule: RetrySchedule(delays: [1, 2, 4].map { .seconds($0) }))
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in
      for (delay, total) in [(1, 1), (2, 3), (4, 7)] {
        let expected = MemoryOutbox.Event.postponed(
          1, until: bench.after(.seconds(total)), reason: "connection refused")
        #expect(await events.change() == expected)
        await bench.clock.pass(.seconds(delay))
      }
      #expect(await events.change() == .settled([1]))
    }
    #expect(
      bench.messages == [
        "warning: delivery failed, it is tried again: connection refused", "notice: delivered after 4 attempts",
      ])
  }

  @Test("A changed reason is logged anew")
  func changedReason() async {
    let desk = ScriptedNotifier { delivery throws(DeliveryFailure) in
      throw .retry(after: nil, reason: delivery.attempts < 2 ? "connection refused" : "503")
    }
    let bench = Bench(["desk": desk], schedule: RetrySchedule(delays: [1, 2, 4, 8].map { .seconds($0) }))
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in
      for delay in [1, 2, 4] {
        _ = await events.change()
        await bench.clock.pass(.seconds(delay))
      }
      _ = await events.change()
    }
    #expect(bench.messages.map { $0.suffix(7) } == ["refused", "in: 503"])
  }

  @Test(
    "A longer Retry-After wins over the schedule, a shorter one does not, and no receiver asks for more than a day",
    arguments: [(90, 90), (0, 1), (-5, 1), (1_000_000_000, 86_400)])
  func retryAfter(asked: Int, expected: Int) async {
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in
      throw .retry(after: .seconds(asked), reason: "429")
    }
    let bench = Bench(["desk": desk], schedule: RetrySchedule(delays: [.seconds(1)]))
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in
      let until = bench.after(.seconds(expected))
      #expect(await events.change() == .postponed(1, until: until, reason: "429"))
    }
  }

  @Test("A receiver that asks to be left alone is left alone by the whole lane")
  func laneRests() async {
    let isBusy = Shared(true)
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in
      if isBusy.value { throw .retry(after: .seconds(90), reason: "429") }
    }
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1, 2], at: Bench.start)
    await bench.run { events in
      _ = await events.change()
      isBusy.update { $0 = false }
      await bench.clock.pass(.seconds(90))
      await events.settled([1, 2])
    }
    #expect(desk.calls == [1, 1, 2])
  }

  @Test("One bad delivery holds up nothing that comes after it")
  func oneBadDelivery() async {
    let desk = ScriptedNotifier { delivery throws(DeliveryFailure) in
      if delivery.id == 1 { throw .retry(after: nil, reason: "500") }
    }
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1, 2, 3], at: Bench.start)
    await bench.run { events in await events.settled([2, 3]) }
    #expect(desk.calls == [1, 2, 3])
    #expect(bench.outbox.owed == [1])
    #expect(
      bench.messages == [
        "warning: delivery failed, it is tried again: 500", "notice: the notifier delivers again",
      ])
  }

  @Test("What cannot be delivered at all becomes a dead letter at once, and its followers go on")
  func givingUp() async {
    let desk = ScriptedNotifier { delivery throws(DeliveryFailure) in
      if delivery.id == 1 { throw .giveUp(reason: "404") }
    }
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1, 2], at: Bench.start)
    await bench.run { events in await events.settled([2]) }
    #expect(bench.outbox.owed.isEmpty)
    #expect(bench.messages == ["error: delivery given up, it is a dead letter now: 404"])
  }

  @Test("A receiver that wants no more is asked for no more; what it is owed stays")
  func disabled() async {
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in throw .disable(reason: "410 Gone") }
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1, 2], at: Bench.start)
    await bench.run { events in
      #expect(await events.change() == .postponed(1, until: Bench.start, reason: "410 Gone"))
      await bench.clock.pass(.seconds(10))
    }
    #expect(desk.calls == [1])
    #expect(bench.outbox.owed == [1, 2])
    #expect(bench.messages.first?.hasSuffix("410 Gone") == true)
  }

  @Test("What used up the schedule becomes a dead letter, with the last reason")
  func exhaustion() async {
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in throw .retry(after: nil, reason: "503") }
    let bench = Bench(["desk": desk], schedule: RetrySchedule(delays: [.seconds(1), .seconds(2)]))
    bench.outbox.owe([1], attempts: 3, step: 2, at: Bench.start)
    await bench.run { events in
      #expect(await events.change() == .buried(1, reason: "given up after 4 attempts: 503"))
    }
  }

  @Test("Several may be under way at once where the courier was told so")
  func concurrency() async {
    let gate = Gate()
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in try await gate.pass() }
    let bench = Bench(["desk": desk], lanes: ["desk": LaneSettings(concurrency: 3)])
    bench.outbox.owe(1...10, at: Bench.start)
    await bench.run { events in
      for _ in 0..<3 { _ = await desk.arrivals.next() }
      gate.open()
      await events.settled(1...10)
    }
    #expect(desk.most == 3)
  }

  @Test("A rate keeps what is more than it until its time")
  func rate() async {
    let desk = ScriptedNotifier()
    let bench = Bench(["desk": desk], lanes: ["desk": LaneSettings(rate: 2)])
    bench.outbox.owe(1...4, at: Bench.start)
    await bench.run { events in
      await events.settled([1, 2])
      #expect(desk.calls == [1, 2])
      await bench.clock.pass(.milliseconds(500))
      await events.settled([3])
      await bench.clock.pass(.milliseconds(500))
      await events.settled([4])
    }
  }

  @Test("Every lane reports its progress, idle or not")
  func progress() async {
    let seen = Shared<[NotifierID: Int]>([:])
    let bench = Bench(["desk": ScriptedNotifier(), "quiet": ScriptedNotifier()]) { id in
      seen.update { $0[id, default: 0] += 1 }
    }
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in
      await events.settled([1])
      bench.bell.ring(for: ["desk", "quiet"])
      var idle: Set<NotifierID> = []
      while idle.count < 2, let event = await events.next() {
        if case .idle(let id) = event { idle.insert(id) }
      }
    }
    #expect(seen.value["desk", default: 0] > 2)
    #expect(seen.value["quiet", default: 0] > 0)
  }
}
