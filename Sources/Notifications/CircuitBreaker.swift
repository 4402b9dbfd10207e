/// How long a lane rests after a failure, so that a receiver that is down is not called once for every delivery it is
/// owed. One delivery that fails among others that succeed makes nobody rest.
struct CircuitBreaker {
  /// The rest grows as the delays of a schedule do.
  let schedule: RetrySchedule
  private var failures = 0
  private var last: Int64?

  init(schedule: RetrySchedule, longest: Duration) {
    var schedule = schedule
    schedule.maximum = min(schedule.maximum, longest)
    schedule.leastAttempts = .max
    self.schedule = schedule
  }

  mutating func succeeded() {
    failures = 0
    last = nil
  }

  /// - Parameters:
  ///   - delivery: the one that failed.
  ///   - asked: how long the receiver asked to be left alone.
  /// - Returns: how long the lane rests; zero to go on with the next delivery.
  mutating func failed(_ delivery: Int64, asked: Duration, jitter: Double) -> Duration {
    if delivery != last { failures += 1 }
    last = delivery
    guard failures > 1 else { return asked }
    return max(asked, schedule.delay(afterAttempt: failures - 1, age: .zero, jitter: jitter) ?? .zero)
  }
}
