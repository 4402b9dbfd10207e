import CivilTime
import TextAnalysis

/// Dates in figures alone: ISO, "7/8/07", "15.07.2025", bare years.
extension Grammar {
  /// A whole date in figures.
  func numeric(at i: Int) -> Parsed? {
    switch self[i] {
    case .number(let a, let digits):
      guard lexed.isTight(i + 1), self[i + 1] == self[i + 3], lexed.isTight(i + 2), lexed.isTight(i + 3),
        lexed.isTight(i + 4), case .number(let b, let bDigits) = self[i + 2],
        case .number(let c, let cDigits) = self[i + 4]
      else { return nil }
      switch self[i + 1] {
      case .dash where digits == 4 && bDigits == 2 && cDigits == 2: return day(a, b, c, i + 5)
      case .slash where digits == 4: return day(a, b, c, i + 5)
      case .slash where digits <= 2 && bDigits <= 2 && (cDigits == 2 || cDigits == 4),
        .dash where digits <= 2 && bDigits <= 2 && cDigits == 4:
        let year = cDigits == 2 ? Self.century(of: c) : c
        return day(year, a, b, i + 5) ?? day(year, b, a, i + 5)
      default: return nil
      }
    case .decimal: return dottedDay(at: i)
    default: return nil
    }
  }

  /// "15.07.2025": the day first, as where this form is used.
  private func dottedDay(at i: Int) -> Parsed? {
    let parts = lexed.folded(i).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
      let d = NumberShape.value(parts[0]), let m = NumberShape.value(parts[1]), let y = NumberShape.value(parts[2])
    else { return nil }
    return day(y, m, d, i + 1)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Parsed? {
    guard CivilDate(year, month, day) != nil else { return nil }
    return Parsed(.day(month: month, day: day, .stated(year)), end)
  }

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
    case .dash, .slash, .colon, .dot: if lexed.isTight(i), self[i - 2] == .other { return false }
    case .preposition(.of), .preposition(.to), .preposition(.over), .preposition(.around), .preposition(.at):
      return (1900...2099).contains(year) && !countsThings(i + 1)
    case .preposition: return !countsThings(i + 1)
    case .between, .portion: return true
    case .the: return (1900...2099).contains(year) && lexed.isWord(i + 1)
    case .other, .verb:
      // "Boeing 2000", "version 2007", "killed 2000 people".
      let follows = lexed.isWord(i - 1)
      if follows, countsThings(i + 1) { return false }
      if follows, lexed.isCapitalised(i - 1), !lexed.has(.afterLineBreak, i - 1), lexed.isCapitalised(i + 1) {
        return (1980...2049).contains(year)
      }
    default: break
    }
    return (1900...2049).contains(year) && !countsThings(i + 1)
  }

  /// Whether the word at `i` looks like a plural in small letters: "2000 jobs".
  private func countsThings(_ i: Int) -> Bool {
    guard lexed.isWord(i), !lexed.isCapitalised(i), self[i] == .other, !lexed.has(.possessive, i) else { return false }
    let word = lexed.folded(i)
    guard word.count > 3 else { return false }
    return word.last == UInt8(ascii: "s") && !word.hasSuffix("ss") && !word.hasSuffix("us")
      || word.elementsEqual("people".utf8)
  }
}

extension ArraySlice<UInt8> {
  func hasSuffix(_ suffix: StaticString) -> Bool {
    self.suffix(suffix.utf8CodeUnitCount).elementsEqual(suffix.description.utf8)
  }
}
