import CivilTime
import TextAnalysis

/// Parts of a stretch: "third quarter of 2025", "early July", "the end of the month".
extension Grammar {
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
      return portion == .end || portion == .start || lexed.word(i) == .middle
        ? edge(portion, at: i) : position(portion, at: i)
    default: return nil
    }
  }

  private func edge(_ portion: Portion, at i: Int) -> Parsed? {
    var j = i + 1
    if self[j] == .preposition(.of) {
      j += 1
    } else if portion == .end, lexed.word(i) != .close, !lexed.isCapitalised(i) || lexed.has(.afterLineBreak, i) {
      if self[j] == .dash, lexed.isTight(j) { j += 1 }
      switch self[j] {
      case .month, .number: break
      default: return nil
      }
    } else {
      return nil
    }
    guard let whole = stretch(at: j), whole.form.isCalendar else { return nil }
    // "will begin October 15 and end January 15"
    if case .day = whole.form, portion == .end, j == i + 1 { return nil }
    if case .deicticDay = whole.form { return nil }
    return Parsed(.portion(portion, whole.form), whole.end)
  }

  private func position(_ portion: Portion, at i: Int) -> Parsed? {
    var j = i + 1
    if self[j] == .dash, lexed.isTight(j), lexed.isTight(j + 1) { j += 1 }
    if self[j] == .preposition(.in) || self[j] == .preposition(.on) { j += 1 }
    if case .partOfDay(let part) = self[j], self[j - 1] == .dash || j == i + 1 {
      let guided = self[i - 1] == .preposition(.by) || self[i - 1] == .preposition(.until)
      return Parsed(.partOfDay(part, guided ? .deicticDay(0) : .narrativeUnit(.day, 0)), j + 1)
    }
    guard let whole = stretch(at: j), whole.form.isCalendar else { return nil }
    // "early Friday morning"
    switch (whole.form, self[whole.end]) {
    case (.weekday, .partOfDay(let part)), (.deicticDay, .partOfDay(let part)), (.day, .partOfDay(let part)):
      return Parsed(.partOfDay(part, whole.form), whole.end + 1)
    default: return Parsed(.portion(portion, whole.form), whole.end)
    }
  }
}
