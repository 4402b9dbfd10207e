import CivilTime
import News
import Testing

@testable import Notifications

@Suite("An attempt") struct AttemptTests {
  let clock = ManualClock()

  private func outcome(_ script: @escaping ScriptedNotifier.Script) async -> Attempt.Outcome {
    let limit = TimeLimit(.seconds(60), clock)
    let attempt = Attempt(notifier: ScriptedNotifier(script), limit: limit)
    async let _: Void = limit.run()
    let alert = Alert(
      key: "k", kind: .articleMatched, severity: .info, raised: Bench.start, summary: "Alert", rule: "quota")
    let delivery = Delivery(id: 1, notifier: "desk", alert: alert, attempts: 0, owed: Bench.start)
    return await attempt(delivery)
  }

  private func outcome(
    _ script: @escaping ScriptedNotifier.Script, while body: @escaping @Sendable () async -> Void
  ) async -> Attempt.Outcome {
    async let other: Void = body()
    let outcome = await outcome(script)
    await other
    return outcome
  }

  @Test("What the notifier says is what comes out")
  func answers() async {
    #expect(await outcome { _ in } == .delivered)
    #expect(
      await outcome { _ throws(DeliveryFailure) in throw .giveUp(reason: "410") } == .failed(.giveUp(reason: "410")))
    let busy = DeliveryFailure.retry(after: .seconds(9), reason: "429")
    #expect(await outcome { _ throws(DeliveryFailure) in throw busy } == .failed(busy))
  }

  @Test("A notifier that hangs is cancelled at the time limit, and the reason says so")
  func hanging() async {
    let gate = Gate()
    let outcome = await outcome { _ throws(DeliveryFailure) in
      try await gate.pass()
    } while: { [clock] in
      await clock.pass(.seconds(60))
    }
    #expect(outcome == .failed(.retry(after: nil, reason: "no answer within 60.0 seconds")))
  }

  @Test("A notifier that delivers although it is late has delivered")
  func late() async {
    let gate = Gate()
    let outcome = await outcome { _ in
      try? await gate.pass()
    } while: { [clock] in
      await clock.pass(.seconds(60))
    }
    #expect(outcome == .delivered)
  }

  @Test("However many attempts there were, one sleep serves the time limits of all")
  func oneSleep() async {
    let limit = TimeLimit(.seconds(60), clock)
    await withDiscardingTaskGroup { group in
      group.addTask { await limit.run() }
      for _ in 0..<100 {
        await withDiscardingTaskGroup { attempt in
          attempt.addTask { #expect(await limit.pass() == false) }
          await clock.sleeper(for: .seconds(60))
          attempt.cancelAll()
        }
      }
      #expect(clock.sleeping == 1)
      group.cancelAll()
    }
  }

  @Test("An attempt that is cancelled from outside counts as interrupted, not as failed")
  func cancelled() async {
    let gate = Gate()
    let outcomes = await withTaskGroup(of: Attempt.Outcome.self) { group in
      group.addTask { await outcome { _ throws(DeliveryFailure) in try await gate.pass() } }
      await clock.sleeper(for: .seconds(60))
      group.cancelAll()
      return await group.next()
    }
    #expect(outcomes == .interrupted)
  }
}
