import CivilTime

/// What the words say, before a publication date gives them a place in the calendar.
indirect enum TemporalForm: Equatable, Sendable {
  /// "July 8", "8 July 2025".
  case day(month: Int, day: Int, YearReference)
  /// "03/04/2025", "4/22": two numbers, of which one is the month.
  case figures(Int, Int, YearReference)
  /// "the 15th".
  case dayOfMonth(Int)
  /// "July", "July 2025", "next July".
  case month(Int, YearReference)
  /// "Friday", "last Friday", "Friday week".
  case weekday(Weekday, Shift)
  /// "Tuesday the 13th".
  case weekdayAndDay(Weekday, day: Int)
  /// "Monday of next week", "Thursday, two years from now": the weekday in the week of the form.
  case weekdayIn(Weekday, TemporalForm)
  /// "two Sundays from now".
  case weekdays(Int, Weekday, sign: Int)
  /// "the following Tuesday", "the previous Friday": counted from the day told of last.
  case weekdayTold(Weekday, sign: Int)
  /// "the summer", "last summer", "summer 2025".
  case season(Season, YearReference)
  /// "Q3", "the third quarter of 2025"; quarter 0 is the last one.
  case quarter(Int, YearReference)
  case half(Int, YearReference)
  case year(Int)
  /// "fiscal 2026".
  case fiscalYear(Int)
  /// "the 1980s": its first year.
  case decade(Int)
  /// "the 20th century": 20.
  case century(Int)
  /// "today", "tomorrow": days from publication.
  case deicticDay(Int)
  /// "this year", "next month": units from the one that holds the publication day.
  case deicticUnit(CalendarUnit, Int)
  /// "the new year": the coming one, in January the one begun.
  case newYear
  /// "the same day", "the following year": units from the moment told of before.
  case narrativeUnit(CalendarUnit, Int)
  case portion(Portion, TemporalForm)
  /// "the week of July 7".
  case week(TemporalForm)
  /// "the first week of May", "the last day of the month"; 0 is the last one.
  case nth(Int, CalendarUnit, TemporalForm)
  /// "the second Tuesday of May"; 0 is the last one.
  case nthWeekday(Int, Weekday, TemporalForm)
  /// "6:30 p.m. CET on May 6".
  case time(hour: Int, minute: Int, zone: Zone?, on: TemporalForm?)
  /// "Friday night".
  case partOfDay(PartOfDay, TemporalForm)
  /// The night before publication, or the coming one.
  case overnight
  case duration(Quantity, CalendarUnit)
  /// "two hours and 51 minutes".
  case sum([Measure])
  /// "within 30 days".
  case within(Quantity, CalendarUnit)
  /// "in two weeks": a time to come, or in a clause of the past an amount.
  case ahead(Quantity, CalendarUnit)
  /// "three days ago", "90 days after July 8".
  case offset(Quantity, CalendarUnit, sign: Int, Anchor)
  /// "two years and a month ago".
  case sumOffset([Measure], sign: Int, Anchor)
  /// A repetition; its TIMEX3 value is complete.
  case set(String)
  /// `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
  case reference(String)
  case holiday(Holiday, YearReference)

  enum Anchor: Equatable, Sendable {
    /// "ago", "from now".
    case publication
    /// "earlier", "later".
    case narrative
    case form(TemporalForm)
  }

  /// Whether it names a place in the calendar, so that it can be an end of a range.
  var isCalendar: Bool {
    switch self {
    case .duration, .sum, .within, .ahead, .set, .reference: false
    default: true
    }
  }

  /// Whether it is an amount of time, or counted by one.
  var isAmount: Bool {
    switch self {
    case .duration, .sum, .within, .ahead, .offset, .sumOffset: true
    default: false
    }
  }
}

extension TemporalForm {
  /// "May 1 to June 3, 2026": the first end has the year of the second.
  mutating func borrowYear(from last: TemporalForm) {
    guard case .day(let lastMonth, _, .stated(let year)) = last else { return }
    switch self {
    case .day(let month, let day, .unstated):
      self = .day(month: month, day: day, .stated(month > lastMonth ? year - 1 : year))
    default: break
    }
  }
}

/// How the words give a year.
enum YearReference: Equatable, Sendable {
  case unstated
  case stated(Int)
  /// "of next year": years from the year of publication.
  case relative(Int)
  /// "last July", "next July": the nearest on that side.
  case nearest(Shift)
  /// "the following summer": the nearest on that side of what the story told of last.
  case told(Shift)
}

/// The words in front of a weekday, a month or a unit.
enum Shift: Int, Equatable, Sendable {
  case bare, this, last, next
  /// "this past Friday": the latest one before today.
  case past
  /// "the coming Friday", "this upcoming Friday": the first one after today.
  case coming
  /// "Friday week": one week after the coming Friday.
  case weekLater
}

enum Quantity: Equatable, Sendable {
  case number(Int)
  /// "2.5", "two and a half", "14 1/2": the whole and its tenths.
  case decimal(Int, tenths: Int)
  /// "several", "a few", or no number at all.
  case vague
}

/// One part of a composed amount of time.
struct Measure: Equatable, Sendable {
  var count: Int
  var unit: CalendarUnit
}

/// A form and the tokens that say it.
struct Recognition: Equatable, Sendable {
  var tokens: Range<Int>
  var form: TemporalForm
  var closesRange = false
}
