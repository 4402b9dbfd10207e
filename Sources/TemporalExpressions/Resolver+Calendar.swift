import CivilTime
import News

extension Resolver {
  func day(_ month: Int, _ day: Int, _ reference: YearReference, _ direction: Direction) -> CivilDate? {
    let year = year(reference, direction) { CivilDate($0, month, day).map { $0...$0 } }
    return year.flatMap { CivilDate($0, month, day) }
  }

  /// The month first, as in the United States, where both numbers can be one.
  func figures(_ first: Int, _ second: Int, _ year: YearReference, _ direction: Direction) -> Resolution? {
    let orders = dayFirst ? [(second, first), (first, second)] : [(first, second), (second, first)]
    for (month, day) in orders {
      if let found = self.day(month, day, year, direction) { return Resolution(.day(found)) }
    }
    return nil
  }

  /// "Tuesday the 13th": the nearest one on the clause's side.
  func weekdayAndDay(_ weekday: Weekday, _ day: Int, _ direction: Direction) -> CivilDate? {
    let places = (-36...36).compactMap { step -> CivilDate? in
      let month = published.adding(months: step)
      guard let date = CivilDate(month.year, month.month, day), date.weekday == weekday else { return nil }
      return date
    }
    let before = places.last { $0 <= published }
    let after = places.first { $0 >= published }
    guard let before, let after else { return before ?? after }
    switch direction {
    case .past: return before
    case .coming: return after
    case .unknown, .present: return published.days(since: before) < after.days(since: published) ? before : after
    }
  }

  func dayOfMonth(_ day: Int, _ direction: Direction) -> CivilDate? {
    let days = (-12...12).compactMap { step -> CivilDate? in
      let month = published.adding(months: step)
      return CivilDate(month.year, month.month, day)
    }
    switch direction {
    case .past: return days.last { $0 <= published }
    case .coming: return days.first { $0 >= published }
    case .unknown, .present: return CivilDate(published.year, published.month, day) ?? days.first { $0 >= published }
    }
  }

  func month(_ month: Int, _ reference: YearReference, _ direction: Direction) -> Resolution? {
    let year = year(reference, direction) { year in
      (1...9999).contains(year) ? CivilPeriod.month(year: year, month: month).days : nil
    }
    guard let year, (1...9999).contains(year) else { return nil }
    return Resolution(.month(year: year, month: month))
  }

  func weekday(_ day: Weekday, _ shift: Shift, _ direction: Direction) -> CivilDate {
    let ahead = (day.rawValue - published.weekday.rawValue + 7) % 7
    let coming = published.adding(days: ahead)
    let latest = ahead == 0 ? published : coming.adding(days: -7)
    switch shift {
    case .bare: return direction == .coming || direction == .present ? coming : latest
    case .this:
      // The day of this week where that is gone by: "this Thursday" on a Tuesday is to come whatever the tense.
      return direction == .past && latest >= ISOWeek(containing: published).monday ? latest : coming
    case .last: return latest == published ? published.adding(days: -7) : latest
    case .next: return ISOWeek(containing: published).adding(weeks: 1).monday.adding(days: day.rawValue - 1)
    case .coming: return ahead == 0 ? published.adding(days: 7) : coming
    case .weekLater: return coming.adding(days: 7)
    }
  }

  func season(_ season: Season, _ reference: YearReference, _ direction: Direction) -> Resolution? {
    let year = year(reference, direction) { year in
      guard let first = CivilDate(year, season.firstMonth, 1) else { return nil }
      return first...max(first, first.adding(months: 3).adding(days: -1))
    }
    return year.map { Resolution(.date, "\(TimexValue.padded($0, 4))-\(season.letters)", nil) }
  }

  func holiday(_ holiday: Holiday, _ reference: YearReference, _ direction: Direction) -> CivilDate? {
    let year = year(reference, direction) { holiday.date(in: $0).map { $0...$0 } }
    return year.flatMap { holiday.date(in: $0) }
  }

  /// "the weekend": in the middle of a week the last or the coming one.
  func weekend(_ direction: Direction) -> Resolution? {
    let isOver =
      published.weekday.rawValue < 6 && (direction == .past || direction == .unknown && published.weekday.rawValue < 4)
    return unit(.weekend, isOver ? -1 : 0, from: published)
  }

  /// The unit that lies `steps` from the one that holds `day`.
  func unit(_ unit: CalendarUnit, _ steps: Int, from day: CivilDate) -> Resolution? {
    switch unit {
    case .second, .minute, .hour: return nil
    case .day, .businessDay: return Resolution(.day(day.adding(days: steps)))
    case .weekend:
      let week = ISOWeek(containing: day).adding(weeks: steps)
      return Resolution(.date, TimexValue.weekend(week), .week(week))
    case .week: return Resolution(.week(ISOWeek(containing: day).adding(weeks: steps)))
    case .fortnight: return Resolution(.week(ISOWeek(containing: day).adding(weeks: steps * 2)))
    case .month:
      let month = day.adding(months: steps)
      return Resolution(.month(year: month.year, month: month.month))
    case .quarter:
      let month = day.adding(months: steps * 3)
      return Resolution(.quarter(year: month.year, quarter: (month.month + 2) / 3))
    case .half:
      let month = day.adding(months: steps * 6)
      return Resolution(.half(year: month.year, half: (month.month + 5) / 6))
    case .year: return Resolution(.year(day.adding(years: steps).year))
    case .decade: return Resolution(.date, TimexValue.decade(day.adding(years: steps * 10).year), nil)
    case .century: return Resolution(.date, TimexValue.century(day.adding(years: steps * 100).year), nil)
    }
  }

  /// A part keeps the value of its whole (TIMEX3 says the rest in `mod`); an end is the last day.
  func portion(_ portion: Portion, _ whole: TemporalForm, _ direction: Direction) -> Resolution? {
    var probe = self
    guard var found = probe.resolve(whole, direction) else { return nil }
    if portion == .end, let period = found.period { found.period = .day(period.last) }
    return found
  }

  func nth(_ number: Int, _ unit: CalendarUnit, _ whole: CivilPeriod?) -> Resolution? {
    guard let whole else { return nil }
    let step = number == 0 ? 0 : number - 1
    switch unit {
    case .day: return Resolution(.day(number == 0 ? whole.last : whole.first.adding(days: step)))
    case .week:
      let week = ISOWeek(containing: number == 0 ? whole.last : whole.first.adding(days: 7 * step))
      return Resolution(.week(week))
    case .weekend:
      let week = ISOWeek(containing: whole.first.adding(days: 7 * step))
      return Resolution(.date, TimexValue.weekend(week), .week(week))
    case .month: return self.unit(.month, step, from: whole.first)
    default: return nil
    }
  }
}
