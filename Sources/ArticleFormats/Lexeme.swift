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
    var reader = LexemeReader(room: text.count / 5)
    reader.read(text.span)
    return reader.found
  }
}

/// Goes once over the scalars, which each step gets as a view: as a part of the reader they would be counted for each.
private struct LexemeReader {
  private var at = 0
  private var line = 0
  private(set) var found: [Lexeme] = []

  init(room: Int) { found.reserveCapacity(room) }

  mutating func read(_ scalars: borrowing Span<Unicode.Scalar>) {
    while at < scalars.count {
      let scalar = scalars[at]
      if scalar.isSpace {
        let endsLine = scalar == "\n" || scalar == "\u{2028}" || scalar == "\u{2029}"
        let isCarriage = scalar == "\r" && !(at + 1 < scalars.count && scalars[at + 1] == "\n")
        if endsLine || isCarriage { line += 1 }
        at += 1
      } else if scalar.isDigit {
        number(scalars)
      } else if scalar.isLetter {
        word(scalars)
      } else {
        append(.mark, scalars, end: at + 1)
      }
    }
  }

  private mutating func number(_ scalars: borrowing Span<Unicode.Scalar>) {
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
    let letters = Self.lowercased(scalars, end..<suffix)
    let value = isPlain && digits <= 9 ? (at..<end).reduce(0) { $0 * 10 + Int(scalars[$1].value - 48) } : nil
    if letters.isEmpty {
      append(.number, scalars, end: end, value: value, digits: digits)
    } else if ["st", "nd", "rd", "th"].contains(letters) {
      append(.number, scalars, end: suffix, value: value, digits: digits)
    } else if ["am", "pm", "gmt", "utc"].contains(letters) {
      append(.number, scalars, end: end, value: value, digits: digits)
    } else {
      append(.word, scalars, end: suffix)
    }
  }

  private mutating func word(_ scalars: borrowing Span<Unicode.Scalar>) {
    var end = at + 1
    while end < scalars.count {
      let scalar = scalars[end]
      if !scalar.isLetter && !scalar.isDigit {
        let isInside =
          scalar == "'" || scalar == "\u{2019}" || scalar == "." && (end - at == 1 || scalars[end - 2] == ".")
        guard isInside, end + 1 < scalars.count, scalars[end + 1].isLetter else { break }
      }
      end += 1
    }
    append(.word, scalars, end: end)
  }

  private mutating func append(
    _ kind: Lexeme.Kind, _ scalars: borrowing Span<Unicode.Scalar>, end: Int, value: Int? = nil, digits: Int = 0
  ) {
    let isCapitalised = scalars[at].isCapital
    var isAllCapitals = isCapitalised
    if isCapitalised { for index in at..<end where isAllCapitals { isAllCapitals = !scalars[index].isSmall } }
    found.append(
      Lexeme(
        kind: kind, text: Self.lowercased(scalars, at..<end), value: value, digits: digits,
        isCapitalised: isCapitalised, isAllCapitals: isAllCapitals, range: at..<end, line: line))
    at = end
  }

  private static func lowercased(_ scalars: borrowing Span<Unicode.Scalar>, _ range: Range<Int>) -> String {
    var all: UInt32 = 0
    for index in range { all |= scalars[index].value }
    guard all < 128 else {
      var letters = String.UnicodeScalarView()
      for index in range { letters.append(scalars[index]) }
      return String(letters).lowercased()
    }
    return unsafe String(unsafeUninitializedCapacity: range.count) { bytes in
      for index in range {
        let byte = UInt8(truncatingIfNeeded: scalars[index].value)
        unsafe bytes[index - range.lowerBound] = (65...90).contains(byte) ? byte | 32 : byte
      }
      return range.count
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
