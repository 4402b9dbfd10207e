import CivilTime
import TextAnalysis

/// Stretches that a determiner points at: "this year", "the following day", "the week of July 7".
extension Grammar {
  func pointed(at i: Int) -> Parsed? {
    let article = self[i] == .the
    var j = article ? i + 1 : i
    if self[i] == .this, [.past, .next, .last].contains(self[i + 1]) { j = i + 1 }
    switch self[j] {
    case .this, .last, .next, .past, .previous, .following, .same:
      let found = shifted(self[j], at: j + 1, article: article, demonstrative: j > i && !article)
      return found ?? (article ? afterThe(at: j) : nil)
    default: return article ? afterThe(at: j) : nil
    }
  }

  // MARK: this, last, next, …

  private func shifted(_ pointer: Lexeme, at k: Int, article: Bool, demonstrative: Bool) -> Parsed? {
    let isComing = lexed.word(k - 1) == .coming || lexed.word(k - 1) == .upcoming
    let shift: Shift =
      pointer == .this ? .this : isComing ? .coming : pointer == .next || pointer == .following ? .next : .last
    switch self[k] {
    case .unit(let unit, plural: false): return shiftedUnit(pointer, unit, at: k, article, demonstrative)
    case .unit(let unit, plural: true):
      guard pointer != .this, pointer != .same, !unit.isClock else { return nil }
      return Parsed(.duration(.vague, unit), k + 1)
    case .fiscal:
      guard self[k + 1] == .unit(.year, plural: false), let steps = steps(pointer) else { return nil }
      return Parsed(.deicticUnit(.year, steps), k + 2)
    case .weekday(let day, short: false):
      if let date = calendar(at: k), date.end > k + 1, !hasWeekShift(date.form) { return withTime(date) }
      return withTime(Parsed(shiftedWeekday(day, pointer, shift, article: article), k + 1))
    case .ordinal, .number:
      if let date = calendar(at: k) ?? numeric(at: k) {
        return switch date.form {
        case .day(let month, let day, .unstated): Parsed(.day(month: month, day: day, .nearest(shift)), date.end)
        case .figures(let a, let b, .unstated): Parsed(.figures(a, b, .nearest(shift)), date.end)
        default: nil
        }
      }
      return amountAhead(pointer, at: k)
    case .month(let month, short: false):
      guard let date = calendar(at: k) else { return nil }
      return switch date.form {
      case .month(_, .unstated): Parsed(.month(month, .nearest(shift)), date.end)
      case .day(_, let day, .unstated): Parsed(.day(month: month, day: day, .nearest(shift)), date.end)
      default: nil
      }
    case .season(let season):
      let isTold = pointer == .following || pointer == .previous || pointer == .same
      return Parsed(.season(season, isTold ? .told(shift) : .nearest(shift)), k + 1)
    case .partOfDay(let part):
      guard let steps = steps(pointer) else { return nil }
      let isTold = article || pointer == .following || pointer == .same || pointer == .previous
      return withTime(Parsed(.partOfDay(part, isTold ? .narrativeUnit(.day, steps) : .deicticDay(steps)), k + 1))
    case .cardinal, .vagueNumber: return amountAhead(pointer, at: k)
    case .holidayWord:
      guard let holiday = holiday(at: k), case .holiday(let name, .unstated) = holiday.form else { return nil }
      return Parsed(.holiday(name, .nearest(shift)), holiday.end)
    default: return nil
    }
  }

  /// "last Friday", "this past Friday", "the previous Friday" of a story, "next Friday", "the following Friday".
  private func shiftedWeekday(_ day: Weekday, _ pointer: Lexeme, _ shift: Shift, article: Bool) -> TemporalForm {
    switch pointer {
    case .past: .weekday(day, .past)
    case .previous: article ? .weekdayTold(day, sign: -1) : .weekdayIn(day, .deicticUnit(.week, -1))
    case .following where article: .weekdayTold(day, sign: 1)
    default: .weekday(day, shift)
    }
  }

  /// "the past three years", "the next 18 months".
  private func amountAhead(_ pointer: Lexeme, at k: Int) -> Parsed? {
    guard pointer != .this, pointer != .same, let (quantity, unit, end) = amount(at: k) else { return nil }
    // "expected to last three weeks", "has lasted": the verb.
    if lexed.word(k - 1) == .last {
      switch self[k - 2] {
      case .the, .this, .preposition(.in), .preposition(.over), .preposition(.during), .preposition(.for),
        .preposition(.within),
        .preposition(.through):
        break
      default: guard lexed.has(.possessive, k - 2) || lexed.word(k - 2).isPossessive else { return nil }
      }
    }
    return Parsed(.duration(quantity, unit), end)
  }

  private func hasWeekShift(_ form: TemporalForm) -> Bool {
    switch form {
    case .weekdayIn, .weekday: true
    default: false
    }
  }

  private func shiftedUnit(
    _ pointer: Lexeme, _ unit: CalendarUnit, at k: Int, _ article: Bool, _ demonstrative: Bool
  ) -> Parsed? {
    guard !unit.isClock, let steps = steps(pointer), self[k + 1] != .old else { return nil }
    if unit == .quarter || unit == .half, steps != 0, self[k + 1] == .preposition(.of), pointer == .last {
      guard let (year, end) = yearOfPart(at: k + 1) else { return nil }
      return Parsed(unit == .quarter ? .quarter(0, year) : .half(2, year), end)
    }
    if unit == .day || unit == .week, pointer == .last, article {
      guard self[k + 1] == .preposition(.of), let whole = stretch(at: k + 2) else { return nil }
      return Parsed(.nth(0, unit, whole.form), whole.end)
    }
    if unit == .week, let day = weekdayAfterWeek(at: k + 1) {
      return Parsed(.weekdayIn(day.0, .deicticUnit(.week, steps)), day.1)
    }
    switch pointer {
    case .past: return Parsed(demonstrative ? .deicticUnit(unit, -1) : .duration(.number(1), unit), k + 1)
    case .this, .last: return Parsed(.deicticUnit(unit, steps), k + 1)
    case .next where !article && unit != .day: return Parsed(.deicticUnit(unit, 1), k + 1)
    default: break
    }
    let told = TemporalForm.narrativeUnit(unit, steps)
    if pointer == .same, let (year, end) = relativeYear(at: k + 1), case .relative(let steps) = year {
      return Parsed(.offset(.number(abs(steps)), .year, sign: steps < 0 ? -1 : 1, .form(told)), end)
    }
    if pointer == .same, let back = quantified(at: k + 1), case .offset(let n, let by, let sign, _) = back.form {
      return Parsed(.offset(n, by, sign: sign, .form(told)), back.end)
    }
    return Parsed(told, k + 1)
  }

  /// "next week *Tuesday*", "next week *on Tuesday*".
  private func weekdayAfterWeek(at i: Int) -> (Weekday, Int)? {
    let j = self[i] == .preposition(.on) || self[i] == .dash ? i + 1 : i
    guard case .weekday(let day, _) = self[j], case .weekday(_, .bare)? = calendar(at: j)?.form ?? .weekday(day, .bare)
    else { return nil }
    return (day, j + 1)
  }

  private func steps(_ pointer: Lexeme) -> Int? {
    switch pointer {
    case .this, .same: 0
    case .last, .past, .previous: -1
    case .next, .following: 1
    default: nil
    }
  }
}
