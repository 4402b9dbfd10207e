import CivilTime
import Testing

struct TimestampTests {
  @Test(
    "RFC 3339 text",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (1_753_279_509_120, "2025-07-23T14:05:09.120Z"),
      (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func text(milliseconds: Int64, expected: String) {
    #expect(Timestamp(milliseconds: milliseconds).iso8601 == expected)
  }

  @Test("seconds round down, before 1970 too")
  func seconds() {
    #expect(Timestamp(milliseconds: 1999).seconds == 1)
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(milliseconds: -1000).seconds == -1)
  }

  @Test("a day's midnight is on that day, whatever the offset", arguments: [0, 9 * 3600, -5 * 3600, 20_700])
  func midnight(offset: Int) throws {
    let day = try #require(CivilDate(2025, 7, 23))
    let midnight = Timestamp(day, offset: offset)
    #expect(midnight.date(offset: offset) == day)
    #expect(Timestamp(milliseconds: midnight.milliseconds - 1).date(offset: offset) == day.adding(days: -1))
  }

  @Test("adding and since are each other's reverse")
  func differences() {
    let start = Timestamp(seconds: 1_750_000_000)
    #expect(start.adding(.milliseconds(1500)).since(start) == .milliseconds(1500))
    #expect(start < start.adding(.milliseconds(1)))
  }
}
