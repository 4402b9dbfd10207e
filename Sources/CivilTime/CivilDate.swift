/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Ordered in time. Written and read as ISO 8601 `YYYY-MM-DD`.
public struct CivilDate: Hashable, Sendable {
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31.
  public let day: Int

  /// The day with these parts, or nil where the calendar has none ("30 February") or the year is outside 1…9999.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The first day there is.
  public static let distantPast = CivilDate(unchecked: 1, 1, 1)

  init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  public var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that many days after 1970-01-01, held inside the years 1…9999.
  public init(dayNumber: Int) {
    let z = min(max(dayNumber, -719_162), 2_932_896) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(unchecked: year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public var weekday: Weekday { Weekday(dayNumber: dayNumber) }

  /// 1…366.
  public var dayOfYear: Int { dayNumber - CivilDate(unchecked: year, 1, 1).dayNumber + 1 }

  /// The day `days` later (earlier when negative).
  public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The day that many days from Monday to Friday later (earlier when negative). Holidays count as other days.
  public func adding(businessDays: Int) -> CivilDate {
    let step = businessDays < 0 ? -1 : 1
    // Whole weeks at once, the rest day by day.
    var date = adding(days: businessDays / 5 * 7)
    var left = abs(businessDays % 5)
    while date.weekday.rawValue > 5 { date = date.adding(days: -step) }
    while left > 0 {
      date = date.adding(days: step)
      if date.weekday.rawValue <= 5 { left -= 1 }
    }
    return date
  }

  /// The same day of the month `months` later, held at the month's last day ("January 31" + 1 = "February 28").
  public func adding(months: Int) -> CivilDate {
    let index = min(max(year * 12 + month - 1 + months, 12), 119_999)
    let (y, m) = (index / 12, index % 12 + 1)
    return CivilDate(unchecked: y, m, min(day, Self.days(inMonth: m, of: y)))
  }

  public func adding(years: Int) -> CivilDate { adding(months: years * 12) }

  /// Days from `other` to this day; positive when this day is later.
  public func days(since other: CivilDate) -> Int { dayNumber - other.dayNumber }

  public static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// 28…31; `month` is 1…12.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: Comparable {
  public static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
  /// `2025-08-01`.
  public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// Reads `YYYY-MM-DD` and nothing else.
  public init?(_ text: String) {
    guard let numbers = digitGroups(text, [4, 2, 2]) else { return nil }
    self.init(numbers[0], numbers[1], numbers[2])
  }
}

extension CivilDate: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = CivilDate(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a day YYYY-MM-DD"))
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
