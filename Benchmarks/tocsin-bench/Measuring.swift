import Glibc

/// Times of many runs of one thing, in nanoseconds.
struct Times {
  private var spent: [UInt64] = []

  mutating func add(_ nanoseconds: UInt64) { spent.append(nanoseconds) }

  var total: Double { spent.reduce(0) { $0 + Double($1) } }
  var mean: Double { spent.isEmpty ? 0 : total / Double(spent.count) }

  /// - Parameter share: 0.99 for the time that one run in a hundred exceeds.
  func quantile(_ share: Double) -> Double {
    let sorted = spent.sorted()
    guard !sorted.isEmpty else { return 0 }
    return Double(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
  }
}

/// What the thread has worked so far, in nanoseconds: time in which it waited for a core does not count.
func nanoseconds() -> UInt64 {
  var now = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
  return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}
