import CivilTime
import TextAnalysis

/// What "the" and "that" make of the words behind them: "the day before", "the first ten days", "that evening".
extension Grammar {
  func afterThe(at j: Int) -> Parsed? {
    switch self[j] {
    case .holidayWord where lexed.word(j) == .new && self[j + 1] == .unit(.year, plural: false):
      holiday(at: j) ?? alone(.newYear, j + 2)
    case .holidayWord: holiday(at: j)
    // "the first-quarter results": the article is theirs.
    case .ordinal where self[j + 1] == .dash && lexed.isTight(j + 2): nil
    case .ordinal, .cardinal:
      dated(at: j) ?? ordinalPart(at: j) ?? dayOf(at: j) ?? dayOfMonth(at: j) ?? amountAfterThe(at: j)
    case .portion: portion(at: j)
    case .unit(let unit, plural: false) where self[j + 1] == .dash && lexed.isTight(j + 1): sinceUnit(unit, at: j)
    case .unit(let unit, plural: false): unitAfterThe(unit, at: j)
    case .season(let season):
      yearOfPart(at: j + 1).map { Parsed(.season(season, $0.0), $0.1) } ?? alone(.season(season, .unstated), j + 1)
    case .decade, .fiscal: calendar(at: j)
    case .number, .vagueNumber: apostropheDecade(at: j) ?? amountAfterThe(at: j)
    case .apostrophe: apostropheYear(at: j)
    case .partOfDay(let part): partOf(part, at: j) ?? alone(.partOfDay(part, .narrativeUnit(.day, 0)), j + 1)
    case .past where endsPhrase(j + 1): Parsed(.reference(Reference.past.value), j + 1)
    case .other, .reference(.future): future(at: j)
    default: nil
    }
  }

  /// "the three months", "the first ten days"; not "the 90-day pause".
  private func amountAfterThe(at j: Int) -> Parsed? {
    let first = self[j] == .ordinal(1, numeral: false) ? j + 1 : j
    guard let (quantity, unit, end) = amount(at: first), case .unit(_, plural: true) = self[end - 1],
      !(first..<end).contains(where: { self[$0] == .dash }), self[end] != .old
    else { return nil }
    switch self[end] {
    case .ago, .earlier, .later, .preposition(.before), .preposition(.after), .preposition(.from): return nil
    default: return Parsed(.duration(quantity, unit), end)
    }
  }

  /// "the year-ago quarter", "the year-earlier period".
  private func sinceUnit(_ unit: CalendarUnit, at j: Int) -> Parsed? {
    guard self[j + 2] == .ago || self[j + 2] == .earlier else { return nil }
    if case .unit(let noun, plural: false) = self[j + 3], !noun.isClock {
      return Parsed(.offset(.number(1), unit, sign: -1, .form(.narrativeUnit(noun, 0))), j + 4)
    }
    guard lexed.word(j + 3) == .period else { return nil }
    return Parsed(.offset(.number(1), unit, sign: -1, .narrative), j + 4)
  }

  /// "that evening", "that year", "that day": what the story told of last.
  func told(at i: Int) -> Parsed? {
    switch self[i + 1] {
    case .unit(let unit, plural: false) where !unit.isClock && unit != .half:
      alone(unit == .day ? .narrativeUnit(.day, 0) : .narrativeUnit(unit, 0), i + 2)
    case .partOfDay(let part): alone(.partOfDay(part, .narrativeUnit(.day, 0)), i + 2)
    case .season(let season): alone(.season(season, .told(.this)), i + 2)
    default: self[i - 1] == .preposition(.at) ? theTime(at: i + 1) : nil
    }
  }

  /// "the morning of 14 March", "the night of last Tuesday".
  private func partOf(_ part: PartOfDay, at j: Int) -> Parsed? {
    guard self[j + 1] == .preposition(.of), let day = stretch(at: j + 2) else { return nil }
    // "the night of September 8-9" is of two days.
    if self[day.end] == .dash, lexed.isTight(day.end), case .number = self[day.end + 1] { return nil }
    switch day.form {
    case .day, .weekday, .figures, .holiday, .dayOfMonth: return Parsed(.partOfDay(part, day.form), day.end)
    default: return nil
    }
  }

  /// "at the *time*", "at that *time*".
  private func theTime(at j: Int) -> Parsed? {
    guard lexed.word(j) == .time else { return nil }
    switch self[j + 1] {
    case .preposition(.of), .that, .unit: return nil
    case .other: guard lexed.word(j + 1) != .when, lexed.word(j + 1) != .it else { return nil }
    default: break
    }
    return Parsed(.reference(Reference.past.value), j + 1)
  }

  /// "the future", "the near future", "the moment".
  private func future(at j: Int) -> Parsed? {
    if self[j - 2] == .preposition(.at), let time = theTime(at: j) { return time }
    if lexed.word(j) == .moment, self[j - 2] == .preposition(.at) || self[j - 2] == .preposition(.for),
      endsPhrase(j + 1)
    {
      return Parsed(.reference(Reference.present.value), j + 1)
    }
    let noun = lexed.word(j) == .near || lexed.word(j) == .foreseeable ? j + 1 : j
    guard self[noun] == .reference(.future), lexed.word(noun) == .future, endsPhrase(noun + 1) else { return nil }
    return Parsed(.reference(Reference.future.value), noun + 1)
  }

