import CivilTime
import TextAnalysis

/// Years in figures and in words.
extension Grammar {
  /// A stated year: "2025", ", 2025", "of 2025", "of next year", "last year".
  func year(at i: Int, afterComma: Bool = true) -> (YearReference, Int)? {
    var j = i
    if self[j] == .comma, afterComma { j += 1 }
    if let year = yearNumber(at: j) { return (.stated(year), j + 1) }
    if self[i] == .apostrophe, case .number(let year, digits: 2) = self[i + 1], lexed.isTight(i + 1) {
      return (.stated(Self.century(of: year)), i + 2)
    }
    if let year = relativeYear(at: i) { return year }
    guard self[i] == .preposition(.of) else { return nil }
    if let year = yearNumber(at: i + 1) { return (.stated(year), i + 2) }
    // "July of that year"
    if self[i + 1] == .that, self[i + 2] == .unit(.year, plural: false) { return (.told(.this), i + 3) }
    return relativeYear(at: self[i + 1] == .the ? i + 2 : i + 1)
  }

  /// "this year", "last year", "next year".
  func relativeYear(at i: Int) -> (YearReference, Int)? {
    guard self[i + 1] == .unit(.year, plural: false) else { return nil }
    switch self[i] {
    case .this: return (.relative(0), i + 2)
    case .last, .previous: return (.relative(-1), i + 2)
    case .next, .following: return (.relative(1), i + 2)
    default: return nil
    }
  }

  /// The year behind a day and its month, which leaves more room: "28 June in 2020", "5 December 1391", "15 April of 87",
  /// "9 May eighteen hundred twelve".
  func yearOfDay(at i: Int) -> (YearReference, Int)? {
    if let year = year(at: i) { return year }
    let j = self[i] == .comma || self[i] == .preposition(.of) || self[i] == .preposition(.in) ? i + 1 : i
    if let (year, end) = yearInWords(at: j) { return (.stated(year), end) }
    guard case .number(let year, let digits) = self[j] else { return nil }
    if digits == 4, (1000...2199).contains(year), j == i || self[i] != .comma, endsPhrase(j + 1) {
      return (.stated(year), j + 1)
    }
    guard digits == 2, self[i] == .preposition(.of), endsPhrase(j + 1) else { return nil }
    return (.stated(Self.century(of: year)), j + 1)
  }

  func yearNumber(at i: Int) -> Int? {
    guard case .number(let year, digits: 4) = self[i], (1500...2199).contains(year) else { return nil }
    return year
  }

  /// The year that two digits mean in news.
  static func century(of year: Int) -> Int { year < 40 ? 2000 + year : 1900 + year }

  /// "'82", "'08".
  func apostropheYear(at i: Int) -> Parsed? {
    guard lexed.isTight(i + 1), !lexed.isTight(i) else { return nil }
    switch self[i + 1] {
    case .number(let year, digits: 2) where lexed.has(.afterSpace, i) && self[i - 1] != .other:
      return Parsed(.year(Self.century(of: year)), i + 2)
    case .decade(let decade) where decade < 100: return Parsed(.decade(Self.century(of: decade)), i + 2)
    default: return nil
    }
  }

  /// Four digits that are a year and not an amount or a name.
  func bareYear(at i: Int) -> Parsed? {
    guard let year = yearNumber(at: i), isYear(i, year) else { return nil }
    if case .quarter(let quarter) = self[i + 1] { return Parsed(.quarter(quarter, .stated(year)), i + 2) }
    if case .half(let half) = self[i + 1] { return Parsed(.half(half, .stated(year)), i + 2) }
    if self[i + 1] == .fiscal, self[i + 2] == .unit(.year, plural: false) { return Parsed(.fiscalYear(year), i + 3) }
    return Parsed(.year(year), i + 1)
  }

