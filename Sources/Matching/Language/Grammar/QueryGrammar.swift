import TextAnalysis

/// Recursive descent over the lexemes of one text: the query itself or a named part.
struct QueryGrammar {
  /// A part of the query and where it is written.
  struct Item {
    let query: Query
    /// Indices of lexemes, half open.
    let lexemes: Range<Int>
  }

  /// Words, phrases and operators so far, those of named parts counted at each use.
  private(set) var size = 0
  /// The deepest nesting so far.
  private(set) var deepest = 0
  /// The named parts that were used, at any depth.
  private(set) var uses: Set<String> = []
  var lints: [QueryLint]
  let part: String?

  private let lexemes: [QueryLexer.Located]
  private var at = 0
  private var depth = 0
  private var reader = TermReader()

  init(_ text: String, part: String?) throws(QuerySyntaxError) {
    var lexer = try QueryLexer(text, part: part)
    lexemes = try lexer.lexemes()
    lints = lexer.lints
    self.part = part
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
    var items = [try item(&parts) { grammar, parts throws(QuerySyntaxError) in try grammar.conjunction(&parts) }]
    while current.lexeme == .or {
      at += 1
      items.append(try item(&parts) { grammar, parts throws(QuerySyntaxError) in try grammar.conjunction(&parts) })
    }
    if items.count == 1 { return items[0].query }
    noteSuperfluous(items)
    return .or(items.flatMap { if case .or(let inner) = $0.query { inner } else { [$0.query] } })
  }

  private mutating func conjunction(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    var items = [try item(&parts) { grammar, parts throws(QuerySyntaxError) in try grammar.proximity(&parts) }]
    while true {
      switch current.lexeme {
      case .and: at += 1
      case .or, .close, .end:
        if items.count == 1 { return items[0].query }
        noteContradiction(items)
        return .and(items.flatMap { if case .and(let inner) = $0.query { inner } else { [$0.query] } })
      default: break
      }
      items.append(try item(&parts) { grammar, parts throws(QuerySyntaxError) in try grammar.proximity(&parts) })
    }
  }

  private mutating func item(
    _ parts: inout NamedParts,
    _ read: (inout QueryGrammar, inout NamedParts) throws(QuerySyntaxError) -> Query
  ) throws(QuerySyntaxError) -> Item {
    let start = at
    let query = try read(&self, &parts)
    return Item(query: query, lexemes: start..<at)
  }

  private mutating func proximity(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let leftStart = at
    let left = try negation(&parts)
    guard case .near(let distance, let isOrdered) = current.lexeme else { return left }
    let name = isOrdered ? "BEFORE" : "NEAR"
    let leftPhrases = try operand(left, of: name, from: leftStart)
    at += 1
    let rightStart = at
    let right = try negation(&parts)
    let rightPhrases = try operand(right, of: name, from: rightStart)
    if case .near = current.lexeme {
      throw error("\(name) joins two sides only.", expected: "AND, as in (a \(name)/3 b) AND (b \(name)/3 c)")
    }
    try spend()
    return .near(leftPhrases, rightPhrases, within: distance, isOrdered: isOrdered)
  }

  private mutating func negation(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    guard current.lexeme == .not else { return try weighted(&parts) }
    let located = current
    try descend()
    at += 1
    let query = try negation(&parts)
    depth -= 1
    if query.hasWeights {
      throw error(
        located, "A weight counts for nothing under NOT.", expected: "a part of negative weight, as in sport^-5")
    }
    try spend()
    return .not(query)
  }

  private mutating func weighted(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let query = try unit(&parts)
    guard case .weight(let weight) = current.lexeme else { return query }
    if query.hasWeights {
      throw error("There is a weight within this one already.", expected: "one weight for a part")
    }
    at += 1
    if case .weight = current.lexeme { throw error("This is a second weight.", expected: "one weight for a part") }
    try spend()
    return .weighted(query, weight: weight)
  }

