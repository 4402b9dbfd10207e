import TextAnalysis

/// Cuts the text of a query into operators, words and quoted phrases.
struct QueryLexer {
  enum Lexeme: Hashable {
    case and, or, not
    case near(Int, isOrdered: Bool)
    case atLeast(Int)
    case open, close
    case field(Field)
    /// `^3`, right behind what it weighs.
    case weight(Double)
    case name(String)
    /// Characters without white space, brackets, quotation marks and "^".
    case bare(String)
    case quoted(String, slop: Int)
    case end
  }

  struct Located {
    let lexeme: Lexeme
    /// Unicode scalars from the start of the text.
    let offset: Int
    let length: Int

    var end: Int { offset + length }
  }

  /// The greatest distance in words that a query may ask for.
  static let maximumDistance = 1000

  let scalars: [Unicode.Scalar]
  let part: String?
  private(set) var at = 0
  /// What is read otherwise than its writer may have meant.
  private(set) var lints: [QueryLint] = []

  /// - Parameter part: the name of the part that the text belongs to, for errors.
  init(_ text: String, part: String?) throws(QuerySyntaxError) {
    self.part = part
    // Before the scalars are counted one by one: a text of megabytes costs nothing.
    guard text.utf8.count <= QueryParser.maximumLength else {
      throw QuerySyntaxError(
        offset: 0, length: 0, message: "The query has \(text.utf8.count) bytes.",
        expected: "at most \(QueryParser.maximumLength) bytes", part: part)
    }
    scalars = Array(text.unicodeScalars)
  }

  /// All lexemes, `.end` the last.
  mutating func lexemes() throws(QuerySyntaxError) -> [Located] {
    var found: [Located] = []
    repeat { found.append(try next()) } while found.last?.lexeme != .end
    return found
  }

  private mutating func next() throws(QuerySyntaxError) -> Located {
    while at < scalars.count, Self.isSpace(scalars[at]) { at += 1 }
    let start = at
    guard at < scalars.count else { return Located(lexeme: .end, offset: at, length: 0) }
    let lexeme: Lexeme
    switch scalars[at] {
    case "(":
      at += 1
      lexeme = .open
    case ")":
      at += 1
      lexeme = .close
    case "^": lexeme = try weight()
    case let scalar where Self.isQuotation(scalar): lexeme = try quoted()
    default: lexeme = try word()
    }
    return Located(lexeme: lexeme, offset: start, length: at - start)
  }

  private mutating func quoted() throws(QuerySyntaxError) -> Lexeme {
    let start = at
    at += 1
    guard let end = scalars[at...].firstIndex(where: Self.isQuotation) else {
      throw error(start, scalars.count - start, "The quotation mark is never closed.", expected: "a closing '\"'")
    }
    let text = string(at..<end)
    at = end + 1
    guard at < scalars.count, scalars[at] == "~" else { return .quoted(text, slop: 0) }
    let tilde = at
    at += 1
    let digits = take { ("0"..."9").contains($0) }
    guard let slop = Self.number(digits, in: 0...Self.maximumDistance) else {
      throw error(
        tilde, max(1, at - tilde), "The distance behind '~' must be a number of words.",
        expected: "a number from 0 to \(Self.maximumDistance)")
    }
    return .quoted(text, slop: slop)
  }

  private mutating func weight() throws(QuerySyntaxError) -> Lexeme {
    let start = at
    at += 1
    let text = take { !Self.ends($0) }.replacing("\u{2212}", with: "-")
    guard start > 0, !Self.isSpace(scalars[start - 1]) else {
      throw error(start, at - start, "The weight stands alone.", expected: "'^' right behind a word, a phrase or ')'")
    }
    guard let weight = Self.weight(text) else {
      throw error(
        start, at - start, "The weight behind '^' must be a number.",
        expected: "a number from -\(QueryParser.maximumWeight) to \(QueryParser.maximumWeight) with at most three "
          + "decimals, and not 0")
    }
    return .weight(weight)
  }

  /// `3`, `-5`, `0.25`: nothing that a person would not write.
  private static func weight(_ text: String) -> Double? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let halves = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.utf8.count - digits.count <= 1, (1...2).contains(halves.count),
      halves.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }),
      halves.count == 1 || halves[1].count <= 3,
      let value = Double(text), value != 0, abs(value) <= Double(QueryParser.maximumWeight)
    else { return nil }
    return value
  }
}

// MARK: Words and operators

extension QueryLexer {
  private mutating func word() throws(QuerySyntaxError) -> Lexeme {
    let start = at
    if let field = try field() { return field }
    let text = take { !Self.ends($0) }
    switch text {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default: break
    }
    if let counted = try counted(text, start) { return counted }
    if text.hasPrefix("$"), text.unicodeScalars.dropFirst().first?.properties.isAlphabetic == true {
      return .name(String(text.dropFirst()))
    }
    try note(text, start)
    if let amount = amount(text) { return .quoted(amount, slop: 0) }
    return .bare(text)
  }

