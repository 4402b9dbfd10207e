import Testing

@testable import Notifications

@Suite("The circuit breaker of a lane") struct CircuitBreakerTests {
  private func breaker(failing deliveries: [Int64], at now: Duration = .zero) -> CircuitBreaker {
    var breaker = CircuitBreaker(longest: .seconds(30))
    for delivery in deliveries { breaker.failed(delivery, asked: .zero, at: now, draw: 1) }
    return breaker
  }

  @Test("One delivery that goes on failing stops nobody, nor do a few failures of several")
  func closed() {
    #expect(breaker(failing: [1, 1, 1, 1, 1, 1, 1, 1]).room(8, at: .zero) == 8)
    #expect(breaker(failing: [1, 2, 3, 4]).room(8, at: .zero) == 8)
  }

  @Test("Five failures in a row open it: no call, then one probe at a time")
  func open() {
    var breaker = breaker(failing: [1, 2, 3, 4, 5])
    #expect(breaker.isOpen)
    #expect(breaker.room(8, at: .milliseconds(49)) == 0)
    #expect(breaker.room(8, at: .milliseconds(50)) == 1)
    breaker.started()
    #expect(breaker.room(7, at: .milliseconds(60)) == 0)
    breaker.interrupted()
    #expect(breaker.room(8, at: .milliseconds(60)) == 1)
  }

  @Test(
    "The wait for the next probe is a twentieth of the time nothing arrived, at most the longest",
    arguments: [(0, 50), (1, 50), (10, 500), (100, 5000), (600, 30_000), (259_200, 30_000)])
  func probes(outage: Int, milliseconds: Int) {
    var breaker = breaker(failing: [1, 2, 3, 4, 5])
    breaker.started()
    breaker.failed(6, asked: .zero, at: .seconds(outage), draw: 1)
    #expect(breaker.restsUntil == .seconds(outage) + .milliseconds(milliseconds))
  }

  @Test("What arrives closes it, and says so once")
  func success() {
    var breaker = breaker(failing: [1, 2, 3, 4, 5])
    let ends = [breaker.succeeded(), breaker.succeeded()]
    #expect(ends == [true, false])
    #expect(breaker.room(8, at: .zero) == 8)
  }

  @Test("A success between failures begins the count anew")
  func mixed() {
    var breaker = breaker(failing: [1, 2, 3, 4])
    _ = breaker.succeeded()
    for delivery in Int64(5)...8 { breaker.failed(delivery, asked: .zero, at: .zero, draw: 1) }
    #expect(!breaker.isOpen)
  }

  @Test("A receiver that asks to be left alone is left alone, from the first failure on")
  func asked() {
    var breaker = CircuitBreaker(longest: .seconds(30))
    breaker.failed(1, asked: .seconds(120), at: .seconds(1), draw: 1)
    #expect(!breaker.isOpen)
    #expect(breaker.room(8, at: .seconds(120)) == 0)
    #expect(breaker.room(8, at: .seconds(121)) == 8)
  }
}