  /// What holds together without brackets, or is in them.
  private mutating func unit(_ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let located = current
    switch located.lexeme {
    case .open:
      return try bracket { grammar throws(QuerySyntaxError) in try grammar.alternatives(&parts) }
    case .name(let name):
      let query = try named(name, &parts)
      at += 1
      return query
    case .bare(let text):
      let query = try phrase(located) { reader throws(TermReader.Fault) in try reader.terms(of: text) }
      try spend()
      at += 1
      return query
    case .quoted(let text, let slop):
      let query = try phrase(located, slop: slop) { reader throws(TermReader.Fault) in
        try reader.terms(ofQuoted: text)
      }
      try spend()
      at += 1
      return query
    case .field(let field): return try fielded(field, &parts)
    case .atLeast(let count): return try counted(count, &parts)
    case .end: throw error("The query ends too early.", expected: "a word, a phrase or '('")
    case .close: throw error("There is nothing before this ')'.", expected: "a word, a phrase or '('")
    case .and, .or, .near, .not:
      throw error("There is nothing before this operator.", expected: "a word, a phrase or '('")
    case .weight: throw error("There is nothing before this weight.", expected: "a word, a phrase or '('")
    }
  }
}

// MARK: Brackets, fields, counts, parts

extension QueryGrammar {
  /// What stands between the bracket that opens here and the one that closes it.
  private mutating func bracket<Inner>(
    _ read: (inout QueryGrammar) throws(QuerySyntaxError) -> Inner
  ) throws(QuerySyntaxError) -> Inner {
    let located = current
    try descend()
    at += 1
    let inner = try read(&self)
    guard current.lexeme == .close else { throw error(located, "The bracket is never closed.", expected: "')'") }
    at += 1
    depth -= 1
    return inner
  }

  private mutating func fielded(_ field: Field, _ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let located = current
    try descend()
    at += 1
    switch current.lexeme {
    case .open, .name, .bare, .quoted, .atLeast: break
    default:
      throw error(
        "There is nothing for '\(field.rawValue):'.",
        expected: "a word, a phrase or '(', as in \(field.rawValue):(a OR b)")
    }
    let query = try unit(&parts)
    depth -= 1
    if query.hasFields {
      throw error(located, "There is a field within this field.", expected: "one field for each part")
    }
    try spend()
    return .field(field, query)
  }

  private mutating func counted(_ count: Int, _ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    let located = current
    at += 1
    var queries: [Query]
    switch current.lexeme {
    case .open: queries = try bracket { grammar throws(QuerySyntaxError) in try grammar.list(&parts) }
    case .name: queries = [try unit(&parts)]
    default:
      throw error("ATLEAST/\(count) needs its parts in brackets.", expected: "'(', as in ATLEAST/\(count) (a b c)")
    }
    if queries.count == 1, case .or(let sides) = queries[0] { queries = sides }
    if queries.contains(where: { $0.hasWeights }) {
      throw error(
        located, "A weight has no place among the parts of ATLEAST.",
        expected: "the weight behind the bracket, as in ATLEAST/\(count) (a b c)^3")
    }
    try spend()
    noteCount(count, of: queries, at: located)
    return .atLeast(count, queries)
  }

  /// The parts of ATLEAST: side by side, or with OR between all of them.
  private mutating func list(_ parts: inout NamedParts) throws(QuerySyntaxError) -> [Query] {
    var queries = [try proximity(&parts)]
    let hasOr = current.lexeme == .or
    while true {
      switch current.lexeme {
      case .close, .end: return queries
      case .or where hasOr: at += 1
      case .and, .or:
        throw error(
          "The parts of ATLEAST are told apart by white space.",
          expected: "brackets around a part with operators, as in ATLEAST/2 ((a OR b) c d)")
      default:
        if hasOr { throw error("There is no OR before this part of ATLEAST.", expected: "OR between all parts") }
      }
      queries.append(try proximity(&parts))
    }
  }

