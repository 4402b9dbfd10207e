import CivilTime
import TextAnalysis

/// A number of days or months.
struct Length: Sendable, Hashable {
  let days: Int
  let months: Int

  /// Reads `P30D`, `P2W`, `P3M` and `P1Y`.
  init?(_ value: String) {
    guard value.first == "P", let unit = value.last, let count = Int(value.dropFirst().dropLast()) else { return nil }
    self.init(count, String(unit))
  }

  /// Reads "two weeks" at the front of some words.
  init?(_ words: [Word]) {
    let numbers: [Word] = [
      "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    let units: [(Word, String)] = [("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y")]
    guard words.count > 1, let unit = units.first(where: { words[1].starts(with: $0.0) })?.1 else { return nil }
    let count = numbers.firstIndex(of: words[0]).map { max(1, $0) } ?? Int(words[0].description)
    guard let count else { return nil }
    self.init(count, unit)
  }

  private init?(_ count: Int, _ unit: String) {
    guard (1...4000).contains(count) else { return nil }
    switch unit {
    case "D": (days, months) = (count, 0)
    case "W": (days, months) = (7 * count, 0)
    case "M": (days, months) = (0, count)
    case "Y": (days, months) = (0, 12 * count)
    default: return nil
    }
  }

  func after(_ start: CivilDate) -> CivilDate { start.adding(months: months).adding(days: days) }
  func before(_ end: CivilDate) -> CivilDate { end.adding(months: -months).adding(days: -days) }
}

/// A length of time and the pieces that say it.
struct Measure: Sendable {
  let length: Length
  let pieces: Range<Int>
}
