import TextAnalysis

/// Where the terms of the queries stand in one text: for each term a chain of occurrences in reading order.
struct DocumentTerms: Sendable {
  struct Occurrence: Sendable {
    /// Positions of the first word and the last, both inclusive.
    let start: Int32
    let end: Int32
    let firstToken: Int32
    let lastToken: Int32
    /// The next occurrence of the same term; -1 for none.
    var next: Int32 = -1
  }

  private(set) var occurrences: [Occurrence] = []
  /// The terms that occur, each once.
  private(set) var present: [TermTable.ID] = []
  /// The position of the first word.
  private(set) var origin: Int32 = 0
  /// The text in which a term was last seen.
  private var seen: [UInt32]
  private var heads: [Int32]
  private var tails: [Int32]
  private var text: UInt32 = 0
  private var cache: WordCache
  private let stemming: Stemmer.Algorithm

  init(termCount: Int, stemming: Stemmer.Algorithm, seed: UInt64) {
    self.stemming = stemming
    seen = [UInt32](repeating: 0, count: termCount)
    heads = [Int32](repeating: -1, count: termCount)
    tails = [Int32](repeating: -1, count: termCount)
    cache = WordCache(seed: seed)
  }

  func contains(_ term: TermTable.ID) -> Bool { seen[Int(term)] == text }

  /// The first occurrence of a term, -1 for none.
  func first(_ term: TermTable.ID) -> Int32 { contains(term) ? heads[Int(term)] : -1 }

  /// Reads a run of tokens as a text of its own.
  mutating func read(_ analyzed: AnalyzedText, _ range: Range<Int>, _ table: TermTable) {
    begin(at: range.isEmpty ? 0 : analyzed.tokens[range.lowerBound].position)
    for index in range {
      let token = analyzed.tokens[index]
      guard token.kind != .mark else { continue }
      let letters = Int(token.foldedStart)..<Int(token.foldedEnd)
      let hash = cache.hash(analyzed.folded, letters)
      let entry = cache.find(hash, analyzed.folded, letters) ?? learn(hash, Array(analyzed.folded[letters]), table)
      for offset in 0..<Int(entry.count) {
        note(cache.readings[Int(entry.readings) + offset], at: index, of: analyzed, range, table)
      }
    }
  }

  private mutating func begin(at position: Int32) {
    origin = position
    occurrences.removeAll(keepingCapacity: true)
    present.removeAll(keepingCapacity: true)
    text &+= 1
    guard text == 0 else { return }
    for term in seen.indices { seen[term] = 0 }
    text = 1
  }

  private mutating func learn(_ hash: UInt32, _ word: [UInt8], _ table: TermTable) -> WordCache.Entry {
    var readings: [TermTable.Reading] = []
    table.readings(of: word, Stemmer(stemming), into: &readings)
    return cache.insert(hash, word, readings)
  }

  private mutating func note(
    _ reading: TermTable.Reading, at index: Int, of analyzed: AnalyzedText, _ range: Range<Int>, _ table: TermTable
  ) {
    let token = analyzed.tokens[index]
    var occurrence = Occurrence(
      start: token.position, end: token.position, firstToken: Int32(clamping: index),
      lastToken: Int32(clamping: index))
    switch reading.condition {
    case .always: break
    case .capitals: guard token.traits.contains(.allCapitals) else { return }
    case .surface:
      guard analyzed.surface(of: index).utf8.elementsEqual(table.surfaces[Int(reading.surface)]) else { return }
    case .percent:
      guard let last = analyzed.percentEnd(of: index, in: range) else { return }
      let words = analyzed.tokens[last].kind == .mark ? 0 : Int32(clamping: last - index)
      occurrence = Occurrence(
        start: token.position, end: token.position + words, firstToken: Int32(clamping: index),
        lastToken: Int32(clamping: last))
    }
    append(occurrence, to: reading.term)
  }

  private mutating func append(_ occurrence: Occurrence, to term: TermTable.ID) {
    let number = Int32(clamping: occurrences.count)
    occurrences.append(occurrence)
    let term = Int(term)
    if seen[term] == text {
      occurrences[Int(tails[term])].next = number
    } else {
      seen[term] = text
      heads[term] = number
      present.append(TermTable.ID(clamping: term))
    }
    tails[term] = number
  }
}

extension AnalyzedText {
  /// The token that makes the number at `index` a percentage: "%", "percent", "pct" or the "cent" of "per cent".
  func percentEnd(of index: Int, in range: Range<Int>) -> Int? {
    let next = index + 1
    guard next < range.upperBound else { return nil }
    if tokens[next].kind == .mark {
      return bytes[Int(tokens[next].start)] == UInt8(ascii: "%") ? next : nil
    }
    if folds(next, to: "percent") || folds(next, to: "pct") { return next }
    return next + 1 < range.upperBound && folds(next, to: "per") && folds(next + 1, to: "cent") ? next + 1 : nil
  }
}
