import CivilTime
import Logging
import News

/// What became of an attempt and is not in the outbox yet.
enum Verdict: Sendable {
  case delivered(Int64)
  case postponed(Int64, until: Timestamp, reason: String)
  case dead(Int64, reason: String)
}

/// The deliveries of one notifier, one after the other.
struct Lane {
  private enum Event: Sendable {
    case attempted(Delivery, Attempt.Outcome)
    /// With what could not be written.
    case noted(left: [Verdict], (any Error)?)
    case graceOver
  }

  let id: NotifierID
  private let courier: Courier
  private let attempt: Attempt
  private let inFlight: Int
  private var breaker: CircuitBreaker
  private var log: LaneLog
  /// While these are not written, nothing more is carried: read again, they would be carried twice.
  private var verdicts: [Verdict] = []
  private var outboxFailures = 0

  init(id: NotifierID, notifier: any Notifier, courier: Courier) {
    self.id = id
    self.courier = courier
    attempt = Attempt(notifier: notifier, timeout: courier.limits.timeout, clock: courier.clock)
    inFlight = max(1, courier.inFlight[id] ?? 1)
    breaker = CircuitBreaker(schedule: courier.schedule, longest: courier.limits.rest)
    log = LaneLog(courier.log, notifier: id)
  }

  private var isCalledHome: Bool { courier.bell.isClosed || Task.isCancelled }

  mutating func run() async {
    while !isCalledHome {
      courier.onProgress(id)
      do {
        try await turn()
        outboxFailures = 0
        log.outboxAnswers()
      } catch {
        outboxFailures += 1
        log.outboxFails(error)
        await courier.bell.rest(delay(outboxFailures), on: courier.clock)
      }
    }
    await goHome()
  }

  /// Carries one batch and rests if the receiver fails, or waits for something to do.
  private mutating func turn() async throws {
    let heard = courier.bell.rings
    try await noteLeftovers()
    let due = try await courier.outbox.due(for: id, at: courier.now(), limit: max(1, courier.limits.batch))
    if due.isEmpty {
      let next = try await courier.outbox.nextDue(for: id)
      await courier.bell.wait(after: heard, atMost: idleTime(until: next), on: courier.clock)
    } else {
      let rest = try await carry(due)
      if rest > .zero { await courier.bell.rest(rest, on: courier.clock) }
    }
  }

  /// Never zero: an outbox that says "due" and gives nothing must not make the lane spin.
  private func idleTime(until next: Timestamp?) -> Duration {
    let limits = courier.limits
    guard let next else { return limits.idle }
    let left = next.milliseconds.subtractingReportingOverflow(courier.now().milliseconds)
    guard !left.overflow else { return limits.idle }
    return min(limits.idle, max(.milliseconds(10), .milliseconds(left.partialValue)))
  }

  /// Delivers in order, at most `inFlight` at once, and writes what became of them while the next are under way: the
  /// slower the disk, the more are settled in one commit.
  /// - Returns: how long the lane should rest.
  private mutating func carry(_ batch: [Delivery]) async throws -> Duration {
    var waiting = batch[...]
    var flying = 0
    var isNoting = false
    var rest = Duration.zero
    var failure: (any Error)?
    let (attempt, outbox, bell, clock, grace, now) = (
      attempt, courier.outbox, courier.bell, courier.clock, courier.limits.grace, courier.now
    )
    await withTaskGroup(of: Event.self) { group in
      group.addTask {
        await bell.wait(after: .max)
        try? await clock.sleep(for: grace)
        return .graceOver
      }
      while true {
        while flying < inFlight, rest == .zero, failure == nil, !isCalledHome, let next = waiting.popFirst() {
          flying += 1
          group.addTask { .attempted(next, await attempt(next)) }
        }
        if !isNoting, failure == nil, !verdicts.isEmpty {
          isNoting = true
          let verdicts = verdicts
          self.verdicts = []
          group.addTask { await Self.note(verdicts, in: outbox, now) }
        }
        guard flying > 0 || isNoting, let event = await group.next() else { break }
        courier.onProgress(id)
        switch event {
        case .attempted(let delivery, let outcome):
          flying -= 1
          rest = max(rest, judge(delivery, outcome))
        case .noted(let left, let error):
          isNoting = false
          verdicts = left + verdicts
          failure = error
        case .graceOver: group.cancelAll()
        }
      }
      group.cancelAll()
    }
    if let failure { throw failure }
    return rest
  }

