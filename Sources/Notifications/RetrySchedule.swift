/// When a failed delivery is tried again: after delays that grow exponentially, with jitter so that the lanes of many
/// daemons do not call in step.
public struct RetrySchedule: Hashable, Sendable {
  /// The longest delay after the first attempt.
  public var first: Duration
  /// What each further attempt multiplies the delay by; at least 1.
  public var factor: Double
  /// No delay is longer.
  public var maximum: Duration
  /// A delivery that has been owed for longer is given up when it fails …
  public var lifetime: Duration
  /// … but not before this many attempts: after a week without power, a network that comes up late must not cost the
  /// alerts.
  public var leastAttempts: Int

  public init(
    first: Duration = .seconds(1), factor: Double = 2, maximum: Duration = .seconds(3600),
    lifetime: Duration = .seconds(3 * 86_400), leastAttempts: Int = 10
  ) {
    self.first = first
    self.factor = factor
    self.maximum = maximum
    self.lifetime = lifetime
    self.leastAttempts = leastAttempts
  }

  /// The delay before the next attempt; nil to give up.
  /// - Parameters:
  ///   - attempt: how many attempts have failed, at least 1.
  ///   - age: for how long the delivery has been owed.
  ///   - jitter: 0..<1, drawn anew each time. The delay lies between one half and the whole of its nominal length.
  public func delay(afterAttempt attempt: Int, age: Duration, jitter: Double) -> Duration? {
    if age >= lifetime, attempt >= leastAttempts { return nil }
    return nominal(afterAttempt: attempt) * (0.5 + 0.5 * min(1, max(0, jitter)))
  }

  private func nominal(afterAttempt attempt: Int) -> Duration {
    var delay = min(first, maximum)
    var left = attempt - 1
    // Stops where it no longer grows, so neither a huge count nor a huge factor overflows.
    while left > 0, delay < maximum, factor > 1, delay > .zero {
      delay = factor >= maximum / delay ? maximum : delay * factor
      left -= 1
    }
    return max(.zero, delay)
  }
}