  /// `headline:` and the like.
  private mutating func field() throws(QuerySyntaxError) -> Lexeme? {
    var colon = at
    while colon < scalars.count, scalars[colon].isASCII, scalars[colon].properties.isAlphabetic { colon += 1 }
    guard colon > at, colon < scalars.count, scalars[colon] == ":" else { return nil }
    let name = string(at..<colon)
    guard let field = Field(rawValue: name) else {
      let fields = Field.allCases.map { "\($0.rawValue):" }
      let hint = nearest(to: name.lowercased(), among: Field.allCases.map(\.rawValue))
      throw error(
        at, colon + 1 - at, "There is no field '\(name):'\(hint.map { "; did you mean '\($0):'?" } ?? ".")",
        expected: "one of \(fields.joined(separator: " ")), or the words in quotation marks")
    }
    at = colon + 1
    return .field(field)
  }

  /// NEAR/n, BEFORE/n, ATLEAST/n.
  private func counted(_ text: String, _ start: Int) throws(QuerySyntaxError) -> Lexeme? {
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let name = halves.first, ["NEAR", "BEFORE", "ATLEAST"].contains(name) else { return nil }
    // A phrase says what NEAR/0 would; BEFORE/0 joins groups that touch.
    let range = name == "BEFORE" ? 0...Self.maximumDistance : 1...Self.maximumDistance
    guard halves.count == 2, let number = Self.number(halves[1], in: range) else {
      let instead = name == "NEAR" && halves.last == "0" ? ", or a phrase in quotation marks" : ""
      throw error(
        start, at - start,
        name == "ATLEAST" ? "ATLEAST needs a number of parts." : "\(name) needs the greatest distance in words.",
        expected: "\(name)/n with a number from \(range.lowerBound) to \(range.upperBound)\(instead)")
    }
    return name == "ATLEAST" ? .atLeast(number) : .near(number, isOrdered: name == "BEFORE")
  }

  /// "$550 billion" without quotation marks: the sum and its scale in a row. Goes past the scale.
  private mutating func amount(_ text: String) -> String? {
    let sum = text.unicodeScalars.drop { $0.properties.generalCategory == .currencySymbol }
    guard sum.count < text.unicodeScalars.count, sum.first?.properties.numericType != nil else { return nil }
    let mark = at
    while at < scalars.count, Self.isSpace(scalars[at]) { at += 1 }
    let scale = take { !Self.ends($0) }
    guard ["million", "billion", "trillion", "bn", "mn", "tn"].contains(scale) else {
      at = mark
      return nil
    }
    return "\(text) \(scale)"
  }

  /// Words that another query language would read otherwise.
  private mutating func note(_ text: String, _ start: Int) throws(QuerySyntaxError) {
    let upper = text.uppercased()
    let name = upper.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    if upper != text, ["AND", "OR", "NOT"].contains(upper) || upper.contains("/") && Self.counters.contains(name) {
      lints.append(
        QueryLint(
          .lowerCaseOperator, offset: start, length: at - start, part: part,
          "'\(text)' is read as a word here; the operator is \(upper)"))
    } else if text.hasPrefix("-"), text.unicodeScalars.dropFirst().first?.properties.isAlphabetic == true {
      lints.append(
        QueryLint(
          .foreignOperator, offset: start, length: at - start, part: part,
          "the '-' of '\(text)' is not read; the operator is NOT"))
    } else if text == "&&" || text == "||" || text == "!" {
      throw error(
        start, at - start, "'\(text)' is no operator.", expected: text == "&&" ? "AND" : text == "||" ? "OR" : "NOT")
    } else if let tilde = text.unicodeScalars.firstIndex(of: "~"), tilde > text.startIndex {
      throw error(
        start, at - start, "'~' stands behind a phrase only.", expected: "a word, or words in quotation marks")
    }
  }

  private static let counters: Set = ["NEAR", "BEFORE", "ATLEAST"]
}

// MARK: Scalars

extension QueryLexer {
  private mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
    let start = at
    while at < scalars.count, holds(scalars[at]) { at += 1 }
    return string(start..<at)
  }

  private static func number(_ digits: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = Int(digits), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), range.contains(value)
    else { return nil }
    return value
  }

  private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  private func error(_ offset: Int, _ length: Int, _ message: String, expected: String) -> QuerySyntaxError {
    QuerySyntaxError(offset: offset, length: length, message: message, expected: expected, part: part)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// What a word ends at.
  private static func ends(_ scalar: Unicode.Scalar) -> Bool {
    isSpace(scalar) || isQuotation(scalar) || scalar == "(" || scalar == ")" || scalar == "^"
  }

  private static func isQuotation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "‟", "«", "»", "＂": true
    default: false
    }
  }
}
