public import News

/// How the deliveries of one notifier are carried.
public struct LaneSettings: Hashable, Sendable {
  /// How many may be under way at once; those of one deadline go one after the other all the same.
  public var concurrency: Int
  /// At most so many are started a second; nil for no limit.
  public var rate: Double?
  /// Who gets, too, what fails here.
  public var fallback: NotifierID?
  /// After how many failures, of one delivery or of the receiver in a row.
  public var fallbackAfter: Int

  public init(concurrency: Int = 1, rate: Double? = nil, fallback: NotifierID? = nil, fallbackAfter: Int = 3) {
    self.concurrency = concurrency
    self.rate = rate
    self.fallback = fallback
    self.fallbackAfter = fallbackAfter
  }
}

/// Says when the next delivery may start, so that no more start a second than a rate allows: a bucket that holds the
/// starts of one second.
struct RateLimit {
  let rate: Double
  private var tokens: Double
  private var filled: Duration

  init(_ rate: Double, at now: Duration) {
    self.rate = max(rate, 0.001)
    tokens = max(1, self.rate)
    filled = now
  }

  /// How many may start now, of `wanted`.
  mutating func take(_ wanted: Int, at now: Duration) -> Int {
    refill(now)
    return min(wanted, Int(tokens))
  }

  mutating func spend(_ count: Int) { tokens -= Double(count) }

  /// How long until one may start.
  func wait() -> Duration { tokens >= 1 ? .zero : .seconds((1 - tokens) / rate) }

  private mutating func refill(_ now: Duration) {
    tokens = min(max(1, rate), tokens + rate * max(0, (now - filled) / .seconds(1)))
    filled = now
  }
}