  private mutating func named(_ name: String, _ parts: inout NamedParts) throws(QuerySyntaxError) -> Query {
    if let circle = parts.circle(name) {
      throw error("The part '$\(name)' is made of itself: \(circle).", expected: "a part that does not need itself")
    }
    guard parts.openDepth + parts.openCount + depth <= QueryParser.maximumDepth else { throw tooDeep }
    guard let found = try parts.part(name, under: depth) else {
      let known = parts.names
      let hint = nearest(to: name, among: known).map { "; did you mean '$\($0)'?" } ?? "."
      let list = known.prefix(20).map { "$\($0)" }.joined(separator: ", ") + (known.count > 20 ? ", …" : "")
      throw error(
        "There is no part named '$\(name)'\(hint)",
        expected: known.isEmpty ? "a part that 'names' has" : "one of \(list)")
    }
    uses.insert(name)
    uses.formUnion(found.uses)
    guard depth + found.depth <= QueryParser.maximumDepth else { throw tooDeep }
    deepest = max(deepest, depth + found.depth)
    try spend(found.size)
    return found.query
  }

  /// A side of NEAR or BEFORE as the phrases it may be.
  private func operand(_ query: Query, of name: String, from start: Int) throws(QuerySyntaxError) -> [Phrase] {
    var hint = "a word, a phrase, or (several joined by OR)"
    switch query {
    case .phrase(let phrase): return [phrase]
    case .or(let queries):
      let phrases = queries.compactMap { if case .phrase(let phrase) = $0 { phrase } else { nil } }
      if phrases.count == queries.count { return phrases }
    case .field(let field, _): hint = "the field around both sides, as in \(field.rawValue):(a \(name)/3 b)"
    case .not: hint = "the NOT before both sides, as in NOT (a \(name)/3 b)"
    case .weighted: hint = "the weight behind both sides, as in (a \(name)/3 b)^2"
    default: break
    }
    let (offset, length) = place(start..<at)
    throw QuerySyntaxError(
      offset: offset, length: length, message: "This cannot be a side of \(name).", expected: hint, part: part)
  }

  private mutating func phrase(
    _ located: QueryLexer.Located, slop: Int = 0,
    _ read: (inout TermReader) throws(TermReader.Fault) -> [Term]
  ) throws(QuerySyntaxError) -> Query {
    let terms: [Term]
    do {
      terms = try read(&reader)
    } catch {
      throw self.error(located, error.message, expected: error.expected)
    }
    guard terms.count <= QueryParser.maximumPhrase else {
      throw error(
        located, "The phrase has \(terms.count) words.", expected: "at most \(QueryParser.maximumPhrase) words")
    }
    notePrefixes(terms, at: located)
    return .phrase(Phrase(terms, slop: slop))
  }
}

// MARK: Limits, places, errors

extension QueryGrammar {
  /// Where the lexemes of a range stand: Unicode scalars.
  func place(_ range: Range<Int>) -> (offset: Int, length: Int) {
    let first = lexemes[min(range.lowerBound, lexemes.count - 1)]
    let last = lexemes[min(max(range.lowerBound, range.upperBound - 1), lexemes.count - 1)]
    return (first.offset, last.end - first.offset)
  }

  private var current: QueryLexer.Located { lexemes[min(at, lexemes.count - 1)] }

  private var tooDeep: QuerySyntaxError {
    error("The query is nested too deeply.", expected: "at most \(QueryParser.maximumDepth) levels")
  }

  private mutating func descend() throws(QuerySyntaxError) {
    guard depth < QueryParser.maximumDepth else { throw tooDeep }
    depth += 1
    deepest = max(deepest, depth)
  }

  private mutating func spend(_ amount: Int = 1) throws(QuerySyntaxError) {
    size += amount
    if size > QueryParser.maximumSize {
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
