/// What the grammar tells of parts while it still knows where they are written.
extension QueryGrammar {
  /// Tells the first side of an AND that the other sides rule out.
  mutating func noteContradiction(_ items: [Item]) {
    guard let first = items.first, let last = items.last else { return }
    let whole = place(first.lexemes.lowerBound..<last.lexemes.upperBound)
    // Told already, where it stands.
    if lints.contains(where: { $0.kind == .neverTrue && $0.offset >= whole.offset }) { return }
    guard let index = Satisfiability.contradiction(in: items.map(\.query)) else { return }
    note(
      .neverTrue, items[index].lexemes,
      "this can never be true: the other sides of the AND rule out '\(shown(items[index].query))'")
  }

  /// Tells the sides of an OR that say no more than another side.
  mutating func noteSuperfluous(_ items: [Item]) {
    var seen: [Query: Item] = [:]
    var prefixes: [String: Item] = [:]
    for item in items {
      guard case .prefix(let letters)? = item.query.onlyTerm else { continue }
      if prefixes[letters.lowercased()] == nil { prefixes[letters.lowercased()] = item }
    }
    var normaliser = QueryNormaliser()
    for item in items where item.query.hasFewParts {
      let normal = normaliser.normal(item.query)
      if let covering = seen[normal] ?? Self.cover(of: item.query, prefixes) {
        note(
          .superfluous, item.lexemes,
          "'\(shown(item.query))' adds nothing to '\(shown(covering.query))' in the same OR")
      } else {
        seen[normal] = item
      }
    }
  }

  /// The prefix that every word begins with that the query can be: by its letters alone, for a stem may stand for words
  /// that begin otherwise.
  private static func cover(of query: Query, _ prefixes: [String: Item]) -> Item? {
    let letters: String
    var longest = 64
    switch query.onlyTerm {
    case .exact(let word): letters = word.lowercased()
    case .wildcard(let word): letters = String(word.prefix { $0 != "*" && $0 != "?" }).lowercased()
    case .prefix(let word):
      letters = word.lowercased()
      // Not by itself.
      longest = letters.count - 1
    case .word, .percent, nil: return nil
    }
    guard !prefixes.isEmpty, longest >= 1 else { return nil }
    return (1...min(longest, max(1, letters.count))).lazy.compactMap { prefixes[String(letters.prefix($0))] }.first
  }

  mutating func noteCount(_ count: Int, of queries: [Query], at located: QueryLexer.Located) {
    var normaliser = QueryNormaliser()
    let small = queries.filter { $0.hasFewParts }
    let different = Set(small.map { normaliser.normal($0) }).count + queries.count - small.count
    guard different < count else { return }
    lints.append(
      QueryLint(
        .neverTrue, offset: located.offset, length: located.length, part: part,
        "this can never be true: of \(different) different part\(different == 1 ? "" : "s") \(count) are needed"))
  }

  mutating func notePrefixes(_ terms: [Term], at located: QueryLexer.Located) {
    for case .prefix(let letters) in terms where letters.unicodeScalars.count < 3 && letters.utf8.count < 3 {
      lints.append(
        QueryLint(
          .shortPrefix, offset: located.offset, length: located.length, part: part,
          "'\(letters)*' is true of a great many words; give three letters or more"))
    }
  }

  /// Tells a query that nearly every text makes true.
  func breadth(of query: Query) -> [QueryLint] {
    guard let common = CommonWords.reason(query) else { return [] }
    let (offset, length) = place(0..<Int.max)
    return [
      QueryLint(
        .nearlyAlwaysTrue, offset: offset, length: length, part: part,
        "nearly every article makes this true: '\(common)' is enough")
    ]
  }

  private mutating func note(_ kind: QueryLint.Kind, _ lexemes: Range<Int>, _ message: String) {
    let (offset, length) = place(lexemes)
    lints.append(QueryLint(kind, offset: offset, length: length, part: part, message))
  }

  /// A part of the query in a message.
  private func shown(_ query: Query) -> String {
    let text = query.description
    return text.unicodeScalars.count <= 60 ? text : String(text.unicodeScalars.prefix(59)) + "…"
  }
}

extension Query {
  /// The term of a query of one word.
  fileprivate var onlyTerm: Term? {
    if case .phrase(let phrase) = self, phrase.terms.count == 1 { phrase.terms[0] } else { nil }
  }

  /// Whether comparing it with others costs little: vast sides of an OR are hardly twins.
  fileprivate var hasFewParts: Bool {
    var left = 200
    return hasParts(within: &left)
  }

  private func hasParts(within left: inout Int) -> Bool {
    left -= 1
    guard left > 0 else { return false }
    switch self {
    case .phrase: return true
    case .near(let one, let other, _, _):
      left -= one.count + other.count
      return left > 0
    case .and(let parts), .or(let parts), .atLeast(_, let parts):
      for part in parts where !part.hasParts(within: &left) { return false }
      return true
    case .not(let part), .field(_, let part), .weighted(let part, _): return part.hasParts(within: &left)
    }
  }
}
