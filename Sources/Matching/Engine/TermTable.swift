import TextAnalysis

/// The terms of all queries as small integers, and which of them a word of a text is.
struct TermTable: Sendable {
  typealias ID = Int32
  /// A term that no text has.
  static let never: ID = 0

  /// A term that a word stands for, perhaps only where the token looks right.
  struct Reading: Sendable {
    enum Condition: UInt8 { case always, capitals, surface, percent }
    let term: ID
    let condition: Condition
    /// For `.surface`: which of `surfaces` the token must be.
    var surface: Int32 = 0
  }

  private(set) var count: Int = 1
  /// The spellings that `=Exact` terms want, apostrophes as written.
  private(set) var surfaces: [[UInt8]] = []
  private var stems: [[UInt8]: ID] = [:]
  private var initialisms: [[UInt8]: ID] = [:]
  private var capitals: [[UInt8]: ID] = [:]
  private var capitalsByStem: [[UInt8]: [ID]] = [:]
  private var exacts: [[UInt8]: [Reading]] = [:]
  private var prefixes: [[UInt8]: ID] = [:]
  private var prefixLengths: [Int] = []
  private var percents: [[UInt8]: ID] = [:]

  // MARK: Terms of queries

  /// The number of a term, a new one at need.
  mutating func id(of term: Term, _ analyzer: inout TextAnalyzer, _ stemmer: borrowing Stemmer) -> ID {
    switch term {
    case .word(let word):
      guard let folded = Self.folded(word, &analyzer) else { return Self.never }
      if let letters = Self.initials(folded) { return Self.id(&initialisms, letters, &count) }
      let stem = stemmer.stem(folded)
      guard Self.isCapitals(word) else { return Self.id(&stems, stem, &count) }
      if let known = capitals[folded] { return known }
      let new = Self.id(&capitals, folded, &count)
      capitalsByStem[stem, default: []].append(new)
      return new
    case .exact(let word):
      guard let folded = Self.folded(word, &analyzer) else { return Self.never }
      let surface = Array(word.utf8)
      for reading in exacts[folded] ?? [] where surfaces[Int(reading.surface)] == surface { return reading.term }
      let new = next()
      exacts[folded, default: []].append(
        Reading(term: new, condition: .surface, surface: Int32(clamping: surfaces.count)))
      surfaces.append(surface)
      return new
    case .prefix(let letters):
      guard let folded = Self.folded(letters, &analyzer) else { return Self.never }
      if !prefixLengths.contains(folded.count) {
        prefixLengths.append(folded.count)
        prefixLengths.sort()
      }
      return Self.id(&prefixes, folded, &count)
    case .percent(let number):
      guard let folded = Self.folded(number, &analyzer) else { return Self.never }
      return Self.id(&percents, folded, &count)
    // No parser makes these yet.
    case .wildcard: return Self.never
    }
  }

  private mutating func next() -> ID {
    defer { count += 1 }
    return ID(clamping: count)
  }

  private static func id(_ table: inout [[UInt8]: ID], _ key: [UInt8], _ count: inout Int) -> ID {
    if let known = table[key] { return known }
    let new = ID(clamping: count)
    count += 1
    table[key] = new
    return new
  }

  /// Terms that many more texts have than their use in queries tells.
  var commonness: [(term: ID, factor: Double)] {
    let words = Self.commonWords.compactMap { word in stems[Array(word.utf8)].map { ($0, 1000.0) } }
    let initials = stems.filter { $0.key.count == 1 }.map { ($0.value, 100.0) }
    return words + initials + prefixes.values.map { ($0, 20.0) }
  }

  /// Stems of the commonest words of news English.
  private static let commonWords = """
    the of to in and a for on that is at by it with from as be ha have wa he will said not but an were which year thei \
    or than on we would thi ar been had up hi market new it more after compani can also share out its other could two \
    first who last on time over about i state expect billion million some week if on into bank price us no all
    """.split(separator: " ")

  // MARK: Words of texts

  /// Appends what a folded word of a text may be, each term once.
  func readings(of word: [UInt8], _ stemmer: borrowing Stemmer, into found: inout [Reading]) {
    let stem = stemmer.stem(word)
    if let term = stems[stem] { found.append(Reading(term: term, condition: .always)) }
    for term in capitalsByStem[stem] ?? [] { found.append(Reading(term: term, condition: .always)) }
    if let letters = Self.initials(word) {
      if let term = initialisms[letters] { found.append(Reading(term: term, condition: .always)) }
      if let term = capitals[letters] { found.append(Reading(term: term, condition: .always)) }
    } else if let term = initialisms[word] {
      found.append(Reading(term: term, condition: .capitals))
    }
    found += exacts[word] ?? []
    for length in prefixLengths where length <= word.count {
      if let term = prefixes[Array(word[..<length])] { found.append(Reading(term: term, condition: .always)) }
    }
    if let term = percents[word] { found.append(Reading(term: term, condition: .percent)) }
  }

  // MARK: Forms

  /// The folded letters of a text that is one word or number.
  private static func folded(_ word: String, _ analyzer: inout TextAnalyzer) -> [UInt8]? {
    let text = analyzer.analyze(word)
    guard text.tokens.count == 1, let token = text.tokens.first, token.kind != .mark else { return nil }
    return Array(text.foldedBytes(of: token))
  }

  /// "us" for "u.s": the letters of a word that is single letters with dots between them.
  private static func initials(_ word: [UInt8]) -> [UInt8]? {
    guard word.count >= 3, word.count % 2 == 1 else { return nil }
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

  /// Two to five plain capitals, as an initialism is written without dots.
  private static func isCapitals(_ word: String) -> Bool {
    (2...5).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}
