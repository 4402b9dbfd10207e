import Testing

@testable import Notifications

@Suite("The rate limit of a lane") struct RateLimitTests {
  @Test("A second's worth may start at once, then no more than the rate")
  func rate() {
    var limit = RateLimit(10, at: .zero)
    #expect(limit.take(64, at: .zero) == 10)
    limit.spend(10)
    #expect(limit.take(64, at: .zero) == 0)
    #expect(limit.wait() == .milliseconds(100))
    #expect(limit.take(64, at: .milliseconds(250)) == 2)
    #expect(limit.take(64, at: .seconds(3600)) == 10)
  }

  @Test("Less than one a second waits for a whole one")
  func slow() {
    var limit = RateLimit(0.5, at: .zero)
    #expect(limit.take(9, at: .zero) == 1)
    limit.spend(1)
    #expect(limit.take(9, at: .seconds(1)) == 0)
    #expect(limit.take(9, at: .seconds(2)) == 1)
  }
}
