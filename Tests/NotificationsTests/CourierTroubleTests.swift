import CivilTime
import News
import Notifications
import Testing

@Suite("The courier in trouble", .timeLimit(.minutes(2))) struct CourierTroubleTests {
  @Test("An outbox that cannot be read is asked again after a while, and the reason is logged once")
  func unreadable() async {
    let desk = ScriptedNotifier()
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1], at: Bench.start)
    bench.outbox.failReading("disk I/O error")
    await bench.run { events in
      for delay in [1, 2, 4] {
        #expect(await events.change() == .failed)
        await bench.clock.pass(.seconds(delay))
      }
      #expect(await events.change() == .failed)
      bench.outbox.failReading(nil)
      await bench.clock.pass(.seconds(8))
      #expect(await events.change() == .settled([1]))
    }
    #expect(
      bench.messages.prefix(2) == [
        "error: nothing is delivered while the ledger fails: disk I/O error", "notice: the ledger answers again",
      ])
  }

  @Test("What was delivered and could not be noted is not delivered again, nor is anything else until it is noted")
  func unwritable() async {
    let desk = ScriptedNotifier()
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1], at: Bench.start)
    bench.outbox.failWriting("disk full")
    await bench.run { events in
      #expect(await events.change() == .failed)
      bench.outbox.owe([2], at: Bench.start)
      bench.bell.ring(for: ["desk"])
      for delay in [1, 2, 4] {
        await bench.clock.pass(.seconds(delay))
        #expect(await events.change() == .failed)
      }
      #expect(desk.calls == [1])
      bench.outbox.failWriting(nil)
      await bench.clock.pass(.seconds(8))
      #expect(await events.change() == .settled([1]))
      #expect(await events.change() == .settled([2]))
    }
    #expect(desk.calls == [1, 2])
    #expect(bench.messages.count { $0.contains("disk full") } == 1)
  }

  @Test("A stopped courier starts nothing new, lets what is under way end, and notes it")
  func stopping() async {
    let gate = Gate()
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in try await gate.pass() }
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1, 2], at: Bench.start)
    await bench.run { events in
      #expect(await desk.arrivals.next() == 1)
      bench.courier.stop()
      gate.open()
      #expect(await events.change() == .settled([1]))
    }
    #expect(desk.calls == [1])
    #expect(bench.outbox.owed == [2])
  }

  @Test("What is under way longer than the grace is cut off and stays owed as it was")
  func graceOver() async {
    let gate = Gate()
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in try await gate.pass() }
    var limits = Courier.Limits()
    limits.grace = .seconds(3)
    let bench = Bench(["desk": desk], limits: limits)
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in
      #expect(await desk.arrivals.next() == 1)
      bench.courier.stop()
      await bench.clock.pass(.seconds(3))
    }
    #expect(bench.outbox.owed == [1])
    #expect(bench.messages.isEmpty)
  }

  @Test("A cancelled courier comes home, and what was delivered meanwhile is noted")
  func cancelling() async {
    let gate = Gate()
    let stubborn = ScriptedNotifier { _ in try? await gate.pass() }
    let bench = Bench(["desk": stubborn])
    bench.outbox.owe([1, 2], at: Bench.start)
    await withTaskGroup(of: Void.self) { group in
      let courier = bench.courier
      group.addTask { await courier.run() }
      #expect(await stubborn.arrivals.next() == 1)
      group.cancelAll()
    }
    #expect(stubborn.calls == [1])
    #expect(bench.outbox.owed == [2])
  }

  @Test("A lane with something postponed looks again without a ring, as an idle one does")
  func lookingAgain() async {
    let desk = ScriptedNotifier { delivery throws(DeliveryFailure) in
      if delivery.id == 1 { throw .retry(after: nil, reason: "not now") }
    }
    let bench = Bench(["desk": desk], schedule: RetrySchedule(delays: [.seconds(3600)], jitter: 0))
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in
      #expect(await events.change() == .postponed(1, until: bench.after(.seconds(3600)), reason: "not now"))
      for id: Int64 in [2, 3] {
        await events.reach(.idle("desk"))
        bench.outbox.owe([id], at: Bench.start)
        await bench.clock.pass(.seconds(10))
        #expect(await events.change() == .settled([id]))
      }
    }
  }

  @Test("A courier that rests or idles comes home at once")
  func stoppingAtRest() async {
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in
      throw .retry(after: .seconds(600), reason: "come back later")
    }
    let bench = Bench(["desk": desk, "quiet": ScriptedNotifier()])
    bench.outbox.owe([1], at: Bench.start)
    await bench.run { events in _ = await events.change() }
    #expect(bench.clock.now.sinceStart == .zero)
  }

  @Test("A courier without notifiers stays until it is stopped")
  func noNotifiers() async {
    let isHome = Shared(false)
    let bench = Bench([:])
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await bench.courier.run()
        isHome.update { $0 = true }
      }
      for _ in 0..<20 { await Task.yield() }
      #expect(!isHome.value)
      bench.courier.stop()
    }
    #expect(isHome.value)
  }

  @Test("Outcomes that no outbox takes at the end are told")
  func lostOutcomes() async {
    let bench = Bench(["desk": ScriptedNotifier()])
    bench.outbox.owe([1], at: Bench.start)
    bench.outbox.failWriting("disk full")
    await bench.run { events in #expect(await events.change() == .failed) }
    #expect(
      bench.messages.last
        == "error: 1 outcomes are not in the ledger, those deliveries come again after the next start: disk full")
  }
}
