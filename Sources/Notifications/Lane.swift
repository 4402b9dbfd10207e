import CivilTime
import LinuxSystem
import Logging
import News

/// The deliveries of one notifier: claimed from the outbox, carried several at once, and reported in batches.
///
/// The lane owns its state and is the only one to change it. Attempts, commits and alarms run beside it and write
/// letters; each round of its loop reads all letters there are, starts what may be started, and waits for more.
struct Lane {
  let id: NotifierID
  let courier: Courier
  let settings: LaneSettings
  let mail = LaneMail()
  private let attempt: Attempt
  private let limit: TimeLimit
  /// Since the lane began, by the courier's clock.
  let elapsed: @Sendable () -> Duration
  var breaker: CircuitBreaker
  var log: LaneLog
  private var rate: RateLimit?

  var flying = 0
  /// Whether the outbox may have more than was claimed of it.
  var mayBeOwed = true
  /// When something that was postponed comes due.
  private var nextDue: Duration?
  private var lookedAt = Duration.zero
  /// The receiver wants no more; the courier that a reload makes asks it again.
  var isDisabled = false

  /// What the outbox does not know yet. While it cannot be told, nothing more is carried: after a crash it comes twice.
  var reports: LaneReports
  private var outboxFailures = 0
  private var outboxRestsUntil = Duration.zero

  private var alarms: Set<Duration> = []
  private var graceEnd: Duration?

  init(id: NotifierID, notifier: any Notifier, courier: Courier) {
    self.id = id
    self.courier = courier
    settings = courier.lanes[id] ?? LaneSettings()
    limit = TimeLimit(courier.limits.timeout, courier.clock)
    attempt = Attempt(notifier: notifier, limit: limit)
    elapsed = courier.clock.stopwatch()
    breaker = CircuitBreaker(longest: courier.limits.rest)
    rate = settings.rate.map { RateLimit($0, at: .zero) }
    log = LaneLog(courier.log, notifier: id)
    reports = LaneReports(patience: courier.limits.gather)
  }

  private var isCalledHome: Bool { courier.bell.isClosed || Task.isCancelled }

  mutating func run() async {
    courier.bell.listen(for: id) { [mail] in mail.post { $0.rang = true } }
    await withDiscardingTaskGroup { group in
      group.addTask { [limit] in await limit.run() }
      while true {
        courier.onProgress(id)
        await start(in: &group)
        report(in: &group)
        if isCalledHome, flying == 0, !reports.isUnderWay { break }
        if Task.isCancelled {
          // What is under way is cancelled too, and comes home.
          read(await mail.collectThoughCancelled())
        } else {
          setAlarm(in: &group)
          read(await mail.collect())
        }
      }
      group.cancelAll()
    }
    await goHome()
  }

  /// Starts what is due, as far as hands are free and the receiver may be called.
  private mutating func start(in group: inout DiscardingTaskGroup) async {
    let now = elapsed()
    if isCalledHome {
      let end = graceEnd ?? now + courier.limits.grace
      graceEnd = end
      if now >= end { group.cancelAll() }
      return
    }
    guard !isDisabled, now >= outboxRestsUntil, outboxFailures == 0 || reports.isEmpty else { return }
    if now - lookedAt >= courier.limits.idle || nextDue.map({ $0 <= now }) ?? false { mayBeOwed = true }
    guard mayBeOwed else { return }
    var room = breaker.room(max(1, settings.concurrency) - flying, at: now)
    room = rate?.take(room, at: now) ?? room
    guard room > 0 else { return }
    do {
      let claimed = try await courier.outbox.claim(for: id, at: courier.now(), limit: room)
      if !claimed.isEmpty { FaultPoint.claimed.pass() }
      for delivery in claimed { start(delivery, in: &group) }
      mayBeOwed = claimed.count == room
      if !mayBeOwed {
        lookedAt = now
        let due = try await courier.outbox.nextDue(for: id, after: courier.now())
        nextDue = due.map { now + max(.milliseconds(1), $0.since(courier.now())) }
      }
      outboxAnswers()
    } catch {
      outboxFails(error)
    }
  }

