/// When a failed delivery is tried again. A few quick tries bridge a hiccup; then come the delays that Standard Webhooks
/// proposes, which add up to three days. Jitter keeps the lanes of many daemons from calling in step.
///
/// Source: Standard Webhooks 1.0, "Retry schedule" (0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h).
public struct RetrySchedule: Hashable, Sendable {
  /// The wait after the first failure, after the second and so on; after the last one the delivery is given up.
  public var delays: [Duration]
  /// The share of a delay, 0…1, that is drawn by lot: with 0.2 it lies between four fifths and the whole.
  public var jitter: Double

  public init(delays: [Duration] = Self.standard, jitter: Double = 0.2) {
    self.delays = delays
    self.jitter = jitter
  }

  public static let standard: [Duration] =
    [50, 100, 200, 400, 800, 1600].map { .milliseconds($0) }
    + [5, 5 * 60, 30 * 60].map { .seconds($0) } + [2, 5, 10, 14, 20, 24].map { .seconds($0 * 3600) }

  /// All delays together: what is older than this and still fails has had its chances.
  public var total: Duration { delays.reduce(.zero, +) }

  /// The delay before the next attempt; nil to give up.
  /// - Parameters:
  ///   - step: how many of the delays were waited for already.
  ///   - draw: 0..<1, drawn anew each time.
  public func delay(step: Int, draw: Double) -> Duration? {
    guard delays.indices.contains(step) else { return nil }
    let share = min(1, max(0, jitter)) * (1 - min(1, max(0, draw)))
    return max(.zero, delays[step]) * (1 - share)
  }
}
