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
    switch anchor {
    case .publication: break
    case .narrative: from = (unit == .day || unit == .week ? narrativeDay : narrative) ?? published
    case .form(let form):
      var probe = self
      guard let period = probe.resolve(form, direction)?.period else { return nil }
      from = period.first
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
      return self.unit(unit == .quarter ? .month : unit, 0, from: day)
    case .week where quantity != .number(1): return Resolution(.week(ISOWeek(containing: day)))
    default: return Resolution(.day(day))
    }
  }

  private func moved(_ day: CivilDate, _ quantity: Quantity, _ unit: CalendarUnit, _ sign: Int) -> CivilDate? {
    guard case .number(let number) = quantity, number < 100_000 else { return nil }
    let steps = number * sign
    return switch unit {
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
    var date = published
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
