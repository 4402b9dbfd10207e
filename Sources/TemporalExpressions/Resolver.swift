import CivilTime
import News

/// Gives recognised forms their place in the calendar, in reading order.
struct Resolver {
  let published: CivilDate
  let zones: ZoneClocks
  /// Whether 3/4 is the third of April: in Europe, and where the text itself writes such a date.
  let dayFirst: Bool
  /// The start of the stretch that the story told of last: what "the previous year" and "a month later" count from.
  private(set) var narrative: CivilDate?
  /// The day it told of last: what "the same day" counts from.
  private(set) var narrativeDay: CivilDate?
  /// The stretch that it told of last.
  private(set) var narrativePeriod: CivilPeriod?
  /// A year that the sentence stated before.
  private var statedYear: Int?

  init(published: CivilDate, zones: ZoneClocks, dayFirst: Bool = false) {
    self.published = published
    self.zones = zones
    self.dayFirst = dayFirst
  }

  /// A value and the stretch it names.
  struct Resolution {
    var kind: TemporalExpression.Kind
    var value: String
    var period: CivilPeriod?
    var other: TemporalExpression.OtherReading?

    init(_ kind: TemporalExpression.Kind, _ value: String, _ period: CivilPeriod?) {
      self.kind = kind
      self.value = value
      self.period = period
    }

    init(_ period: CivilPeriod) { self.init(.date, "\(period)", period) }
  }

  mutating func beginSentence() { statedYear = nil }

  /// Resolves one form, and remembers it for those that count from it; background ("the lowest since 1983") is passed
  /// over.
  mutating func resolve(_ form: TemporalForm, _ direction: Direction, isBackground: Bool = false) -> Resolution? {
    guard let found = resolution(form, direction) else { return nil }
    if !isBackground { remember(form, found, direction) }
    return found
  }

  private mutating func remember(_ form: TemporalForm, _ found: Resolution, _ direction: Direction) {
    guard let period = found.period else { return }
    switch form {
    case .within, .ahead, .duration, .set, .reference: return
    case .year(let year): statedYear = year
    case .day(_, _, .stated(let year)), .month(_, .stated(let year)): statedYear = year
    default: break
    }
    guard found.kind == .date || found.kind == .time, period.last <= published || direction != .past else { return }
    narrative = period.first
    narrativePeriod = period
    if case .day = period { narrativeDay = period.first }
  }

  private func resolution(_ form: TemporalForm, _ direction: Direction) -> Resolution? {
    switch form {
    case .day(let month, let day, let year): self.day(month, day, year, direction).map { Resolution(.day($0)) }
    case .figures(let first, let second, let year): figures(first, second, year, direction)
    case .weekdayAndDay(let weekday, let day): weekdayAndDay(weekday, day, direction).map { Resolution(.day($0)) }
    case .weekdayIn(let day, let week):
      exactDay(week, direction).map { there in
        Resolution(.day(ISOWeek(containing: there).monday.adding(days: day.rawValue - 1)))
      }
    case .weekdays(let count, let day, let sign):
      Resolution(.day(weekday(day, sign < 0 ? .last : .bare, .coming).adding(days: 7 * (count - 1) * sign)))
    case .dayOfMonth(let day): dayOfMonth(day, direction).map { Resolution(.day($0)) }
    case .month(let month, let year): self.month(month, year, direction)
    case .weekday(let day, let shift): Resolution(.day(weekday(day, shift, direction)))
    case .season(let season, let year): self.season(season, year, direction)
    case .quarter(let number, let year):
      Resolution(part(number == 0 ? 4 : number, of: 4, year, direction) { .quarter(year: $0, quarter: $1) })
    case .half(let number, let year): Resolution(part(number, of: 2, year, direction) { .half(year: $0, half: $1) })
    case .year(let year): stated(year)
    case .fiscalYear(let year):
      stated(year).map { Resolution(.date, "FY\(year)", $0.period) }
    case .decade(let year): Resolution(.date, TimexValue.decade(year), nil)
    case .century(let number): Resolution(.date, TimexValue.century((number - 1) * 100), nil)
    case .deicticDay(let days): Resolution(.day(published.adding(days: days)))
    case .deicticUnit(.weekend, 0): weekend(direction)
    case .deicticUnit(let unit, let steps): self.unit(unit, steps, from: published)
    case .newYear: unit(.year, published.month > 2 ? 1 : 0, from: published)
    case .narrativeUnit(let unit, let steps):
      self.unit(unit, steps, from: (unit == .day ? narrativeDay : narrative) ?? published)
    case .portion(let portion, let whole): self.portion(portion, whole, direction)
    case .week(let day): resolution(day, direction)?.period.map { Resolution(.week(ISOWeek(containing: $0.first))) }
    case .nth(let number, let unit, let whole): nth(number, unit, resolution(whole, direction)?.period)
    case .nthWeekday(let number, let day, let whole):
      resolution(whole, direction)?.period.flatMap { Holiday.nth(number, day, $0.first.month, $0.first.year) }
        .map { Resolution(.day($0)) }
    case .time(let hour, let minute, let zone, let day): time(hour, minute, zone, day, direction)
    case .overnight:
      Resolution(.time, "\(published.adding(days: direction == .coming ? 0 : -1))TNI", .day(published))
    case .partOfDay(let part, let day):
      resolution(day, direction)?.period.map { Resolution(.time, "\($0.first)T\(part.letters)", .day($0.first)) }
    case .duration(let quantity, let unit): Resolution(.duration, TimexValue.duration(quantity, unit), nil)
    case .sum(let measures): Resolution(.duration, TimexValue.duration(measures), nil)
    case .sumOffset(let measures, let sign, let anchor):
      Resolution(.day(measures.reduce(start(anchor)) { moved($0, .number($1.count), $1.unit, sign) ?? $0 }))
    case .within(let quantity, let unit): within(quantity, unit)
    case .ahead(let quantity, let unit):
      direction == .coming
        ? within(quantity, unit) : Resolution(.duration, TimexValue.duration(quantity, unit), nil)
    case .offset(let quantity, let unit, let sign, let anchor): offset(quantity, unit, sign, anchor, direction)
    case .set(let value): Resolution(.set, value, nil)
    case .reference(let value): Resolution(.date, value, nil)
    case .holiday(let holiday, let year): self.holiday(holiday, year, direction).map { Resolution(.day($0)) }
    }
  }

