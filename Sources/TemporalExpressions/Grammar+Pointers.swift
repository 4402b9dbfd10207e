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
    let shift: Shift = pointer == .this ? .this : pointer == .next || pointer == .following ? .next : .last
    switch self[k] {
    case .unit(let unit, plural: false): return shiftedUnit(pointer, unit, at: k, article, demonstrative)
    case .unit(let unit, plural: true):
      guard pointer != .this, pointer != .same, !unit.isClock else { return nil }
      return Parsed(.duration(.vague, unit), k + 1)
    case .fiscal:
      guard self[k + 1] == .unit(.year, plural: false), let steps = steps(pointer) else { return nil }
      return Parsed(.deicticUnit(.year, steps), k + 2)
    case .weekday(let day, short: false):
      guard lexed.isCapitalised(k) else { return nil }
      return withTime(Parsed(.weekday(day, shift), k + 1))
    case .month(let month, short: false):
      guard lexed.isCapitalised(k), let date = calendar(at: k) else { return nil }
      return switch date.form {
      case .month(_, .unstated): Parsed(.month(month, .nearest(shift)), date.end)
      case .day(_, let day, .unstated): Parsed(.day(month: month, day: day, .nearest(shift)), date.end)
      default: nil
      }
    case .season(let season): return Parsed(.season(season, .nearest(shift)), k + 1)
    case .partOfDay(let part):
      guard let steps = steps(pointer) else { return nil }
      let isTold = article || pointer == .following || pointer == .same || pointer == .previous
      return Parsed(.partOfDay(part, isTold ? .narrativeUnit(.day, steps) : .deicticDay(steps)), k + 1)
    case .number, .cardinal, .vagueNumber:
      guard pointer != .this, pointer != .same, let (quantity, unit, end) = amount(at: k) else { return nil }
      return Parsed(.duration(quantity, unit), end)
    case .holidayWord:
      guard let holiday = holiday(at: k), case .holiday(let name, .unstated) = holiday.form else { return nil }
      return Parsed(.holiday(name, .nearest(shift)), holiday.end)
    default: return nil
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
    switch pointer {
    case .past: return Parsed(demonstrative ? .deicticUnit(unit, -1) : .duration(.number(1), unit), k + 1)
    case .this, .last: return Parsed(.deicticUnit(unit, steps), k + 1)
    case .next where !article && unit != .day: return Parsed(.deicticUnit(unit, 1), k + 1)
    default: break
    }
    let told = TemporalForm.narrativeUnit(unit, steps)
    if pointer == .same, let back = quantified(at: k + 1), case .offset(let n, let by, let sign, _) = back.form {
      return Parsed(.offset(n, by, sign: sign, .form(told)), back.end)
    }
    return Parsed(told, k + 1)
  }

  private func steps(_ pointer: Lexeme) -> Int? {
    switch pointer {
    case .this, .same: 0
    case .last, .past, .previous: -1
    case .next, .following: 1
    default: nil
    }
  }

  // MARK: the …

  private func afterThe(at j: Int) -> Parsed? {
    switch self[j] {
    case .ordinal: dated(at: j) ?? ordinalPart(at: j) ?? dayOfMonth(at: j)
    case .portion: portion(at: j)
    case .unit(let unit, plural: false): unitAfterThe(unit, at: j)
    case .season(let season):
      yearOfPart(at: j + 1).map { Parsed(.season(season, $0.0), $0.1) } ?? alone(.season(season, .unstated), j + 1)
    case .decade, .fiscal: calendar(at: j)
    case .apostrophe: apostropheYear(at: j)
    case .partOfDay(let part): alone(.partOfDay(part, .narrativeUnit(.day, 0)), j + 1)
    case .past where endsPhrase(j + 1): Parsed(.reference(Reference.past.value), j + 1)
    case .other, .reference(.future): future(at: j)
    default: nil
    }
  }

  /// "the future", "the near future", "the moment".
  private func future(at j: Int) -> Parsed? {
    if lexed.isWord(j, "moment"), self[j - 2] == .preposition(.at), endsPhrase(j + 1) {
      return Parsed(.reference(Reference.present.value), j + 1)
    }
    let noun = lexed.isWord(j, "near") || lexed.isWord(j, "foreseeable") ? j + 1 : j
    guard self[noun] == .reference(.future), lexed.isWord(noun, "future"), endsPhrase(noun + 1) else { return nil }
    return Parsed(.reference(Reference.future.value), noun + 1)
  }

  /// "on the 15th".
  private func dayOfMonth(at j: Int) -> Parsed? {
    guard case .ordinal(let day, numeral: true) = self[j], (1...31).contains(day), endsPhrase(j + 1) else { return nil }
    switch self[j - 2] {
    case .preposition(.on), .preposition(.by), .preposition(.before), .preposition(.until):
      return withTime(Parsed(.dayOfMonth(day), j + 1))
    default: return nil
    }
  }

  private func unitAfterThe(_ unit: CalendarUnit, at j: Int) -> Parsed? {
    let next = j + 1
    switch unit {
    case .week:
      let leads = [.preposition(.of), .preposition(.starting)].contains(self[next]) || lexed.isWord(next, "ending")
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
    case .preposition(.before) where endsPhrase(i + 1): -1
    case .preposition(.after) where endsPhrase(i + 1): 1
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
    guard !["when", "that", "which", "long", "where"].contains(where: { lexed.folded(end).elementsEqual($0.utf8) })
    else { return nil }
    return Parsed(form, end)
  }

  /// Whether a phrase ends in front of this token: nothing that a noun could be follows.
  func endsPhrase(_ i: Int) -> Bool {
    switch self[i] {
    case .other: !lexed.isWord(i)
    case .cardinal, .dash, .currency, .number, .decimal, .vagueNumber: false
    default: true
    }
  }

  // MARK: Parts of a stretch

  /// "third quarter of 2025", "first half", "first week of May", "second Tuesday in June", "20th century".
  func ordinalPart(at i: Int) -> Parsed? {
    guard case .ordinal(let number, _) = self[i] else { return nil }
    var j = self[i + 1] == .dash && lexed.isTight(i + 1) ? i + 2 : i + 1
    if self[j] == .fiscal { j += 1 }
    switch self[j] {
    case .unit(.quarter, plural: false) where (1...4).contains(number) && self[j + 1] != .dash:
      return partOfYear(.quarter(number, .unstated), j + 1)
    case .unit(.half, plural: false) where (1...2).contains(number) && (i > 0 && self[i - 1] == .the || j > i + 1):
      return partOfYear(.half(number, .unstated), j + 1)
    case .unit(.century, plural: false): return Parsed(.century(number), j + 1)
    case .unit(let unit, plural: false) where unit == .day || unit == .week || unit == .month || unit == .weekend:
      guard self[j + 1] == .preposition(.of), let whole = stretch(at: j + 2) else { return nil }
      return Parsed(.nth(number, unit, whole.form), whole.end)
    case .weekday(let day, short: false):
      guard self[j + 1] == .preposition(.of) || self[j + 1] == .preposition(.in), let whole = stretch(at: j + 2)
      else { return nil }
      return Parsed(.nthWeekday(number, day, whole.form), whole.end)
    default: return nil
    }
  }

  private func partOfYear(_ part: TemporalForm, _ end: Int) -> Parsed? {
    guard let (year, after) = yearOfPart(at: end) else {
      // "the first half of the match" is no half of a year.
      if case .half = part, self[end] == .preposition(.of) { return nil }
      return Parsed(part, end)
    }
    return switch part {
    case .quarter(let number, _): Parsed(.quarter(number, year), after)
    case .half(let number, _): Parsed(.half(number, year), after)
    default: nil
    }
  }

  /// "of 2025", "2025", "of next year", "of the year", "of fiscal 2026".
  func yearOfPart(at i: Int) -> (YearReference, Int)? {
    if let year = year(at: i) { return year }
    guard self[i] == .preposition(.of) || self[i] == .preposition(.in) else { return nil }
    var j = self[i + 1] == .the || self[i + 1] == .this ? i + 2 : i + 1
    if self[j] == .fiscal { j += 1 }
    if self[j] == .unit(.year, plural: false), j > i + 1 { return (.unstated, j + 1) }
    return yearNumber(at: j).map { (.stated($0), j + 1) }
  }

  /// The whole that a part belongs to.
  func stretch(at i: Int) -> Parsed? { inside()?.whole(at: i) }

  private func whole(at i: Int) -> Parsed? {
    switch self[i] {
    case .the, .this, .last, .next, .previous, .following, .same: pointed(at: i)
    case .ordinal: ordinalPart(at: i)
    default: calendar(at: i) ?? bareYear(at: i)
    }
  }

  /// "early July", "mid-2025", "late last year", "the end of the month", "later this week".
  func portion(at i: Int) -> Parsed? {
    switch self[i] {
    case .earlier, .later:
      let j = self[i + 1] == .preposition(.in) || self[i + 1] == .preposition(.on) ? i + 2 : i + 1
      guard let whole = stretch(at: j), whole.form.isCalendar else { return nil }
      if case .year = whole.form { return nil }
      return Parsed(.portion(.side, whole.form), whole.end)
    case .portion(let portion):
      return portion == .end || portion == .start || lexed.isWord(i, "middle")
        ? edge(portion, at: i) : position(portion, at: i)
    default: return nil
    }
  }

  private func edge(_ portion: Portion, at i: Int) -> Parsed? {
    var j = i + 1
    if self[j] == .preposition(.of) {
      j += 1
    } else if portion == .end, !lexed.isWord(i, "close"), !lexed.isCapitalised(i) || lexed.has(.afterLineBreak, i) {
      if self[j] == .dash, lexed.isTight(j) { j += 1 }
      switch self[j] {
      case .month, .number: break
      default: return nil
      }
    } else {
      return nil
    }
    guard let whole = stretch(at: j), whole.form.isCalendar else { return nil }
    if case .deicticDay = whole.form { return nil }
    return Parsed(.portion(portion, whole.form), whole.end)
  }

  private func position(_ portion: Portion, at i: Int) -> Parsed? {
    var j = i + 1
    if self[j] == .dash, lexed.isTight(j), lexed.isTight(j + 1) { j += 1 }
    if self[j] == .preposition(.in) || self[j] == .preposition(.on) { j += 1 }
    if case .partOfDay(let part) = self[j], j == i + 1 {
      return Parsed(.partOfDay(part, .narrativeUnit(.day, 0)), j + 1)
    }
    guard let whole = stretch(at: j), whole.form.isCalendar else { return nil }
    return Parsed(.portion(portion, whole.form), whole.end)
  }
}
