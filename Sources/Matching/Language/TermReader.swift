import TextAnalysis

/// Makes terms of the words of a query, with the same analysis as the words of a text.
struct TermReader {
  enum Fault: Error {
    /// There is no letter or digit in it.
    case noWord
    /// "*" stands elsewhere than behind the last letter.
    case misplacedStar
    /// Fewer than two letters stand before "*".
    case shortPrefix
    /// "=" and "*" in one word.
    case exactPrefix
  }

  private var analyzer = TextAnalyzer()

  /// The terms of a text between white space: several for "Korea-U.S.".
  mutating func terms(of chunk: String) throws(Fault) -> [Term] {
    var body = Substring(chunk)
    let isExact = body.hasPrefix("=")
    if isExact { body.removeFirst() }
    let isPrefix = body.unicodeScalars.last == "*"
    if isPrefix { body.unicodeScalars.removeLast() }
    if body.unicodeScalars.contains("*") { throw .misplacedStar }
    if isExact, isPrefix { throw .exactPrefix }

    let text = analyzer.analyze(String(body))
    var terms: [Term] = []
    for (index, token) in text.tokens.enumerated() where token.kind != .mark {
      let isLast = index == text.tokens.count - 1
      if isPrefix, isLast {
        guard text.foldedBytes(of: token).count >= 2 else { throw .shortPrefix }
        terms.append(.prefix(text.surface(of: index)))
      } else if isExact {
        terms.append(.exact(text.surface(of: index)))
      } else if token.kind == .number, !isLast, text.string(index + 1) == "%" {
        terms.append(.percent(text.surface(of: index)))
      } else {
        terms.append(.word(text.surface(of: index)))
      }
    }
    if terms.isEmpty { throw .noWord }
    if isPrefix, text.tokens.last?.kind == .mark { throw .misplacedStar }
    return terms
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
