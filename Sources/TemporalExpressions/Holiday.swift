import CivilTime

/// The holidays that news gives as dates.
enum Holiday: UInt8, Equatable, Sendable {
  case newYearsDay, newYearsEve, epiphany, martinLutherKingDay, valentinesDay, presidentsDay, saintPatricksDay
  case goodFriday, easter, easterMonday, aprilFoolsDay, earthDay, mayDay, memorialDay, juneteenth, canadaDay
  case independenceDay, bastilleDay, labourDay, columbusDay, halloween, allSaintsDay, veteransDay, thanksgiving
  case blackFriday, christmasEve, christmas, boxingDay

  func date(in year: Int) -> CivilDate? {
    switch self {
    case .newYearsDay: CivilDate(year, 1, 1)
    case .newYearsEve: CivilDate(year, 12, 31)
    case .epiphany: CivilDate(year, 1, 6)
    case .martinLutherKingDay: Self.nth(3, .monday, 1, year)
    case .valentinesDay: CivilDate(year, 2, 14)
    case .presidentsDay: Self.nth(3, .monday, 2, year)
    case .saintPatricksDay: CivilDate(year, 3, 17)
    case .goodFriday: Self.easter(year)?.adding(days: -2)
    case .easter: Self.easter(year)
    case .easterMonday: Self.easter(year)?.adding(days: 1)
    case .aprilFoolsDay: CivilDate(year, 4, 1)
    case .earthDay: CivilDate(year, 4, 22)
    case .mayDay: CivilDate(year, 5, 1)
    case .memorialDay: Self.nth(0, .monday, 5, year)
    case .juneteenth: CivilDate(year, 6, 19)
    case .canadaDay: CivilDate(year, 7, 1)
    case .independenceDay: CivilDate(year, 7, 4)
    case .bastilleDay: CivilDate(year, 7, 14)
    case .labourDay: Self.nth(1, .monday, 9, year)
    case .columbusDay: Self.nth(2, .monday, 10, year)
    case .halloween: CivilDate(year, 10, 31)
    case .allSaintsDay: CivilDate(year, 11, 1)
    case .veteransDay: CivilDate(year, 11, 11)
    case .thanksgiving: Self.nth(4, .thursday, 11, year)
    case .blackFriday: Self.nth(4, .thursday, 11, year)?.adding(days: 1)
    case .christmasEve: CivilDate(year, 12, 24)
    case .christmas: CivilDate(year, 12, 25)
    case .boxingDay: CivilDate(year, 12, 26)
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
  static func easter(_ year: Int) -> CivilDate? {
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
