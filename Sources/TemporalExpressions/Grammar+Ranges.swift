/// Two ends that share words. Ends that are whole by themselves ("July 9 to August 1") the reader joins.
extension Grammar {
  func sharedRange(at i: Int) -> [Recognition]? {
    switch self[i] {
    case .month: daysAfterMonth(at: i)
    case .number: daysBeforeMonth(at: i) ?? years(at: i) ?? amounts(at: i) ?? times(at: i)
    case .ordinal: daysBeforeMonth(at: i) ?? years(at: i) ?? amounts(at: i)
    case .cardinal: amounts(at: i) ?? times(at: i)
    case .clock, .noon, .decimal: times(at: i)
    default: nil
    }
  }

  /// What joins two ends: the index after it, and whether it makes a range of them.
  func connector(at i: Int) -> (end: Int, isRange: Bool)? {
    switch self[i] {
    case .dash, .preposition(.to), .preposition(.through), .preposition(.until): (i + 1, true)
    case .and: (i + 1, self[i - 2] == .between || self[i - 3] == .between)
    default: nil
    }
  }

  /// "May 15-16, 2025", "May 15 and 16".
  private func daysAfterMonth(at i: Int) -> [Recognition]? {
    guard let first = calendar(at: i), case .day(let month, let day, .unstated) = first.form,
      let (k, isRange) = connector(at: first.end), let (last, after) = dayNumber(at: k), last != day,
      endsDay(after, isRange: isRange), !(isRange && last < day)
    else { return nil }
    let (year, end) = year(at: after) ?? (.unstated, after)
    return [
      Recognition(tokens: i..<first.end, form: .day(month: month, day: day, year)),
      Recognition(tokens: k..<end, form: .day(month: month, day: last, year), closesRange: isRange),
    ]
  }

  /// "10am-11am tomorrow", "9 a.m. to 5 p.m. on Monday": the first has the day of the last.
  private func times(at i: Int) -> [Recognition]? {
    guard let first = clock(at: i), case .time(let hour, let minute, let zone, on: nil) = first.form,
      let (k, isRange) = connector(at: first.end), isRange,
      let last = clock(at: k), case .time(let end, _, let zoneOfLast, on: .some(let day)) = last.form, hour < end
    else { return nil }
    return [
      Recognition(
        tokens: i..<first.end, form: .time(hour: hour, minute: minute, zone: zone ?? zoneOfLast, on: day)),
      Recognition(tokens: k..<last.end, form: last.form, closesRange: true),
    ]
  }

  private func endsDay(_ i: Int, isRange: Bool) -> Bool {
    switch self[i] {
    case .month, .unit, .percent, .colon, .cardinal, .slash: false
    case .other: isRange || !lexed.isWord(i)
    case .dash: !lexed.isTight(i)
    default: true
    }
  }

  /// "3-7 November", "3 and 7 November 2025".
  private func daysBeforeMonth(at i: Int) -> [Recognition]? {
    guard let (day, after) = dayNumber(at: i), let (k, isRange) = connector(at: after),
      let (last, _) = dayNumber(at: k),
      let second = calendar(at: k), case .day(let month, last, let year) = second.form, case .month = monthIn(k)
    else { return nil }
    return [
      Recognition(tokens: i..<after, form: .day(month: month, day: day, year)),
      Recognition(tokens: k..<second.end, form: second.form, closesRange: isRange),
    ]
  }

  private func monthIn(_ k: Int) -> Lexeme {
    if case .month = self[k + 1] { return self[k + 1] }
    return self[k + 2]
  }

  /// "2010-2012", "2010-12".
  private func years(at i: Int) -> [Recognition]? {
    guard let first = yearNumber(at: i), self[i + 1] == .dash || self[i + 1] == .slash, lexed.isTight(i + 1),
      lexed.isTight(i + 2), !lexed.isTight(i + 3) || !lexed.isWord(i + 3)
    else { return nil }
    if self[i + 3] == self[i + 1], lexed.isTight(i + 3) { return nil }
    var last = 0
    switch self[i + 2] {
    case .number(let year, digits: 4): last = year
    case .number(let year, digits: 2): last = first / 100 * 100 + year
    default: return nil
    }
    guard last > first, last < first + 100, (1900...2100).contains(first) else { return nil }
    return [
      Recognition(tokens: i..<i + 1, form: .year(first)),
      Recognition(tokens: i + 2..<i + 3, form: .year(last), closesRange: true),
    ]
  }

  /// "60 to 90 days", "two or three weeks".
  private func amounts(at i: Int) -> [Recognition]? {
    guard let (first, after) = count(at: i), let (k, _) = connector(at: after), count(at: k) != nil,
      let second = quantified(at: k)
    else { return nil }
    switch second.form {
    case .duration(_, let unit), .within(_, let unit), .ahead(_, let unit), .offset(_, let unit, _, _):
      return [
        Recognition(tokens: i..<after, form: .duration(.number(first), unit)),
        Recognition(tokens: k..<second.end, form: second.form),
      ]
    default: return nil
    }
  }
}
