/// Reads lexemes that are known by their shape: numbers, "8th", "1980s", "9.30am", "Q3", "FY26".
enum NumberShape {
  /// A token of digits.
  static func number(_ word: ArraySlice<UInt8>) -> Lexeme {
    guard word.count <= 9, let value = value(word) else { return .decimal }
    return .number(value, digits: word.count)
  }

  /// A word that has a digit in it; `other` where the shape says nothing.
  static func word(_ word: ArraySlice<UInt8>) -> Lexeme {
    guard word.count <= 8, let first = word.first else { return .other }
    return isDigit(first) ? digitsFirst(word) : lettersFirst(word)
  }

  private static func digitsFirst(_ word: ArraySlice<UInt8>) -> Lexeme {
    let digits = word.prefix(while: isDigit)
    let letters = word.dropFirst(digits.count)
    guard digits.count <= 4, let number = value(digits) else { return .other }
    switch text(letters) {
    case "st", "nd", "rd", "th":
      return (1...99).contains(number) ? .ordinal(number, numeral: true) : .other
    case "s", "'s":
      let whole = digits.count == 4 && (1000...2099).contains(number)
      return number.isMultiple(of: 10) && (whole || digits.count == 2 && number >= 10) ? .decade(number) : .other
    case "q": return digits.count == 1 && (1...4).contains(number) ? .quarter(number) : .other
    case "h": return digits.count == 1 && (1...2).contains(number) ? .half(number) : .other
    case "am", "pm", "a.m", "p.m": return clock(number, 0, letters)
    default: return clock(hour: digits, rest: letters)
    }
  }

  /// "9.30am": the token's inner dot or colon, then the minutes.
  private static func clock(hour: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) -> Lexeme {
    guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ":") else { return .other }
    let minutes = rest.dropFirst().prefix(while: isDigit)
    guard minutes.count == 2, let hours = value(hour), let minute = value(minutes) else { return .other }
    return clock(hours, minute, rest.dropFirst(1 + minutes.count))
  }

  private static func clock(_ hour: Int, _ minute: Int, _ letters: ArraySlice<UInt8>) -> Lexeme {
    guard (1...12).contains(hour), minute < 60 else { return .other }
    switch text(letters) {
    case "am", "a.m": return .clock(hour % 12, minute)
    case "pm", "p.m": return .clock(hour % 12 + 12, minute)
    default: return .other
    }
  }

  private static func lettersFirst(_ word: ArraySlice<UInt8>) -> Lexeme {
    let letters = word.prefix { !isDigit($0) }
    let digits = word.dropFirst(letters.count)
    guard let number = value(digits) else { return .other }
    switch (text(letters), digits.count) {
    case ("q", 1) where (1...4).contains(number): return .quarter(number)
    case ("h", 1) where (1...2).contains(number): return .half(number)
    case ("fy", 2): return .fiscalYear(2000 + number)
    case ("fy", 4) where (1900...2999).contains(number): return .fiscalYear(number)
    default: return .other
    }
  }

  /// The number that ASCII digits write; nil for an empty run, other bytes or more than nine digits.
  static func value(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for byte in digits {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func text(_ letters: ArraySlice<UInt8>) -> String { String(decoding: letters, as: UTF8.self) }
}
