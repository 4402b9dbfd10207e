import Notifications
import Testing

@Suite("The retry schedule") struct RetryScheduleTests {
  @Test("After a few quick tries come the delays of Standard Webhooks, three days in all")
  func standard() {
    let delays = RetrySchedule().delays
    let proposed = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400].map { Duration.seconds($0) }
    #expect(Array(delays.suffix(9)) == proposed)
    #expect(delays.dropLast(9).reduce(.zero, +) < .seconds(5))
    #expect((.seconds(72 * 3600)...(.seconds(96 * 3600))).contains(RetrySchedule().total))
  }

  @Test(
    "After the last delay the delivery is given up", arguments: [(0, 1), (1, 5), (2, nil), (Int.max, nil), (-1, nil)])
  func steps(step: Int, seconds: Int?) {
    let schedule = RetrySchedule(delays: [.seconds(1), .seconds(5)])
    #expect(schedule.delay(step: step, draw: 1) == seconds.map { .seconds($0) })
  }

  @Test(
    "Jitter takes its share away, whatever is drawn",
    arguments: [(0.0, 800), (0.5, 900), (1.0, 1000), (-3.0, 800), (9.0, 1000)])
  func jitter(draw: Double, milliseconds: Int) throws {
    let delay = try #require(RetrySchedule(delays: [.seconds(1)], jitter: 0.2).delay(step: 0, draw: draw))
    #expect(abs(delay / .milliseconds(1) - Double(milliseconds)) < 0.001)
  }

  @Test("Strange settings give delays that are not negative", arguments: [-1.0, 2, .nan, .infinity])
  func strange(jitter: Double) throws {
    for delays in [[Duration.seconds(-5)], [.zero]] {
      let delay = try #require(RetrySchedule(delays: delays, jitter: jitter).delay(step: 0, draw: 0))
      #expect(delay >= .zero)
    }
  }
}
