import Notifications
import Testing

@Suite("The retry schedule") struct RetryScheduleTests {
  let schedule = RetrySchedule(first: .seconds(1), factor: 2, maximum: .seconds(60), lifetime: .seconds(600))

  @Test(
    "Delays double up to the maximum",
    arguments: [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (8, 60), (1000, 60), (Int.max, 60)])
  func growth(attempt: Int, seconds: Int) {
    #expect(schedule.delay(afterAttempt: attempt, age: .zero, jitter: 1) == .seconds(seconds))
  }

  @Test("Jitter takes up to one half away", arguments: [(0.0, 500), (0.5, 750), (1.0, 1000), (-3.0, 500), (9.0, 1000)])
  func jitter(jitter: Double, milliseconds: Int) {
    #expect(schedule.delay(afterAttempt: 1, age: .zero, jitter: jitter) == .milliseconds(milliseconds))
  }

  @Test(
    "A delivery is given up when it is old and was tried often enough",
    arguments: [(599, 99, false), (600, 9, false), (600, 10, true), (86_400, 1, false), (86_400, 50, true)])
  func givingUp(age: Int, attempts: Int, isOver: Bool) {
    let delay = schedule.delay(afterAttempt: attempts, age: .seconds(age), jitter: 0)
    #expect((delay == nil) == isOver)
  }

  @Test(
    "Strange settings give delays that are neither negative nor above the maximum",
    arguments: [
      RetrySchedule(first: .zero, factor: 2), RetrySchedule(first: .seconds(-5), factor: 2),
      RetrySchedule(first: .seconds(1), factor: 0), RetrySchedule(first: .seconds(1), factor: .nan),
      RetrySchedule(first: .seconds(1), factor: .infinity), RetrySchedule(first: .seconds(1), factor: 1e300),
      RetrySchedule(first: .seconds(9), factor: 2, maximum: .seconds(3)), RetrySchedule(factor: 1.0000001),
    ])
  func strangeSettings(schedule: RetrySchedule) throws {
    for attempt in [-1, 0, 1, 2, 10, 100_000] {
      let delay = try #require(schedule.delay(afterAttempt: attempt, age: .zero, jitter: 1))
      #expect(delay >= .zero)
      #expect(delay <= schedule.maximum)
    }
  }
}