  /// Turns an outcome into what the outbox is to know.
  /// - Returns: how long the lane should rest.
  private mutating func judge(_ delivery: Delivery, _ outcome: Attempt.Outcome) -> Duration {
    switch outcome {
    case .interrupted: return .zero
    case .delivered:
      breaker.succeeded()
      log.delivered(delivery)
      verdicts.append(.delivered(delivery.id))
      return .zero
    case .failed(.giveUp(let words)):
      let reason = brief(words)
      log.buried(delivery, reason)
      verdicts.append(.dead(delivery.id, reason: reason))
      return .zero
    case .failed(.retry(let after, let words)):
      let reason = brief(words)
      let now = courier.now()
      let attempts = delivery.attempts + 1
      let age = now.since(delivery.owed)
      let asked = min(max(.zero, after ?? .zero), courier.schedule.maximum)
      guard let delay = courier.schedule.delay(afterAttempt: attempts, age: age, jitter: courier.jitter()) else {
        let reason = "given up after \(attempts) attempts: \(reason)"
        log.buried(delivery, reason)
        verdicts.append(.dead(delivery.id, reason: reason))
        return breaker.failed(delivery.id, asked: asked, jitter: courier.jitter())
      }
      log.failed(delivery, reason)
      verdicts.append(.postponed(delivery.id, until: now.adding(max(delay, asked)), reason: reason))
      return breaker.failed(delivery.id, asked: asked, jitter: courier.jitter())
    }
  }
}

/// A reason as it is kept and logged: what a receiver answered may be a whole page.
private func brief(_ reason: String) -> String { String(reason.prefix(500)) }

// MARK: - Writing to the outbox

extension Lane {
  /// Writes in the order of one commit for all that was delivered, then the rest one by one; stops at the first error.
  private static func note(
    _ verdicts: [Verdict], in outbox: any Outbox, _ now: @Sendable () -> Timestamp
  ) async -> Event {
    var left = verdicts
    do {
      let delivered = verdicts.compactMap { if case .delivered(let id) = $0 { id } else { nil } }
      if !delivered.isEmpty { try await outbox.settle(delivered, at: now()) }
      left.removeAll { if case .delivered = $0 { true } else { false } }
      while let next = left.first {
        switch next {
        case .delivered: break
        case .postponed(let id, let until, let reason): try await outbox.postpone(id, until: until, reason: reason)
        case .dead(let id, let reason): try await outbox.bury(id, at: now(), reason: reason)
        }
        left.removeFirst()
      }
      return .noted(left: [], nil)
    } catch {
      return .noted(left: left, error)
    }
  }

  private mutating func noteLeftovers() async throws {
    guard !verdicts.isEmpty else { return }
    guard case .noted(let left, let error) = await Self.note(verdicts, in: courier.outbox, courier.now) else { return }
    verdicts = left
    if let error { throw error }
  }

  private mutating func goHome() async {
    do {
      try await noteLeftovers()
    } catch {
      log.leftUnnoted(verdicts.count, error)
    }
  }

  /// How long to leave an outbox alone that failed this often in a row.
  private func delay(_ failures: Int) -> Duration {
    var schedule = courier.schedule
    schedule.maximum = min(schedule.maximum, courier.limits.rest)
    schedule.leastAttempts = .max
    return max(.milliseconds(10), schedule.delay(afterAttempt: failures, age: .zero, jitter: courier.jitter()) ?? .zero)
  }
}
