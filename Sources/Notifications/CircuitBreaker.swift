/// Whether a lane may call its receiver. A receiver that fails delivery after delivery is called no more but for one
/// probe at a time; the first that arrives lets all through again. One delivery that fails among others that arrive
/// stops nobody.
struct CircuitBreaker {
  /// Moments since some start, by the lane's clock.
  typealias Moment = Duration

  /// So many failures in a row, of several deliveries, open it.
  static let patience = 5
  static let shortest = Duration.milliseconds(50)
  /// No wait for the next probe is longer, unless the receiver asks for it.
  let longest: Duration

  private(set) var failures = 0
  private var last: Int64?
  private var hasSeveral = false
  /// Since when nothing arrives; nil while it is closed.
  private(set) var openSince: Moment?
  private var isProbing = false
  /// Not before this, whoever asks.
  private(set) var restsUntil: Moment = .zero

  init(longest: Duration) { self.longest = max(longest, Self.shortest) }

  var isOpen: Bool { openSince != nil }

  /// How many may be started now, where `free` hands are.
  func room(_ free: Int, at now: Moment) -> Int {
    guard now >= restsUntil else { return 0 }
    return isOpen ? (isProbing ? 0 : min(1, free)) : free
  }

  /// Deliveries are on their way.
  mutating func started() { if isOpen { isProbing = true } }

  /// - Returns: whether this ends a time in which nothing arrived.
  mutating func succeeded() -> Bool {
    defer { self = CircuitBreaker(longest: longest) }
    return isOpen
  }

  /// What was on its way came to nothing, and says nothing of the receiver.
  mutating func interrupted() { isProbing = false }

  /// - Parameter asked: how long the receiver asked to be left alone.
  mutating func failed(_ delivery: Int64, asked: Duration, at now: Moment, draw: Double) {
    failures += 1
    hasSeveral = hasSeveral || last.map { $0 != delivery } ?? false
    last = delivery
    if asked > .zero { restsUntil = max(restsUntil, now + asked) }
    if isOpen {
      isProbing = false
    } else if hasSeveral, failures >= Self.patience {
      openSince = now
    }
    guard let openSince else { return }
    // A twentieth of the time it has been down: a short outage is soon over, a long one costs few calls.
    let wait = min(longest, max(Self.shortest, (now - openSince) / 20))
    restsUntil = max(restsUntil, now + wait * (0.8 + 0.2 * min(1, max(0, draw))))
  }
}
