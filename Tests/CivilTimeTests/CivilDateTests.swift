import CivilTime
import Testing

struct CivilDateTests {
  @Test("every day from 1600 to 2200 has its own number, and the number gives the day back")
  func dayNumbersRoundTrip() throws {
    var number = try #require(CivilDate(1600, 1, 1)).dayNumber
    var weekday = try #require(CivilDate(1600, 1, 1)).weekday.rawValue
    var wrong: [CivilDate] = []
    for year in 1600...2200 {
      for month in 1...12 {
        for day in 1...CivilDate.days(inMonth: month, of: year) {
          guard let date = CivilDate(year, month, day) else {
            Issue.record("\(year)-\(month)-\(day) is missing")
            return
          }
          if date.dayNumber != number || CivilDate(dayNumber: number) != date || date.weekday.rawValue != weekday {
            wrong.append(date)
          }
          number += 1
          weekday = weekday % 7 + 1
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(number == CivilDate(2201, 1, 1)?.dayNumber)
  }

  @Test(
    "known weekdays",
    arguments: [
      ("1600-01-01", Weekday.saturday), ("1970-01-01", .thursday), ("2000-02-29", .tuesday), ("2024-12-31", .tuesday),
      ("2200-12-31", .wednesday),
    ])
  func knownWeekdays(text: String, weekday: Weekday) {
    #expect(CivilDate(text)?.weekday == weekday)
  }

  @Test(
    "days that the calendar lacks are refused",
    arguments: [
      (2025, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0), (0, 1, 1), (10_000, 1, 1),
    ])
  func missingDays(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year, month, day) == nil)
  }

  @Test(
    "the same day of a later month is held at the month's end",
    arguments: [
      ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-12-15", 1, "2026-01-15"),
      ("2025-03-31", -1, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2025-07-23", -24, "2023-07-23"),
    ])
  func monthArithmetic(start: String, months: Int, expected: String) {
    #expect(CivilDate(start)?.adding(months: months) == CivilDate(expected))
  }

  @Test("arithmetic beyond the calendar stays inside of it")
  func arithmeticIsHeld() throws {
    let day = try #require(CivilDate(2025, 7, 23))
    #expect(day.adding(days: 100_000_000) == CivilDate(9999, 12, 31))
    #expect(day.adding(days: -100_000_000) == CivilDate(1, 1, 1))
    #expect(day.adding(months: 1_000_000).year == 9999)
    #expect(day.adding(months: -1_000_000).year == 1)
  }

  @Test("only YYYY-MM-DD is read", arguments: ["2025-7-23", "2025-07-23 ", "25-07-23", "2025/07/23", "", "2025-07-٢٣"])
  func otherSpellings(text: String) {
    #expect(CivilDate(text) == nil)
  }
}
