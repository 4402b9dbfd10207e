/// A word, number or mark of a text, as far as dates and headlines need them told apart.
struct Lexeme: Hashable {
  enum Kind: Hashable { case word, number, mark }

  let kind: Kind
  /// In lower case; inner dots of abbreviations are kept, a last one is a mark of its own: "p.m", "u.s", "jan".
  let text: String
  /// The value of plain digits and of ordinals ("8th"), up to nine digits.
  let value: Int?
  /// How many digits the number is written with.
  let digits: Int
  let isCapitalised: Bool
  let isAllCapitals: Bool
  /// Scalars of the text, half open.
  let range: Range<Int>
  /// The line it stands in, counted from 0.
  let line: Int

  func follows(_ other: Lexeme) -> Bool { other.range.upperBound == range.lowerBound }
}

extension Lexeme {
  /// The lexemes of `text`, in order.
  static func all(in text: [Unicode.Scalar]) -> [Lexeme] {
    var reader = LexemeReader(scalars: text)
    return reader.read()
  }
}

private struct LexemeReader {
  let scalars: [Unicode.Scalar]
  var at = 0
  var line = 0
  var found: [Lexeme] = []

  mutating func read() -> [Lexeme] {
    found.reserveCapacity(scalars.count / 5)
    while at < scalars.count {
      let scalar = scalars[at]
      if scalar.isSpace {
        let endsLine = scalar == "\n" || scalar == "\u{2028}" || scalar == "\u{2029}"
        if endsLine || scalar == "\r" && peek(1) != "\n" { line += 1 }
        at += 1
      } else if scalar.isDigit {
        number()
      } else if scalar.isLetter {
        word()
      } else {
        append(.mark, end: at + 1)
      }
    }
    return found
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    at + distance < scalars.count ? scalars[at + distance] : nil
  }

  private mutating func number() {
    var end = at
    var isPlain = true
    while end < scalars.count {
      let next = end + 1 < scalars.count ? scalars[end + 1] : nil
      if scalars[end].isDigit {
        end += 1
      } else if scalars[end] == "." || scalars[end] == ",", next?.isDigit == true {
        isPlain = false
        end += 1
      } else {
        break
      }
    }
    let digits = end - at
    var suffix = end
    while suffix < scalars.count, scalars[suffix].isLetter { suffix += 1 }
    let letters = String(String.UnicodeScalarView(scalars[end..<suffix])).lowercased()
    let value = isPlain && digits <= 9 ? Int(String(String.UnicodeScalarView(scalars[at..<end]))) : nil
    if letters.isEmpty {
      append(.number, end: end, value: value, digits: digits)
    } else if ["st", "nd", "rd", "th"].contains(letters) {
      append(.number, end: suffix, value: value, digits: digits)
    } else if ["am", "pm", "gmt", "utc"].contains(letters) {
      append(.number, end: end, value: value, digits: digits)
    } else {
      append(.word, end: suffix)
    }
  }

  private mutating func word() {
    var end = at + 1
    while end < scalars.count {
      let next = end + 1 < scalars.count ? scalars[end + 1] : nil
      if scalars[end].isLetter || scalars[end].isDigit {
        end += 1
      } else if scalars[end] == "'" || scalars[end] == "\u{2019}", next?.isLetter == true {
        end += 1
      } else if scalars[end] == ".", next?.isLetter == true, end - at == 1 || scalars[end - 2] == "." {
        end += 1
      } else {
        break
      }
    }
    append(.word, end: end)
  }

  private mutating func append(_ kind: Lexeme.Kind, end: Int, value: Int? = nil, digits: Int = 0) {
    let letters = scalars[at..<end]
    let isCapitalised = scalars[at].isCapital
    found.append(
      Lexeme(
        kind: kind, text: Self.lowercased(letters), value: value, digits: digits,
        isCapitalised: isCapitalised, isAllCapitals: isCapitalised && !letters.contains { $0.isSmall }, range: at..<end,
        line: line))
    at = end
  }

  private static func lowercased(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    guard letters.allSatisfy(\.isASCII) else { return String(String.UnicodeScalarView(letters)).lowercased() }
    return unsafe String(unsafeUninitializedCapacity: letters.count) { bytes in
      var count = 0
      for letter in letters {
        let byte = UInt8(truncatingIfNeeded: letter.value)
        unsafe bytes[count] = (65...90).contains(byte) ? byte | 32 : byte
        count += 1
      }
      return count
    }
  }
}

// Most letters are ASCII, and the tables of Unicode are slow to ask.
extension Unicode.Scalar {
  var isSpace: Bool { value < 128 ? value == 32 || (9...13).contains(value) : properties.isWhitespace }
  fileprivate var isCapital: Bool { value < 128 ? (65...90).contains(value) : properties.isUppercase }
  fileprivate var isSmall: Bool { value < 128 ? (97...122).contains(value) : properties.isLowercase }
  var isDigit: Bool { (48...57).contains(value) }

  fileprivate var isLetter: Bool {
    if value < 128 { return (65...90).contains(value & ~32) }
    return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
  }
}
