import CivilTime

/// A day as a text names it: "Monday, July 8", "8 January 2018", "2018-01-08".
struct DayMention: Hashable {
  let year: Int?
  let month: Int
  let day: Int
  let weekday: Weekday?
  /// The lexemes it is made of.
  let lexemes: Range<Int>

  /// The day, where its year is named.
  var date: CivilDate? { year.flatMap { CivilDate($0, month, day) } }
  func date(in year: Int) -> CivilDate? { CivilDate(year, month, day) }
}

/// Finds named days among lexemes.
struct DayReader {
  let lexemes: [Lexeme]
  /// The last day that an ambiguous "03/04/2025" may mean.
  let latest: CivilDate

  /// How many lexemes may stand before the number of a day: "Monday , Jan . 8".
  private static let longest = 6

  func all(in range: Range<Int>) -> [DayMention] {
    var found: [DayMention] = []
    var at = range.lowerBound
    var number = at
    while at < range.upperBound {
      // No day without a number near.
      if number < at { number = at }
      while number < range.upperBound, lexemes[number].kind != .number { number += 1 }
      if number - at > Self.longest { at = number - Self.longest }
      if number >= range.upperBound { break }
      if let mention = mention(at: at), mention.lexemes.upperBound <= range.upperBound {
        found.append(mention)
        at = mention.lexemes.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  /// The day that is named from this lexeme on, the weekday before it included.
  func mention(at start: Int) -> DayMention? {
    guard let first = lexeme(start) else { return nil }
    if first.kind == .word, first.isCapitalised, let weekday = CalendarWords.weekday(first.text) {
      guard let bare = bareMention(at: skip([",", "."], from: start + 1)) else { return nil }
      return DayMention(
        year: bare.year, month: bare.month, day: bare.day, weekday: weekday, lexemes: start..<bare.lexemes.upperBound)
    }
    return bareMention(at: start)
  }

  private func bareMention(at start: Int) -> DayMention? {
    guard let first = lexeme(start) else { return nil }
    switch first.kind {
    case .word: return monthFirst(start)
    case .number: return numeric(start) ?? dayFirst(start)
    case .mark: return nil
    }
  }

  /// "January 8, 2018", "Jan. 8".
  private func monthFirst(_ start: Int) -> DayMention? {
    guard let month = month(at: start) else { return nil }
    let at = skip(["."], from: start + 1)
    guard let day = day(at: at), !isQuantity(at + 1) else { return nil }
    return mention(month: month, day: day, lexemes: start..<at + 1, yearFrom: at + 1)
  }

  /// "8 January 2018", "the 8th of July".
  private func dayFirst(_ start: Int) -> DayMention? {
    guard let day = day(at: start) else { return nil }
    let at = lexeme(start + 1)?.text == "of" ? start + 2 : start + 1
    guard let month = month(at: at) else { return nil }
    return mention(month: month, day: day, lexemes: start..<at + 1, yearFrom: skip(["."], from: at + 1))
  }

  private func mention(month: Int, day: Int, lexemes range: Range<Int>, yearFrom: Int) -> DayMention? {
    let at = skip([","], from: yearFrom)
    let year = year(at: at)
    guard CivilDate(year ?? 2000, month, day) != nil else { return nil }
    let end = year == nil ? range.upperBound : at + 1
    return DayMention(year: year, month: month, day: day, weekday: nil, lexemes: range.lowerBound..<end)
  }

  /// "2018-01-08", "2018/1/8", "17/07/2025", "07/17/2025".
  private func numeric(_ start: Int) -> DayMention? {
    guard let a = lexeme(start), let joint = lexeme(start + 1), let b = lexeme(start + 2),
      let second = lexeme(start + 3), let c = lexeme(start + 4), ["-", "/"].contains(joint.text),
      second.text == joint.text, joint.follows(a), b.follows(joint), second.follows(b), c.follows(second),
      let x = a.value, let y = b.value, let z = c.value
    else { return nil }
    let end = start + 5
    if a.digits == 4 {
      guard let date = CivilDate(x, y, z), plausible(x) else { return nil }
      return DayMention(year: x, month: date.month, day: date.day, weekday: nil, lexemes: start..<end)
    }
    guard c.digits == 4, plausible(z), joint.text == "/" || x > 12 || y > 12 else { return nil }
    let readings = Set([CivilDate(z, y, x), CivilDate(z, x, y)].compactMap(\.self))
    let possible = readings.count > 1 ? readings.filter { $0 <= latest } : readings
    guard possible.count == 1, let date = possible.first else { return nil }
    return DayMention(year: z, month: date.month, day: date.day, weekday: nil, lexemes: start..<end)
  }

  private func lexeme(_ index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }

  private func skip(_ marks: Set<String>, from index: Int) -> Int {
    guard let next = lexeme(index), marks.contains(next.text) else { return index }
    return index + 1
  }

  private func month(at index: Int) -> Int? {
    guard let word = lexeme(index), word.kind == .word, word.isCapitalised else { return nil }
    return CalendarWords.month(word.text)
  }

  private func day(at index: Int) -> Int? {
    guard let number = lexeme(index), number.kind == .number, number.digits <= 2, let value = number.value,
      (1...31).contains(value)
    else { return nil }
    return value
  }

  private func year(at index: Int) -> Int? {
    guard let number = lexeme(index), number.kind == .number, number.digits == 4, number.text.count == 4,
      let value = number.value, plausible(value)
    else { return nil }
    return value
  }

  private func plausible(_ year: Int) -> Bool { (1800...2199).contains(year) }

  /// "In May 20 percent of …" names no day.
  private func isQuantity(_ index: Int) -> Bool {
    guard let next = lexeme(index) else { return false }
    return ["%", "percent", "pct", "per", "million", "billion", "points"].contains(next.text)
  }
}
