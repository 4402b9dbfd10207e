import CivilTime
import Testing

struct ISOWeekTests {
  @Test(
    "weeks at the turn of the year belong to the year of their Thursday",
    arguments: [
      ("2005-01-01", "2004-W53"), ("2005-01-03", "2005-W01"), ("2007-12-31", "2008-W01"), ("2008-12-29", "2009-W01"),
      ("2010-01-03", "2009-W53"), ("2016-01-03", "2015-W53"), ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"),
      ("2024-12-30", "2025-W01"), ("2025-07-23", "2025-W30"),
    ])
  func turnOfTheYear(day: String, week: String) throws {
    #expect(ISOWeek(containing: try #require(CivilDate(day))).description == week)
  }

  @Test(
    "only long years have a week 53",
    arguments: [
      (2004, true), (2009, true), (2015, true), (2020, true), (2026, true), (2021, false), (2025, false),
    ])
  func longYears(year: Int, isLong: Bool) {
    #expect((ISOWeek(year: year, week: 53) != nil) == isLong)
    #expect(ISOWeek(year: year, week: 54) == nil)
    #expect(ISOWeek(year: year, week: 0) == nil)
  }

  @Test("a week runs from Monday to Sunday, and holds its days")
  func bounds() throws {
    for offset in stride(from: 0, to: 3000, by: 5) {
      let day = try #require(CivilDate(2019, 1, 1)).adding(days: offset)
      let week = ISOWeek(containing: day)
      #expect(week.monday.weekday == .monday && week.sunday.weekday == .sunday)
      #expect((week.monday...week.sunday).contains(day))
      #expect(ISOWeek(year: week.year, week: week.week) == week)
    }
  }
}
