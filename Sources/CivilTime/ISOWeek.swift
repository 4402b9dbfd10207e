/// A week of ISO 8601: Monday to Sunday, counted in the year that holds its Thursday.
public struct ISOWeek: Hashable, Sendable {
  public let year: Int
  /// 1…53.
  public let week: Int

  /// The week with this number, or nil where that year has none.
  public init?(year: Int, week: Int) {
    guard (1...9999).contains(year), week >= 1 else { return nil }
    let found = ISOWeek(containing: Self.firstMonday(of: year).adding(days: 7 * (week - 1)))
    guard found.year == year, found.week == week else { return nil }
    self = found
  }

  public init(containing date: CivilDate) {
    let thursday = date.adding(days: 4 - date.weekday.rawValue)
    year = thursday.year
    week = (thursday.dayOfYear - 1) / 7 + 1
  }

  public var monday: CivilDate { Self.firstMonday(of: year).adding(days: 7 * (week - 1)) }
  public var sunday: CivilDate { monday.adding(days: 6) }

  public func adding(weeks: Int) -> ISOWeek { ISOWeek(containing: monday.adding(days: 7 * weeks)) }

  /// The Monday of week 1, which is the week that holds January 4.
  private static func firstMonday(of year: Int) -> CivilDate {
    let fourth = CivilDate(unchecked: year, 1, 4)
    return fourth.adding(days: 1 - fourth.weekday.rawValue)
  }
}

extension ISOWeek: CustomStringConvertible {
  /// `2025-W18`.
  public var description: String { "\(padded(year, 4))-W\(padded(week, 2))" }
}