  /// "on the 15th", "by the twenty-first".
  private func dayOfMonth(at j: Int) -> Parsed? {
    guard let (day, end) = ordinalNumber(at: j), (1...31).contains(day), endsPhrase(end) else { return nil }
    // "on the first" is a day as seldom as "on the second".
    if case .ordinal(_, numeral: false) = self[j] { return nil }
    switch self[j - 2] {
    case .preposition(.on), .preposition(.by), .preposition(.before), .preposition(.until), .preposition(.for):
      return withTime(Parsed(.dayOfMonth(day), end))
    default: return nil
    }
  }

  /// "on 29th", "by 5th".
  func bareDay(at i: Int) -> Parsed? {
    guard case .ordinal(let day, numeral: true) = self[i], (1...31).contains(day),
      endsPhrase(i + 1) || endsClause(i + 1)
    else { return nil }
    switch self[i - 1] {
    case .preposition(.on), .preposition(.by), .preposition(.until): return withTime(Parsed(.dayOfMonth(day), i + 1))
    default: return nil
    }
  }

  /// "20th of next month", "the 15th day of this month", "the 21st this month".
  func dayOf(at j: Int) -> Parsed? {
    guard let (day, end) = ordinalNumber(at: j), (1...31).contains(day) else { return nil }
    let of = self[end] == .unit(.day, plural: false) ? end + 1 : end
    guard self[of] == .preposition(.of) || self[of] == .this, let month = stretch(at: self[of] == .this ? of : of + 1)
    else { return nil }
    switch month.form {
    case .deicticUnit(.month, _), .narrativeUnit(.month, _): return Parsed(.nth(day, .day, month.form), month.end)
    default: return nil
    }
  }

  private func unitAfterThe(_ unit: CalendarUnit, at j: Int) -> Parsed? {
    let next = j + 1
    switch unit {
    case .week:
      let leads =
        [.preposition(.of), .preposition(.starting), .portion(.start)].contains(self[next])
        || lexed.word(next) == .ending
      let day = self[next + 1] == .the ? next + 2 : next + 1
      if leads, let date = calendar(at: day), case .day = date.form { return Parsed(.week(date.form), date.end) }
    case .month:
      if self[next] == .preposition(.of), case .month(let month, _) = self[next + 1], lexed.isCapitalised(next + 1) {
        guard let (year, end) = year(at: next + 2, afterComma: false) else {
          return Parsed(.month(month, .unstated), next + 2)
        }
        return Parsed(.month(month, year), end)
      }
    case .year:
      if let year = yearNumber(at: next) { return Parsed(.year(year), next + 1) }
    case .day:
      if self[next] == .preposition(.before), self[next + 1] == .deicticDay(-1) {
        return Parsed(.deicticDay(-2), next + 2)
      }
      if self[next] == .preposition(.after), self[next + 1] == .deicticDay(1) {
        return Parsed(.deicticDay(2), next + 2)
      }
    case .second, .minute, .hour, .half, .fortnight: return nil
    default: break
    }
    if let steps = trailingSteps(next) { return Parsed(.narrativeUnit(unit, steps), next + 1) }
    return alone(unit == .day ? .narrativeUnit(.day, 0) : .deicticUnit(unit, 0), next)
  }

  /// "the day before", "the year previous", "the week after" at the end of a phrase.
  private func trailingSteps(_ i: Int) -> Int? {
    switch self[i] {
    case .previous, .earlier: -1
    case .preposition(.before) where endsClause(i + 1): -1
    case .preposition(.after) where endsClause(i + 1): 1
    case .following, .later: 1
    default: nil
    }
  }

  /// A stretch that stands for itself: "the year", not "the year of the dragon", "the day when", "the week-long".
  private func alone(_ form: TemporalForm, _ end: Int) -> Parsed? {
    switch self[end] {
    case .preposition(.of), .preposition(.before), .preposition(.after), .dash: return nil
    default: break
    }
    if lexed.isWord(end), lexed.isCapitalised(end), self[end] == .other { return nil }
    if self[end] == .that {
      // "said over the weekend that": no clause about the weekend.
      guard case .deicticUnit(.weekend, _) = form else { return nil }
    }
    switch lexed.word(end) {
    case .when, .which, .long, .where: return nil
    default: break
    }
    return Parsed(form, end)
  }

  /// Whether a clause ends in front of this token: a mark, "and", an empty line, the end of the text.
  func endsClause(_ i: Int) -> Bool {
    if lexed.has(.afterEmptyLine, i) { return true }
    return switch self[i] {
    case .and, .dot, .comma, .semicolon, .colon, .apostrophe, .opening: true
    case .dash: !lexed.isTight(i)
    case .number, .decimal, .currency: true
    default: !lexed.isWord(i) && self[i] == .other
    }
  }

  /// Whether a phrase ends in front of this token: nothing that a noun could be follows.
  func endsPhrase(_ i: Int) -> Bool {
    switch self[i] {
    case .other: !lexed.isWord(i) || lexed.word(i).beginsClause
    case .cardinal, .dash, .currency, .number, .decimal, .vagueNumber: false
    default: true
    }
  }
}
