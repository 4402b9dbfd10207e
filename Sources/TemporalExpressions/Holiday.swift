import CivilTime

/// How the calendar fixes a holiday that news gives as a date.
enum Holiday: Equatable, Sendable {
  case fixed(month: Int, day: Int)
  /// The nth such weekday of a month, the last one for 0, and days after it.
  case nth(Int, Weekday, month: Int, plus: Int = 0)
  /// Days after Western Easter Sunday.
  case easter(Int)
  /// By the moon, from a table.
  case table(LunarTable)

  func date(in year: Int) -> CivilDate? {
    switch self {
    case .fixed(let month, let day): CivilDate(year, month, day)
    case .nth(let number, let weekday, let month, let plus): Self.nth(number, weekday, month, year)?.adding(days: plus)
    case .easter(let days): Self.easterSunday(year)?.adding(days: days)
    case .table(let table): table.date(in: year)
    }
  }

  /// The nth such weekday of a month, the last one for 0; nil where the month has fewer.
  static func nth(_ number: Int, _ weekday: Weekday, _ month: Int, _ year: Int) -> CivilDate? {
    guard let first = CivilDate(year, month, 1) else { return nil }
    let days = CivilDate.days(inMonth: month, of: year)
    let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
    let day = number == 0 ? offset + 1 + (days - offset - 1) / 7 * 7 : offset + 1 + (number - 1) * 7
    return CivilDate(year, month, day)
  }

  /// Western Easter Sunday. Source: the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", chapter 8).
  static func easterSunday(_ year: Int) -> CivilDate? {
    guard year > 0 else { return nil }
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDate(year, sum / 31, sum % 31 + 1)
  }
}
