import CivilTime
import TextAnalysis

/// Dates in figures alone or with a month's name between the marks: ISO, "7/8/07", "15.07.2025", "05-Aug-2016".
extension Grammar {
  /// A date in figures.
  func numeric(at i: Int) -> Parsed? {
    switch self[i] {
    case .number(let number, digits: 8): day(number / 10_000, number / 100 % 100, number % 100, i + 1)
    case .number: threeFigures(at: i) ?? twoFigures(at: i)
    case .decimal: dottedDay(at: i)
    default: nil
    }
  }

  /// "2025-07-08", "7/8/07", "2025/7/8".
  private func threeFigures(at i: Int) -> Parsed? {
    guard case .number(let a, let digits) = self[i], isTriple(i), case .number(let b, let bDigits) = self[i + 2],
      case .number(let c, let cDigits) = self[i + 4]
    else { return nil }
    switch self[i + 1] {
    case .dash where digits == 4 && bDigits <= 2 && cDigits <= 2: return day(a, b, c, i + 5)
    case .slash where digits == 4: return day(a, b, c, i + 5)
    case .slash where digits <= 2 && bDigits <= 2 && (cDigits == 2 || cDigits == 4),
      .dash where digits <= 2 && bDigits <= 2 && cDigits == 4:
      return figures(a, b, .stated(cDigits == 2 ? Self.century(of: c) : c), i + 5)
    default: return nil
    }
  }

  /// "4/22" behind a word that leads to a day: "on 4/22", "Friday 7/6", "11/20, 11/22". Alone it is a fraction, a score
  /// or a name ("9/11").
  private func twoFigures(at i: Int) -> Parsed? {
    guard case .number(let a, let digits) = self[i], case .number(let b, let bDigits) = self[i + 2],
      self[i + 1] == .slash,
      digits <= 2, bDigits <= 2, lexed.isTight(i + 1), lexed.isTight(i + 2), !lexed.isTight(i), !continues(i + 3),
      (a, b) != (9, 11), (a, b) != (24, 7), endsPhrase(i + 3) || lexed.isCapitalised(i + 3)
    else { return nil }
    switch self[i - 1] {
    case .preposition(.on), .preposition(.by), .preposition(.until), .preposition(.before), .preposition(.after),
      .preposition(.since), .preposition(.through), .preposition(.starting), .this, .next:
      break
    case .comma, .and:
      // "on 5/6, 5/8 or 5/9"
      guard self[i - 3] == .slash, case .number = self[i - 2], case .number = self[i - 4] else { return nil }
    default: return nil
    }
    return figures(a, b, .unstated, i + 3)
  }

  /// Two figures behind a weekday: "Friday 7/6", "Friday 7.6".
  func figuresAfterWeekday(at i: Int) -> Parsed? {
    switch self[i] {
    case .number(let a, _):
      if let date = threeFigures(at: i) { return date }
      guard self[i + 1] == .slash || self[i + 1] == .dash, lexed.isTight(i + 1), lexed.isTight(i + 2),
        case .number(let b, _) = self[i + 2], !continues(i + 3)
      else { return nil }
      return figures(a, b, .unstated, i + 3)
    case .decimal:
      if let date = dottedDay(at: i) { return date }
      let parts = lexed.folded(i).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].count <= 2, parts[1].count <= 2, let a = NumberShape.value(parts[0]),
        let b = NumberShape.value(parts[1]), endsPhrase(i + 1) || lexed.isWord(i + 1)
      else { return nil }
      if case .meridiem = self[i + 1] { return nil }
      return figures(a, b, .unstated, i + 1)
    default: return nil
    }
  }

  private func figures(_ a: Int, _ b: Int, _ year: YearReference, _ end: Int) -> Parsed? {
    // A leap year, so that "2/29" is a day of some year.
    let probe = if case .stated(let stated) = year { stated } else { 2000 }
    guard CivilDate(probe, a, b) != nil || CivilDate(probe, b, a) != nil else { return nil }
    return Parsed(.figures(a, b, year), end)
  }

  /// "05-Aug-2016", "Sep-23-2020", "2019/aug/01": a month's name, a year and a day between the same marks.
  func named(at i: Int) -> Parsed? {
    guard isTriple(i) else { return nil }
    var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
    for j in [i, i + 2, i + 4] {
      switch self[j] {
      case .month(let number, _): month = number
      case .number(let number, digits: 4): year = number
      case .number(let number, let digits) where digits <= 2: day = number
      default: return nil
      }
    }
    guard let year, let month, let day else { return nil }
    return self.day(year, month, day, i + 5)
  }

  /// Whether five tokens stand without spaces, the second and the fourth the same dash or slash.
  private func isTriple(_ i: Int) -> Bool {
    (self[i + 1] == .dash || self[i + 1] == .slash) && self[i + 1] == self[i + 3]
      && (1...4).allSatisfy { lexed.isTight(i + $0) }
  }

  /// Whether a mark and more figures follow without a space.
  private func continues(_ i: Int) -> Bool {
    guard lexed.isTight(i) else { return false }
    switch self[i] {
    case .slash, .dash, .percent: return true
    case .dot, .comma, .colon: return lexed.isTight(i + 1) && !lexed.isWord(i + 1)
    default: return lexed.isWord(i)
    }
  }

  /// "15.07.2025": the day first, as where this form is used; "2025.7.15".
  private func dottedDay(at i: Int) -> Parsed? {
    let parts = lexed.folded(i).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let first = NumberShape.value(parts[0]), let second = NumberShape.value(parts[1]),
      let third = NumberShape.value(parts[2])
    else { return nil }
    switch (parts[0].count, parts[1].count, parts[2].count) {
    case (1...2, 1...2, 4): return day(third, second, first, i + 1)
    case (4, 1...2, 1...2): return day(first, second, third, i + 1)
    default: return nil
    }
  }

  private func day(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Parsed? {
    guard (1000...2199).contains(year), CivilDate(year, month, day) != nil else { return nil }
    return Parsed(.day(month: month, day: day, .stated(year)), end)
  }
}
