/// What the grammar tells of parts while it still knows where they are written.
extension QueryGrammar {
  /// Tells the first side of an AND that the other sides rule out.
  mutating func noteContradiction(_ items: [Item]) {
    let queries = items.map(\.query)
    // Told already, where it stands.
    if queries.contains(where: Satisfiability.isNeverTrue) { return }
    guard let index = Satisfiability.contradiction(in: queries) else { return }
    note(
      .neverTrue, items[index].lexemes,
      "this can never be true: the other sides of the AND rule out '\(shown(items[index].query))'")
  }

  /// Tells the sides of an OR that say no more than another side.
  mutating func noteSuperfluous(_ items: [Item]) {
    var seen: [Query: Item] = [:]
    var prefixes: [(letters: String, item: Item)] = []
    for item in items {
      if case .phrase(let phrase) = item.query, phrase.terms.count == 1, case .prefix(let letters) = phrase.terms[0] {
        prefixes.append((letters.lowercased(), item))
      }
    }
    var normaliser = QueryNormaliser()
    for item in items {
      let normal = normaliser.normal(item.query)
      let covering =
        seen[normal]
        ?? prefixes.first {
          $0.item.lexemes != item.lexemes && Self.begins(item.query, with: $0.letters)
            && ($0.item.lexemes.lowerBound < item.lexemes.lowerBound || !Self.isPrefix(item.query, $0.letters))
        }?.item
      if let covering {
        note(
          .superfluous, item.lexemes, "'\(shown(item.query))' adds nothing to '\(shown(covering.query))' in the same OR"
        )
      } else {
        seen[normal] = item
      }
    }
  }

  /// Whether every text with the one word has a word that begins with the letters: by the letters alone, for a stem may
  /// stand for words that begin otherwise.
  private static func begins(_ query: Query, with letters: String) -> Bool {
    guard case .phrase(let phrase) = query, phrase.terms.count == 1 else { return false }
    switch phrase.terms[0] {
    case .exact(let word), .prefix(let word), .wildcard(let word):
      let fixed = String(word.unicodeScalars.prefix { $0 != "*" && $0 != "?" })
      return fixed.lowercased().hasPrefix(letters)
    case .word, .percent: return false
    }
  }

  private static func isPrefix(_ query: Query, _ letters: String) -> Bool {
    guard case .phrase(let phrase) = query, case .prefix(let own)? = phrase.terms.first else { return false }
    return own.lowercased() == letters
  }

  mutating func noteCount(_ count: Int, of queries: [Query], at located: QueryLexer.Located) {
    var normaliser = QueryNormaliser()
    let different = Set(queries.map { normaliser.normal($0) }).count
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
