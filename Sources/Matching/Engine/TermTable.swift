import TextAnalysis

/// The terms of all queries as small integers, and which of them a word of an article is.
struct TermTable: Sendable {
  typealias ID = Int32
  /// A term that no text has.
  static let never: ID = 0

  /// A term that a word stands for, perhaps only where the token looks right.
  struct Reading: Sendable {
    enum Condition: UInt8 { case always, capitals, surface, percent }
    let term: ID
    let scope: TermScope
    let condition: Condition
    /// For `.surface`: which of `surfaces` the token must be.
    var surface: Int32 = 0
  }

  /// Where each term is looked for.
  private(set) var scopes: [TermScope] = [.text]
  /// The share of articles that are thought to have each term, 0…1.
  private(set) var shares: [Float] = [0]
  /// The spellings that `=Exact` terms want, apostrophes as written.
  private(set) var surfaces: [[UInt8]] = []
  /// The bytes that a word must begin with one of to be a term: stemming leaves the first letter as it is.
  private(set) var begins = [Bool](repeating: false, count: 256)
  /// One for each scope.
  private var forms = [TermForms](repeating: TermForms(), count: TermScope.allCases.count)
  private let stemmer: SharedStemmer

  init(_ stemmer: SharedStemmer) { self.stemmer = stemmer }

  var count: Int { scopes.count }

  /// Whether queries look for something there.
  func uses(_ scope: TermScope) -> Bool { !forms[Int(scope.rawValue)].isEmpty }

  /// Appends what a folded word of an article may be, each term once.
  func readings(of word: [UInt8], into found: inout [Reading]) {
    let stem = stemmer.stem(word)
    for scope in TermScope.allCases where uses(scope) {
      forms[Int(scope.rawValue)].read(word, stem: stem, in: scope, into: &found)
    }
  }
}

/// Gives the terms of queries their numbers.
struct TermInterner: ~Copyable {
  private struct ScopedTerm: Hashable {
    let term: Term
    let scope: TermScope
  }

  private(set) var table: TermTable
  private var known: [ScopedTerm: TermTable.ID] = [:]
  private let commonness: Commonness
  private let stemmer: SharedStemmer
  private var analyzed = AnalyzedText()

  init(_ stemmer: SharedStemmer) {
    table = TermTable(stemmer)
    self.stemmer = stemmer
    commonness = Commonness(stemmer)
  }

  consuming func finish() -> TermTable { table }

  /// The number of a term, a new one at need.
  mutating func id(of term: Term, in scope: TermScope) -> TermTable.ID {
    let key = ScopedTerm(term: term, scope: scope)
    if let id = known[key] { return id }
    let id = read(term, scope)
    known[key] = id
    return id
  }

  private mutating func read(_ term: Term, _ scope: TermScope) -> TermTable.ID {
    switch term {
    case .word(let word):
      guard let folded = folded(word) else { return TermTable.never }
      let stem = stemmer.stem(folded)
      return table.add(word: folded, stem: stem, isCapitals: Self.isCapitals(word), scope, commonness.share(stem: stem))
    case .exact(let word):
      guard let folded = folded(word) else { return TermTable.never }
      return table.add(exact: Array(word.utf8), folded: folded, scope, commonness.share(stem: stemmer.stem(folded)) / 2)
    case .prefix(let letters):
      guard let folded = folded(letters) else { return TermTable.never }
      return table.add(prefix: folded, scope, commonness.share(prefix: folded[...]))
    case .percent(let number):
      guard let folded = folded(number) else { return TermTable.never }
      return table.add(percent: folded, scope, 0.02)
    case .wildcard(let text):
      var analyzer = TextAnalyzer()
      guard let pattern = WildcardPattern(text, &analyzer) else { return TermTable.never }
      return table.add(wildcard: pattern, scope, commonness.share(prefix: pattern.prefix))
    }
  }

  /// The folded letters of a text that is one word or number.
  private mutating func folded(_ word: String) -> [UInt8]? {
    TextAnalyzer().analyze(word, into: &analyzed)
    guard analyzed.tokens.count == 1, analyzed.tokens[0].kind != .mark else { return nil }
    return Array(analyzed.foldedBytes(of: analyzed.tokens[0]))
  }

  /// Two to five plain capitals, as an initialism is written without dots.
  private static func isCapitals(_ word: String) -> Bool {
    (2...5).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}

// MARK: New terms

extension TermTable {
  fileprivate mutating func add(
    word: [UInt8], stem: [UInt8], isCapitals: Bool, _ scope: TermScope, _ share: Float
  ) -> ID {
    let next = ID(clamping: count)
    noteStart(word)
    let id = forms[Int(scope.rawValue)].add(word: word, stem: stem, isCapitals: isCapitals, next)
    return note(id, scope, TermForms.initials(word) == nil ? share : 0.1)
  }

  fileprivate mutating func add(exact: [UInt8], folded: [UInt8], _ scope: TermScope, _ share: Float) -> ID {
    let next = ID(clamping: count)
    let slot = Int(scope.rawValue)
    noteStart(folded)
    for reading in forms[slot].exacts[folded] ?? [] where surfaces[Int(reading.surface)] == exact {
      return reading.term
    }
    let surface = Int32(clamping: surfaces.count)
    forms[slot].add(
      exact: Reading(term: next, scope: scope, condition: .surface, surface: surface), folded: folded)
    surfaces.append(exact)
    return note(next, scope, share)
  }

  fileprivate mutating func add(prefix: [UInt8], _ scope: TermScope, _ share: Float) -> ID {
    let next = ID(clamping: count)
    noteStart(prefix)
    return note(forms[Int(scope.rawValue)].add(prefix: prefix, next), scope, share)
  }

  fileprivate mutating func add(percent: [UInt8], _ scope: TermScope, _ share: Float) -> ID {
    let next = ID(clamping: count)
    noteStart(percent)
    return note(forms[Int(scope.rawValue)].add(percent: percent, next), scope, share)
  }

  fileprivate mutating func add(wildcard: WildcardPattern, _ scope: TermScope, _ share: Float) -> ID {
    let next = ID(clamping: count)
    noteStart(wildcard.prefix)
    return note(forms[Int(scope.rawValue)].add(wildcard: wildcard, next), scope, share)
  }

  private mutating func noteStart(_ letters: some Collection<UInt8>) {
    if let first = letters.first { begins[Int(first)] = true }
  }

  /// Writes down a term that may be new.
  private mutating func note(_ id: ID, _ scope: TermScope, _ share: Float) -> ID {
    guard Int(id) == count else { return id }
    scopes.append(scope)
    // A headline has few words; of source, byline and language there is one each.
    shares.append(scope == .headline ? share / 8 : scope.metadata == nil ? share : 0.2)
    return id
  }
}