  /// The day told of last, where it lies in the week before publication: a time without a day is of that day.
  var recentDay: CivilDate? {
    guard let narrativeDay, (0...7).contains(published.days(since: narrativeDay)) else { return nil }
    return narrativeDay
  }

  private func stated(_ year: Int) -> Resolution? { (1...9999).contains(year) ? Resolution(.year(year)) : nil }

  /// The same form again so that it does not end before `first` begins: the second end of a range.
  func closing(_ form: TemporalForm, _ found: Resolution, after first: CivilDate) -> Resolution {
    guard let period = found.period, period.last < first, case .day(let day, let time) = period else { return found }
    switch form {
    case .weekday(_, .bare):
      let later = day.adding(days: (first.days(since: day) + 6) / 7 * 7)
      return Resolution(found.kind, "\(later)", .day(later, time: time))
    case .day(_, _, .unstated): return Resolution(.day(day.adding(years: 1)))
    default: return found
    }
  }

  // MARK: Years that the words leave open

  /// The year in which `place` fits the direction best; `place` gives the first and last day of the thing in a year.
  func year(
    _ reference: YearReference, _ direction: Direction, _ place: (Int) -> ClosedRange<CivilDate>?
  ) -> Int? {
    switch reference {
    case .stated(let year): return year
    case .relative(let years): return published.year + years
    case .nearest(let shift): return nearest(shift, direction, place)
    case .told(let shift): return nearest(shift, direction, from: narrative, place)
    case .unstated:
      if let statedYear, direction != .coming, statedYear < published.year { return statedYear }
      return nearest(.bare, direction, place)
    }
  }

  private func nearest(
    _ shift: Shift, _ direction: Direction, from start: CivilDate? = nil, _ place: (Int) -> ClosedRange<CivilDate>?
  ) -> Int? {
    let published = start ?? published
    let places = (-8...8).compactMap { step in place(published.year + step).map { (published.year + step, $0) } }
    let before = places.last { $0.1.lowerBound <= published }
    let after = places.first { $0.1.upperBound >= published }
    switch shift {
    case .last: return places.last { $0.1.upperBound < published }?.0
    case .next, .coming: return places.first { $0.1.lowerBound > published }?.0
    case .this: return direction == .past ? before?.0 : (place(published.year).map { _ in published.year } ?? after?.0)
    case .bare, .weekLater: break
    }
    guard let before, let after else { return (before ?? after)?.0 }
    let back = max(0, published.days(since: before.1.upperBound))
    let ahead = max(0, after.1.lowerBound.days(since: published))
    switch direction {
    case .past:
      // "the June 3 vote was announced": nobody gives a day of last year without its year when the next is near.
      let isDay = before.1.lowerBound == before.1.upperBound
      return isDay && before.0 < published.year && back > 180 && ahead < 120 ? after.0 : before.0
    // A date just gone by, told in a present tense, is rather that one than the one of next year.
    // So does "results for the second quarter will be published" in July.
    case .coming:
      let isQuarter = before.1.upperBound.days(since: before.1.lowerBound) > 31
      return ahead > (isQuarter ? 240 : 300) && back < (isQuarter ? 95 : 60) ? before.0 : after.0
    case .unknown, .present: return back <= ahead ? before.0 : after.0
    }
  }

  private func part(
    _ number: Int, of parts: Int, _ reference: YearReference, _ direction: Direction,
    _ period: (Int, Int) -> CivilPeriod
  ) -> CivilPeriod {
    let year = year(reference, direction) { (1...9999).contains($0) ? period($0, number).days : nil }
    return period(year.flatMap { (1...9999).contains($0) ? $0 : nil } ?? published.year, number)
  }
}
