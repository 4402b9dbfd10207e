import TextAnalysis

/// Makes terms of the words of a query, with the same analysis as the words of a text.
struct TermReader {
  enum Fault: Error {
    /// There is no letter or digit in it.
    case noWord
    /// "*" or "?" stands before the first two letters.
    case leadingWildcard
    /// Fewer than two letters stand before "*".
    case shortPrefix
    /// "=" and "*" or "?" in one word.
    case exactPattern
    /// More of them than a word can need.
    case tooManyWildcards
  }

  /// "*" and "?" of one word.
  static let maximumWildcards = 8

  private var analyzer = TextAnalyzer()

  /// The terms of a text between white space: several for "Korea-U.S.".
  mutating func terms(of chunk: String) throws(Fault) -> [Term] {
    var body = chunk.unicodeScalars[...]
    let isExact = body.first == "="
    if isExact { body.removeFirst() }
    let pattern = WildcardPattern.standingIn(body)
    if isExact, pattern.count > 0 { throw .exactPattern }
    let text = analyzer.analyze(pattern.text)
    var terms: [Term] = []
    var seen = 0
    for (index, token) in text.tokens.enumerated() where token.kind != .mark {
      let surface = text.surface(of: index)
      if pattern.count > 0, let term = try Self.pattern(surface, &seen) {
        terms.append(term)
      } else if isExact {
        terms.append(.exact(surface))
      } else if token.kind == .number, index + 1 < text.tokens.count, text.string(index + 1) == "%" {
        terms.append(.percent(surface))
      } else {
        terms.append(.word(surface))
      }
    }
    if terms.isEmpty { throw pattern.count > 0 ? .leadingWildcard : .noWord }
    return terms
  }

  /// The prefix or pattern that a word with stand-ins is; nil where there are none in it.
  private static func pattern(_ surface: String, _ seen: inout Int) throws(Fault) -> Term? {
    let pattern = WildcardPattern.written(surface)
    let fixed = pattern.unicodeScalars.prefix { $0 != "*" && $0 != "?" }
    guard fixed.count < pattern.unicodeScalars.count else { return nil }
    seen += pattern.unicodeScalars.count { $0 == "*" || $0 == "?" }
    guard seen <= maximumWildcards else { throw .tooManyWildcards }
    if fixed.isEmpty { throw .leadingWildcard }
    // One ideograph is a word of its own.
    guard fixed.count >= 2 || String(fixed).utf8.count >= 3 else { throw .shortPrefix }
    guard pattern.unicodeScalars.dropFirst(fixed.count).elementsEqual("*".unicodeScalars) else {
      return .wildcard(pattern)
    }
    // "U.S.*": the letters up to the dot.
    var letters = fixed
    while letters.count > 2, let last = letters.last, !last.properties.isAlphabetic, last.properties.numericType == nil
    {
      letters.removeLast()
    }
    return .prefix(String(letters))
  }

  /// The terms of a quoted text; "25 percent" in it is the one term "25%".
  mutating func terms(ofQuoted quoted: String) throws(Fault) -> [Term] {
    var terms: [Term] = []
    for chunk in quoted.unicodeScalars.split(whereSeparator: QueryLexer.isSpace) {
      do {
        terms += try self.terms(of: String(chunk))
      } catch {
        // A dash or an ampersand between the words of a phrase is no fault.
        guard case .noWord = error else { throw error }
      }
    }
    if terms.isEmpty { throw .noWord }
    return Self.joiningPercent(terms)
  }

  private static func joiningPercent(_ terms: [Term]) -> [Term] {
    var joined: [Term] = []
    var index = 0
    while index < terms.count {
      if case .word(let number) = terms[index], number.utf8.allSatisfy({ (0x2C...0x39).contains($0) }) {
        let width = percentWidth(terms[(index + 1)...])
        if width > 0 {
          joined.append(.percent(number))
          index += 1 + width
          continue
        }
      }
      joined.append(terms[index])
      index += 1
    }
    return joined
  }

  private static func percentWidth(_ terms: ArraySlice<Term>) -> Int {
    let words = terms.prefix(2).map { term in
      if case .word(let word) = term { word.lowercased() } else { "" }
    }
    if words.first == "percent" { return 1 }
    return words == ["per", "cent"] ? 2 : 0
  }
}

extension TermReader.Fault {
  var message: String {
    switch self {
    case .noWord: "There is no word in this."
    case .leadingWildcard: "A pattern cannot begin with '*' or '?'."
    case .shortPrefix: "The prefix is too short."
    case .exactPattern: "A pattern cannot be exact."
    case .tooManyWildcards: "There are too many '*' and '?' in this."
    }
  }

  /// What would be right there.
  var expected: String {
    switch self {
    case .noWord: "letters or digits"
    case .leadingWildcard, .shortPrefix: "two letters or more before '*' or '?'"
    case .exactPattern: "'=' or '*', not both"
    case .tooManyWildcards: "at most \(TermReader.maximumWildcards)"
    }
  }
}
