import CivilTime
import News

extension Resolver {
  /// An amount of time has no place of its own; the day it ends on, counted from publication, is its period.
  func within(_ quantity: Quantity, _ unit: CalendarUnit) -> Resolution {
    Resolution(.duration, TimexValue.duration(quantity, unit), moved(published, quantity, unit, 1).map { .day($0) })
  }

  func offset(
    _ quantity: Quantity, _ unit: CalendarUnit, _ sign: Int, _ anchor: TemporalForm.Anchor, _ direction: Direction
  ) -> Resolution? {
    var from = published
    var isDay = false
    var anchorPeriod: CivilPeriod?
    switch anchor {
    case .publication: break
    case .narrative: from = (unit == .day || unit == .week ? narrativeDay : narrative) ?? published
    case .form(let form):
      var probe = self
      guard let period = probe.resolve(form, direction)?.period else { return nil }
      from = period.first
      anchorPeriod = period
      if case .day = period { isDay = true }
      if case .month = period, let there = moved(from, quantity, unit, sign) {
        return Resolution(.month(year: there.year, month: there.month))
      }
    }
    guard let day = moved(from, quantity, unit, sign) else {
      return Resolution(.date, (sign < 0 ? Reference.past : .future).value, nil)
    }
    if isDay { return Resolution(.day(day)) }
    switch unit {
    case .month, .quarter, .half, .year, .decade, .century:
      if case .decimal = quantity { return self.unit(.month, 0, from: day) }
      // "a year earlier" of a month or quarter told of is that month or quarter; "a decade ago" is a year.
      if anchor == .narrative, unit == .year, quantity == .number(1), let told = narrativePeriod {
        switch told {
        case .month: return self.unit(.month, 0, from: day)
        case .quarter: return self.unit(.quarter, 0, from: day)
        case .half: return self.unit(.half, 0, from: day)
        default: break
        }
      }
      if case .form = anchor, unit == .year, let period = anchorPeriod { return Resolution(shifted(period, to: day)) }
      return self.unit(unit == .quarter ? .month : unit == .decade ? .year : unit, 0, from: day)
    case .week where quantity != .number(1): return Resolution(.week(ISOWeek(containing: day)))
    default: return Resolution(.day(day))
    }
  }

  /// The day that an amount is counted from, where it is no form of its own.
  func start(_ anchor: TemporalForm.Anchor) -> CivilDate {
    if case .narrative = anchor { narrativeDay ?? published } else { published }
  }

  /// The same stretch of the calendar in another year.
  private func shifted(_ period: CivilPeriod, to day: CivilDate) -> CivilPeriod {
    switch period {
    case .day: .day(day)
    case .week: .week(ISOWeek(containing: day))
    case .month: .month(year: day.year, month: day.month)
    case .quarter(_, let quarter): .quarter(year: day.year, quarter: quarter)
    case .half(_, let half): .half(year: day.year, half: half)
    case .year: .year(day.year)
    }
  }

  /// The day itself that "two years from now" falls on, where TIMEX3 says only its year.
  func exactDay(_ form: TemporalForm, _ direction: Direction) -> CivilDate? {
    switch form {
    case .offset(let quantity, let unit, let sign, .publication): return moved(published, quantity, unit, sign)
    case .offset(let quantity, let unit, let sign, .narrative): return moved(start(.narrative), quantity, unit, sign)
    default:
      var probe = self
      return probe.resolve(form, direction)?.period?.first
    }
  }

  func moved(_ day: CivilDate, _ quantity: Quantity, _ unit: CalendarUnit, _ sign: Int) -> CivilDate? {
    guard case .number(let number) = quantity, number < 100_000 else {
      // "a year and a half ago": the half in the next smaller unit.
      guard case .decimal(let whole, let tenths) = quantity, whole < 100_000 else { return nil }
      guard tenths == 5, let (half, each) = unit.half else { return moved(day, .number(whole), unit, sign) }
      return moved(day, .number(whole), unit, sign).flatMap { moved($0, .number(each), half, sign) }
    }
    let steps = number * sign
    return switch unit {
    case .businessDay: day.adding(businessDays: steps)
    case .second, .minute: day
    case .hour: day.adding(days: steps / 24)
    case .day: day.adding(days: steps)
    case .weekend, .week: day.adding(days: 7 * steps)
    case .fortnight: day.adding(days: 14 * steps)
    case .month: day.adding(months: steps)
    case .quarter: day.adding(months: 3 * steps)
    case .half: day.adding(months: 6 * steps)
    case .year: day.adding(years: steps)
    case .decade: day.adding(years: 10 * steps)
    case .century: day.adding(years: 100 * steps)
    }
  }

  func time(
    _ hour: Int, _ minute: Int, _ zone: Zone?, _ day: TemporalForm?, _ direction: Direction
  ) -> Resolution? {
    // "shortly after 6 p.m." belongs to the day told of, "1040 GMT", "noon" to that of publication.
    let ofPublication = zone != nil || minute == 0 && (hour == 12 || hour == 24)
    var date = direction == .past && !ofPublication ? recentDay ?? published : published
    if let day {
      var probe = self
      guard let found = probe.resolve(day, direction)?.period else { return nil }
      date = found.first
    }
    guard let time = TimeOfDay(hour, minute) else { return nil }
    let offset = zone.flatMap { zones.offset($0, date, time) }
    let isUniversal = zone.map { zones.isUniversal($0) } ?? false
    return Resolution(.time, "\(date)T\(time)" + (isUniversal ? "Z" : ""), .day(date, time: time.at(offset: offset)))
  }
}
