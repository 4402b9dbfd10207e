import CivilTime
import Foundation
import Testing

struct CivilPeriodTests {
  @Test(
    "what is written is read again",
    arguments: [
      "2025-08-01", "2025-08-01T00:01", "2025-08-01T00:01-04:00", "2025-08-01T15:00Z", "2025-08-01T24:00",
      "2025-08-01T09:30+05:30", "2025-W18", "2025-07", "2025-Q3", "2025-H1", "2025",
    ])
  func roundTrip(text: String) throws {
    let period = try #require(CivilPeriod(text))
    #expect(period.description == text)
    let data = try JSONEncoder().encode([period])
    #expect(try JSONDecoder().decode([CivilPeriod].self, from: data) == [period])
  }

  @Test(
    "other texts are refused",
    arguments: [
      "", "2025-", "2025-13", "2025-00", "2025-Q5", "2025-Q0", "2025-H3", "2025-W54", "2025-W00", "2025-W1", "25",
      "2025-02-30", "2025-08-01T", "2025-08-01T25:00", "2025-08-01T24:01", "2025-08-01T10:60", "2025-08-01T10:00+19:00",
      "2025-08-01T10:00z", "2025-08-01 10:00", "P30D", "PRESENT_REF", "0000", "2025-07-01-01", "２０２５",
    ])
  func refusals(text: String) {
    #expect(CivilPeriod(text) == nil)
  }

  @Test(
    "first and last day",
    arguments: [
      ("2025-07", "2025-07-01", "2025-07-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2025-Q3", "2025-07-01", "2025-09-30"), ("2025-Q4", "2025-10-01", "2025-12-31"),
      ("2025-H1", "2025-01-01", "2025-06-30"), ("2025", "2025-01-01", "2025-12-31"),
      ("2025-W01", "2024-12-30", "2025-01-05"), ("2025-07-23", "2025-07-23", "2025-07-23"),
    ])
  func bounds(text: String, first: String, last: String) throws {
    let period = try #require(CivilPeriod(text))
    #expect(period.first.description == first)
    #expect(period.last.description == last)
  }

  @Test("a month contains its days and not the reverse")
  func containment() throws {
    let month = try #require(CivilPeriod("2025-07"))
    let day = try #require(CivilPeriod("2025-07-31"))
    #expect(month.contains(day) && month.contains(month))
    #expect(!day.contains(month))
  }

  @Test("ordered by first day, then last day, then time")
  func order() {
    let sorted = ["2025-07-01", "2025-07-01T09:00", "2025-07-01T10:00", "2025-07", "2025-Q3", "2025-07-02"]
    #expect(sorted.reversed().compactMap { CivilPeriod($0) }.sorted().map(\.description) == sorted)
  }
}