  private mutating func start(_ delivery: Delivery, in group: inout DiscardingTaskGroup) {
    flying += 1
    rate?.spend(1)
    breaker.started()
    group.addTask { [attempt, mail] in
      FaultPoint.calling.pass()
      let outcome = await attempt(delivery)
      FaultPoint.answered.pass()
      mail.post { $0.attempted.append((delivery, outcome)) }
    }
  }

  private mutating func read(_ letters: LaneMail.Letters) {
    if letters.rang { mayBeOwed = true }
    alarms.subtract(letters.alarms)
    for (delivery, outcome) in letters.attempted {
      flying -= 1
      judge(delivery, outcome)
    }
    switch letters.noted {
    case nil: break
    case .success:
      reports.written()
      // What waited behind a settled one may go now.
      mayBeOwed = true
      outboxAnswers()
    case .failure(let error):
      reports.failed()
      outboxFails(error)
    }
  }

  /// Wakes the lane at the next moment at which it has something to do.
  private mutating func setAlarm(in group: inout DiscardingTaskGroup) {
    let now = elapsed()
    let idle = now + courier.limits.idle
    let moments = [
      // Whatever else it waits for, it looks: another process may have changed the outbox, or patience be over.
      alarms.contains { $0 <= idle } ? nil : idle, outboxRestsUntil, breaker.restsUntil, nextDue, graceEnd,
      reports.isUnderWay ? nil : reports.due,
      rate.map { now + $0.wait() },
    ].compactMap(\.self).filter { $0 > now }
    // An old alarm that is no longer needed does no harm; there are never many.
    guard let next = moments.min(), !alarms.contains(next), alarms.count < 16 || alarms.allSatisfy({ $0 > next })
    else { return }
    alarms.insert(next)
    group.addTask { [mail, clock = courier.clock] in
      try? await clock.sleep(for: next - now)
      mail.post { $0.alarms.append(next) }
    }
  }
}

// MARK: - Telling the outbox

extension Lane {
  /// Writes what became of deliveries while others are under way: the busier the lane, the more of them share a commit.
  private mutating func report(in group: inout DiscardingTaskGroup) {
    let now = elapsed()
    guard !reports.isUnderWay, now >= outboxRestsUntil, isCalledHome || reports.due.map({ $0 <= now }) ?? false,
      let batch = reports.take()
    else { return }
    group.addTask { [self] in
      do {
        try await write(batch)
        mail.post { $0.noted = .success(()) }
      } catch {
        mail.post { $0.noted = .failure(error) }
      }
    }
  }

  private func write(_ batch: LaneReports.Batch) async throws {
    let (outbox, now) = (courier.outbox, courier.now())
    FaultPoint.reporting.pass()
    if !batch.reports.isEmpty { try await outbox.report(batch.reports, for: id, at: now) }
    FaultPoint.reported.pass()
    if batch.hastens { try await outbox.hasten(id) }
    if let fallback = settings.fallback, batch.divertsAll || !batch.diverted.isEmpty {
      try await outbox.divert(batch.divertsAll ? nil : batch.diverted, from: id, to: fallback, at: now)
      courier.bell.ring(for: [fallback])
    }
  }

  private mutating func goHome() async {
    // What came home after the last look.
    read(mail.letters())
    do {
      if let batch = reports.take() { try await write(batch) }
    } catch {
      log.leftUnnoted(reports.count, error)
    }
    courier.outbox.giveBack(for: id)
  }

  private mutating func outboxAnswers() {
    outboxFailures = 0
    log.outboxAnswers()
  }

  private mutating func outboxFails(_ error: any Error) {
    outboxFailures = min(outboxFailures + 1, 20)
    outboxRestsUntil = elapsed() + min(courier.limits.rest, .seconds(1 << (outboxFailures - 1)))
    log.outboxFails(error)
  }
}
