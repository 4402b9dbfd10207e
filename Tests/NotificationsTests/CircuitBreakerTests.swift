import Testing

@testable import Notifications

@Suite("The circuit breaker of a lane") struct CircuitBreakerTests {
  private let fresh = CircuitBreaker(schedule: RetrySchedule(), longest: .seconds(30))

  /// The rests after failures of these deliveries, in order; nil stands for a success.
  private func rests(_ deliveries: [Int64?], asked: Duration = .zero) -> [Duration] {
    var breaker = fresh
    return deliveries.map { delivery in
      guard let delivery else {
        breaker.succeeded()
        return .zero
      }
      return breaker.failed(delivery, asked: asked, jitter: 1)
    }
  }

  @Test("One delivery that goes on failing makes the lane rest never")
  func oneBadDelivery() {
    #expect(rests([1, 1, 1, 1]) == [.zero, .zero, .zero, .zero])
  }

  @Test("Failures of several deliveries in a row make it rest, longer each time, up to the longest")
  func severalInARow() {
    #expect(rests([1, 2, 1, 2, 3, 4, 5, 6, 7]) == [0, 1, 2, 4, 8, 16, 30, 30, 30].map { .seconds($0) })
  }

  @Test("A success forgets the failures")
  func success() {
    #expect(rests([1, 2, 3, nil, 4, 5]) == [0, 1, 2, 0, 0, 1].map { .seconds($0) })
  }

  @Test("A receiver that asks to be left alone is left alone, from the first failure on")
  func asked() {
    #expect(rests([1, 2], asked: .seconds(120)) == [.seconds(120), .seconds(120)])
    #expect(rests([1, 2], asked: .milliseconds(5)) == [.milliseconds(5), .seconds(1)])
  }
}