  /// "nineteen eighty-six", "nineteen hundred and five", "nineteen oh five", "two thousand (and) nine".
  func yearInWords(at i: Int) -> (Int, Int)? {
    guard case .cardinal(let first) = self[i], (2...20).contains(first) else { return nil }
    if first == 2, lexed.word(i + 1) == .thousand {
      let rest = self[i + 2] == .and ? i + 3 : i + 2
      return below100(at: rest).map { (2000 + $0.0, $0.1) } ?? (2000, i + 2)
    }
    guard first >= 13 else { return nil }
    if self[i + 1] == .cardinal(100) {
      let rest = self[i + 2] == .and ? i + 3 : i + 2
      return below100(at: rest).map { (first * 100 + $0.0, $0.1) } ?? (first * 100, i + 2)
    }
    if [.oh, .o, .zero].contains(lexed.word(i + 1)) {
      guard case .cardinal(let ones) = self[i + 2], ones < 10 else { return nil }
      return (first * 100 + ones, i + 3)
    }
    guard let (rest, end) = below100(at: i + 1), rest >= 10 else { return nil }
    return (first * 100 + rest, end)
  }

  /// "twenty-nine", "twenty nine", "nine".
  func below100(at i: Int) -> (Int, Int)? {
    guard case .cardinal(let number) = self[i], number < 100 else { return nil }
    guard number >= 20 else { return (number, i + 1) }
    let j = self[i + 1] == .dash && lexed.isTight(i + 1) ? i + 2 : i + 1
    guard case .cardinal(let ones) = self[j], ones < 10 else { return (number, i + 1) }
    return (number + ones, j + 1)
  }

  /// "8th", "eighth", "twenty-first", "thirty first".
  func ordinalNumber(at i: Int) -> (Int, Int)? {
    switch self[i] {
    case .ordinal(let number, _): return (number, i + 1)
    case .cardinal(let tens) where tens >= 20 && tens < 100:
      let j = self[i + 1] == .dash && lexed.isTight(i + 1) ? i + 2 : i + 1
      guard case .ordinal(let ones, numeral: false) = self[j], ones < 10 else { return nil }
      return (tens + ones, j + 1)
    default: return nil
    }
  }

  private func isYear(_ i: Int, _ year: Int) -> Bool {
    switch self[i + 1] {
    case .percent, .unit(_, plural: true), .cardinal, .currency: return false
    case .dot, .comma, .colon, .slash:
      if lexed.isTight(i + 1), lexed.isTight(i + 2), case .number = self[i + 2] { return false }
    case .dash where lexed.isTight(i + 1) && lexed.isTight(i + 2):
      if case .unit = self[i + 2] { return false }
    default: break
    }
    switch self[i - 1] {
    case .currency, .number, .decimal: return false
    case .slash: if lexed.isTight(i) { return false }
    case .dash, .colon, .dot: if lexed.isTight(i), self[i - 2] == .other { return false }
    case .preposition(.of), .preposition(.to), .preposition(.over), .preposition(.around), .preposition(.at):
      return (1900...2099).contains(year) && !countsThings(i + 1)
    case .preposition: return !countsThings(i + 1)
    case .between, .portion: return true
    case .the: return (1900...2099).contains(year) && lexed.isWord(i + 1)
    case .other, .verb:
      // "Boeing 2000", "version 2007", "killed 2000 people".
      let follows = lexed.isWord(i - 1)
      if follows, countsThings(i + 1) { return false }
      // A name and its number: "the Vayu 1947", "Series 2006". A sentence's first word is no name.
      if follows, self[i - 1] == .other, lexed.isCapitalised(i - 1), lexed.isWord(i - 2) { return false }
    default: break
    }
    return (1900...2049).contains(year) && !countsThings(i + 1)
  }

  /// Whether the word at `i` looks like a plural in small letters: "2000 jobs".
  private func countsThings(_ i: Int) -> Bool {
    guard lexed.isWord(i), !lexed.isCapitalised(i), self[i] == .other, !lexed.has(.possessive, i) else { return false }
    return lexed.shape(i).contains(.plural) || lexed.word(i) == .people
  }
}
