import CivilTime
import Daemon
import News
import Testing

@Suite("The desk's clock")
struct DeskClockTests {
  static func moment(_ day: String, hour: Int) throws -> Timestamp {
    Timestamp(try #require(CivilDate(day))).adding(.seconds(3600 * hour))
  }

  @Test("rings a day's reminders from the given hour of its own zone")
  func ringDay() throws {
    let settings = ClockSettings(zone: "Asia/Seoul", ringAt: 6)
    // 21:00 UTC is 06:00 of the next day in Seoul.
    for (hour, day) in [(20, "2031-05-01"), (21, "2031-05-02")] {
      let moment = try Self.moment("2031-05-01", hour: hour)
      let clock = DeskClock(settings, system: { moment })
      #expect(clock.ringDay.description == day)
    }
    let clock = DeskClock(settings)
    #expect(clock.ring(on: try #require(CivilDate("2031-05-02"))) == (try Self.moment("2031-05-01", hour: 21)))
  }

  @Test("that follows articles is at the newest one and never goes back")
  func followsArticles() throws {
    let clock = DeskClock(ClockSettings(follows: .articles), newest: CivilDate("2031-05-01"))
    clock.advance(to: try #require(CivilDate("2031-06-01")))
    clock.advance(to: try #require(CivilDate("2031-04-01")))
    #expect(clock.ringDay.description == "2031-06-01")
    #expect(clock.now == (try Self.moment("2031-06-01", hour: 0)))
  }

  @Test("that follows the system does not listen to articles")
  func followsSystem() throws {
    let moment = try Self.moment("2031-05-01", hour: 12)
    let clock = DeskClock(ClockSettings(zone: "UTC"), system: { moment })
    clock.advance(to: try #require(CivilDate("2040-01-01")))
    #expect(clock.now == moment)
  }
}
