/// Recursive descent over the lexemes of one text: the query itself or a named part.
struct QueryGrammar {
  private let lexemes: [QueryLexer.Located]
  private let part: String?
  private var at = 0
  private var depth: Int
  private var reader = TermReader()

  init(_ text: String, part: String?, depth: Int) throws(QuerySyntaxError) {
    lexemes = try QueryLexer.lexemes(of: text, part: part)
    self.part = part
    self.depth = depth
  }

  /// The whole text as a query.
  mutating func query(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let query = try alternatives(&parts)
    if current.lexeme == .close {
      throw error("There is no '(' for this ')'.", expected: "an operator or the end of the query")
    }
    return query
  }

  // MARK: Precedence, the loosest first

  private mutating func alternatives(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    var queries = [try conjunction(&parts)]
    while current.lexeme == .or {
      at += 1
      queries.append(try conjunction(&parts))
    }
    if queries.count == 1 { return queries[0] }
    return .or(queries.flatMap { if case .or(let inner) = $0 { inner } else { [$0] } })
  }

  private mutating func conjunction(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    var queries = [try proximity(&parts)]
    while true {
      switch current.lexeme {
      case .and: at += 1
      case .or, .close, .end:
        if queries.count == 1 { return queries[0] }
        return .and(queries.flatMap { if case .and(let inner) = $0 { inner } else { [$0] } })
      default: break
      }
      queries.append(try proximity(&parts))
    }
  }

  private mutating func proximity(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let leftStart = at
    let left = try negation(&parts)
    guard case .near(let distance) = current.lexeme else { return left }
    let leftPhrases = try operand(left, from: leftStart)
    at += 1
    let rightStart = at
    let right = try negation(&parts)
    let rightPhrases = try operand(right, from: rightStart)
    if case .near = current.lexeme {
      throw error(
        "NEAR joins two sides only.", expected: "AND, as in (a NEAR/3 b) AND (b NEAR/3 c)")
    }
    try spend(&parts)
    return .near(leftPhrases, rightPhrases, within: distance, isOrdered: false)
  }

  private mutating func negation(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    guard current.lexeme == .not else { return try primary(&parts) }
    try descend()
    at += 1
    let query = try negation(&parts)
    depth -= 1
    try spend(&parts)
    return .not(query)
  }

  private mutating func primary(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let located = current
    switch located.lexeme {
    case .open:
      try descend()
      at += 1
      let query = try alternatives(&parts)
      guard current.lexeme == .close else {
        throw error(located, "The bracket is never closed.", expected: "')'")
      }
      at += 1
      depth -= 1
      return query
    case .name(let name):
      let query = try named(name, &parts)
      at += 1
      return query
    case .bare(let text):
      let query = try phrase(located) { reader throws(TermReader.Fault) in try reader.terms(of: text) }
      try spend(&parts)
      at += 1
      return query
    case .quoted(let text, let slop):
      let query = try phrase(located, slop: slop) { reader throws(TermReader.Fault) in
        try reader.terms(ofQuoted: text)
      }
      try spend(&parts)
      at += 1
      return query
    case .end: throw error("The query ends too early.", expected: "a word, a phrase or '('")
    case .close: throw error("There is nothing before this ')'.", expected: "a word, a phrase or '('")
    case .and, .or, .near, .not:
      throw error("There is nothing before this operator.", expected: "a word, a phrase or '('")
    }
  }

  // MARK: Words, parts, operands

  private mutating func phrase(
    _ located: QueryLexer.Located, slop: Int = 0,
    _ read: (inout TermReader) throws(TermReader.Fault) -> [Term]
  ) throws(QuerySyntaxError) -> Query {
    let terms: [Term]
    do {
      terms = try read(&reader)
    } catch {
      switch error {
      case .noWord: throw self.error(located, "There is no word in this.", expected: "letters or digits")
      case .misplacedStar:
        throw self.error(located, "'*' stands for the rest of a word only.", expected: "'*' behind the first letters")
      case .shortPrefix:
        throw self.error(located, "The prefix is too short.", expected: "two letters or more before '*'")
      case .exactPrefix:
        throw self.error(located, "A prefix cannot be exact.", expected: "'=' or '*', not both")
      }
    }
    guard terms.count <= QueryParser.maximumPhrase else {
      throw error(
        located, "The phrase has \(terms.count) words.", expected: "at most \(QueryParser.maximumPhrase) words")
    }
    return .phrase(Phrase(terms, slop: slop))
  }

  private func named(_ name: String, _ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    guard let text = parts.texts[name] else {
      let known = parts.texts.keys.sorted().map { "$\($0)" }.joined(separator: ", ")
      throw error(
        "There is no part named '$\(name)'.", expected: known.isEmpty ? "a part that 'names' has" : "one of \(known)")
    }
    guard !parts.open.contains(name) else {
      let circle = (parts.open.drop { $0 != name } + [name]).map { "$\($0)" }.joined(separator: " → ")
      throw error("The part '$\(name)' is made of itself: \(circle).", expected: "a part that does not need itself")
    }
    guard depth < QueryParser.maximumDepth else { throw tooDeep }
    parts.open.append(name)
    var grammar = try QueryGrammar(text, part: name, depth: depth + 1)
    let query = try grammar.query(&parts)
    parts.open.removeLast()
    return query
  }

  /// A side of NEAR as the phrases it may be.
  private func operand(_ query: Query, from start: Int) throws(QuerySyntaxError) -> [Phrase] {
    switch query {
    case .phrase(let phrase): return [phrase]
    case .or(let queries):
      let phrases = queries.compactMap { if case .phrase(let phrase) = $0 { phrase } else { nil } }
      if phrases.count == queries.count { return phrases }
    default: break
    }
    let first = lexemes[start]
    let last = lexemes[max(start, at - 1)]
    throw QuerySyntaxError(
      offset: first.offset, length: last.offset + last.length - first.offset,
      message: "This cannot be a side of NEAR.", expected: "a word, a phrase, or (several joined by OR)", part: part)
  }

  // MARK: Limits and errors

  private var current: QueryLexer.Located { lexemes[min(at, lexemes.count - 1)] }

  private var tooDeep: QuerySyntaxError {
    error("The query is nested too deeply.", expected: "at most \(QueryParser.maximumDepth) levels")
  }

  private mutating func descend() throws(QuerySyntaxError) {
    guard depth < QueryParser.maximumDepth else { throw tooDeep }
    depth += 1
  }

  private func spend(_ parts: inout NamedParts) throws(QuerySyntaxError) {
    parts.size += 1
    if parts.size > QueryParser.maximumSize {
      throw error("The query is too long.", expected: "at most \(QueryParser.maximumSize) words, phrases and operators")
    }
  }

  private func error(_ message: String, expected: String) -> QuerySyntaxError {
    error(current, message, expected: expected)
  }

  private func error(_ located: QueryLexer.Located, _ message: String, expected: String) -> QuerySyntaxError {
    QuerySyntaxError(
      offset: located.offset, length: located.length, message: message, expected: expected, part: part)
  }
}
