/// The terms of one scope by what a word must be like to be one of them.
struct TermForms: Sendable {
  typealias ID = TermTable.ID
  typealias Reading = TermTable.Reading

  private var stems: [[UInt8]: ID] = [:]
  private var initialisms: [[UInt8]: ID] = [:]
  private var capitals: [[UInt8]: ID] = [:]
  private var capitalsByStem: [[UInt8]: [ID]] = [:]
  private(set) var exacts: [[UInt8]: [Reading]] = [:]
  private var prefixes: [[UInt8]: ID] = [:]
  /// The lengths that prefixes have, in order.
  private var prefixLengths: [Int] = []
  private var percents: [[UInt8]: ID] = [:]
  /// By the first two bytes, which every pattern has.
  private var wildcards: [[UInt8]: [(pattern: WildcardPattern, term: ID)]] = [:]
  private(set) var isEmpty = true

  // MARK: Terms of queries

  /// The number of a word: `next` if it is new.
  mutating func add(word: [UInt8], stem: [UInt8], isCapitals: Bool, _ next: ID) -> ID {
    isEmpty = false
    if let letters = Self.initials(word) { return Self.id(&initialisms, letters, next) }
    guard isCapitals else { return Self.id(&stems, stem, next) }
    let id = Self.id(&capitals, word, next)
    if id == next { capitalsByStem[stem, default: []].append(id) }
    return id
  }

  mutating func add(exact reading: Reading, folded: [UInt8]) {
    isEmpty = false
    exacts[folded, default: []].append(reading)
  }

  mutating func add(prefix: [UInt8], _ next: ID) -> ID {
    isEmpty = false
    if !prefixLengths.contains(prefix.count) {
      prefixLengths.append(prefix.count)
      prefixLengths.sort()
    }
    return Self.id(&prefixes, prefix, next)
  }

  mutating func add(percent: [UInt8], _ next: ID) -> ID {
    isEmpty = false
    return Self.id(&percents, percent, next)
  }

  mutating func add(wildcard: WildcardPattern, _ next: ID) -> ID {
    isEmpty = false
    let key = Array(wildcard.prefix.prefix(2))
    for known in wildcards[key] ?? [] where known.pattern == wildcard { return known.term }
    wildcards[key, default: []].append((wildcard, next))
    return next
  }

  private static func id(_ table: inout [[UInt8]: ID], _ key: [UInt8], _ next: ID) -> ID {
    if let known = table[key] { return known }
    table[key] = next
    return next
  }

  // MARK: Words of texts

  /// Appends what a folded word may be, each term once.
  func read(_ word: [UInt8], stem: [UInt8], in scope: TermScope, into found: inout [Reading]) {
    func add(_ term: ID, if condition: Reading.Condition = .always) {
      found.append(Reading(term: term, scope: scope, condition: condition))
    }
    if let term = stems[stem] { add(term) }
    for term in capitalsByStem[stem] ?? [] { add(term) }
    if let letters = Self.initials(word) {
      if let term = initialisms[letters] { add(term) }
      if let term = capitals[letters] { add(term) }
    } else if let term = initialisms[word] {
      add(term, if: .capitals)
    }
    found += exacts[word] ?? []
    for length in prefixLengths where length <= word.count {
      if let term = prefixes[Array(word[..<length])] { add(term) }
    }
    if !wildcards.isEmpty {
      for known in wildcards[Array(word.prefix(2))] ?? [] where known.pattern.matches(word) { add(known.term) }
    }
    if let term = percents[word] { add(term, if: .percent) }
  }

  /// "us" for "u.s": the letters of a word that is single letters with dots between them.
  static func initials(_ word: [UInt8]) -> [UInt8]? {
    guard word.count >= 3, word.count % 2 == 1, word[1] == UInt8(ascii: ".") else { return nil }
    var letters: [UInt8] = []
    for (index, byte) in word.enumerated() {
      if index % 2 == 1 {
        guard byte == UInt8(ascii: ".") else { return nil }
      } else {
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) else { return nil }
        letters.append(byte)
      }
    }
    return letters
  }
}
