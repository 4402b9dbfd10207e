import TextAnalysis

/// Where the terms of the queries stand in one article: for each term a chain of occurrences in reading order.
struct DocumentTerms: Sendable {
  struct Occurrence: Sendable {
    /// Positions of the first word and the last, both inclusive. Each scope outside of the text counts its own.
    let start: Int32
    let end: Int32
    let firstToken: Int32
    let lastToken: Int32
    /// The next occurrence of the same term; -1 for none.
    var next: Int32 = -1
  }

  private struct Chain: Sendable {
    var head: Int32 = -1
    var tail: Int32 = -1
  }

  private(set) var occurrences: [Occurrence] = []
  /// The terms that occur, each once.
  private(set) var present: [TermTable.ID] = []
  /// The same as bits.
  private(set) var bits: BitSet
  /// The position of the first word, and of the first behind the headline.
  private(set) var origin: Int32 = 0
  private(set) var headlineEnd: Int32 = 0
  /// Of each term that occurs; the others are left over from earlier articles.
  private var chains: [Chain]
  private var cache: WordCache
  private var block = WordBlock()
  private var aside = AnalyzedText()

  init(termCount: Int, seed: UInt64) {
    chains = [Chain](repeating: Chain(), count: termCount)
    bits = BitSet(count: termCount)
    cache = WordCache(seed: seed)
  }

  @inline(__always)
  func contains(_ term: TermTable.ID) -> Bool { bits.contains(Int(term)) }

  /// The first occurrence of a term, -1 for none.
  @inline(__always)
  func first(_ term: TermTable.ID) -> Int32 { contains(term) ? chains[Int(term)].head : -1 }

  /// Reads a run of tokens as a text of its own, and what stands beside the text.
  mutating func read(_ article: FieldedText, _ range: Range<Int>, _ table: TermTable) {
    forget()
    let headline = article.headline.clamped(to: range)
    origin = range.isEmpty ? 0 : article.text.tokens[range.lowerBound].position
    headlineEnd = origin
    if !headline.isEmpty {
      headlineEnd =
        headline.upperBound < range.upperBound ? article.text.tokens[headline.upperBound].position : .max
    }
    read(article.text, range, headline: headline, aside: nil, table)
    guard !article.metadata.isEmpty else { return }
    for scope in TermScope.allCases where table.uses(scope) {
      guard let field = scope.metadata, let written = article.metadata[field] else { continue }
      TextAnalyzer().analyze(written, into: &aside)
      read(aside, aside.tokens.indices, headline: 0..<0, aside: scope, table)
    }
  }

  private mutating func forget() {
    for term in present { bits.remove(Int(term)) }
    occurrences.removeAll(keepingCapacity: true)
    present.removeAll(keepingCapacity: true)
  }

  /// - Parameter aside: the scope of a text that stands beside the article's; nil for its own.
  private mutating func read(
    _ analyzed: AnalyzedText, _ range: Range<Int>, headline: Range<Int>, aside: TermScope?, _ table: TermTable
  ) {
    let tokens = analyzed.tokens.span
    let folded = analyzed.folded.span
    var next = range.lowerBound
    while next < range.upperBound {
      let run = next..<min(next &+ WordBlock.size, range.upperBound)
      next = run.upperBound
      block.fill(run, of: tokens, folded, cache)
      let words = cache.emptied
      for k in 0..<block.count {
        let index = block.token(k)
        let token = tokens[index]
        // What was found in a cache that has been emptied since is found again.
        let found = cache.emptied == words ? block.place(k) : 0
        let entry = found != 0 ? cache.known[found].entry : self.entry(of: token, in: analyzed, table)
        if entry.isPlain {
          guard aside == nil else { continue }
          let place = Int32(truncatingIfNeeded: index)
          append(
            Occurrence(start: token.position, end: token.position, firstToken: place, lastToken: place), to: entry.first
          )
        } else if entry.count > 0 {
          note(entry, token, at: index, of: analyzed, range, headline, aside, table)
        }
      }
    }
  }

  @inline(never)
  private mutating func note(
    _ entry: WordCache.Entry, _ token: Token, at index: Int, of analyzed: AnalyzedText, _ range: Range<Int>,
    _ headline: Range<Int>, _ aside: TermScope?, _ table: TermTable
  ) {
    for offset in 0..<Int(entry.count) {
      let reading = cache.readings[Int(entry.first) &+ offset]
      let run: Range<Int>
      switch reading.scope {
      case .text:
        guard aside == nil else { continue }
        run = range
      case .headline:
        guard headline.contains(index) else { continue }
        run = headline
      case .body:
        guard aside == nil, !headline.contains(index) else { continue }
        run = index < headline.lowerBound ? range.lowerBound..<headline.lowerBound : range
      case .source, .byline, .language:
        guard aside == reading.scope else { continue }
        run = range
      }
      note(reading, token, at: index, of: analyzed, run, table)
    }
  }

  /// In the general way: a word that is long, new, or not where the index has it first.
  @inline(never)
  private mutating func entry(of token: Token, in text: AnalyzedText, _ table: TermTable) -> WordCache.Entry {
    let (start, end) = (Int(token.foldedStart), Int(token.foldedEnd))
    guard start < end, table.begins[Int(text.folded[start])] else { return WordCache.Entry(first: 0, count: 0) }
    let word = PackedWord(text.folded.span, start, end, seed: cache.seed)
    let place = cache.place(of: word, text.folded.span, start, end)
    if place != 0 { return cache.known[place].entry }
    var readings: [TermTable.Reading] = []
    let letters = Array(text.folded[start..<end])
    table.readings(of: letters, into: &readings)
    let new = cache.insert(word, letters, readings)
    return cache.known[new].entry
  }

  @inline(__always)
  private mutating func note(
    _ reading: TermTable.Reading, _ token: Token, at index: Int, of analyzed: AnalyzedText, _ run: Range<Int>,
    _ table: TermTable
  ) {
    let place = Int32(truncatingIfNeeded: index)
    var occurrence = Occurrence(start: token.position, end: token.position, firstToken: place, lastToken: place)
    if reading.condition != .always {
      guard let found = conditional(reading, token, at: index, of: analyzed, run, table) else { return }
      occurrence = found
    }
    append(occurrence, to: reading.term)
  }

  @inline(never)
  private func conditional(
    _ reading: TermTable.Reading, _ token: Token, at index: Int, of analyzed: AnalyzedText, _ run: Range<Int>,
    _ table: TermTable
  ) -> Occurrence? {
    var last = index
    switch reading.condition {
    case .always: break
    case .capitals: guard token.traits.contains(.allCapitals) else { return nil }
    case .surface:
      guard analyzed.isWritten(table.surfaces[Int(reading.surface)], at: index) else { return nil }
    case .percent:
      guard let end = analyzed.percentEnd(of: index, in: run) else { return nil }
      last = end
    }
    let words = analyzed.tokens[last].kind == .mark ? 0 : Int32(clamping: last - index)
    return Occurrence(
      start: token.position, end: token.position + words, firstToken: Int32(clamping: index),
      lastToken: Int32(clamping: last))
  }

  @inline(__always)
  private mutating func append(_ occurrence: Occurrence, to term: TermTable.ID) {
    let number = Int32(truncatingIfNeeded: occurrences.count)
    occurrences.append(occurrence)
    let slot = Int(term)
    if bits.insert(slot) {
      chains[slot] = Chain(head: number, tail: number)
      present.append(term)
    } else {
      occurrences[Int(chains[slot].tail)].next = number
      chains[slot].tail = number
    }
  }
}

extension AnalyzedText {
  /// Whether the token at `index` has this surface.
  fileprivate func isWritten(_ surface: [UInt8], at index: Int) -> Bool {
    let token = tokens[index]
    let isPlain = token.end - token.start == token.scalarEnd - token.scalarStart
    if isPlain, !token.traits.contains(.possessive) {
      return bytes[Int(token.start)..<Int(token.end)].elementsEqual(surface)
    }
    return self.surface(of: index).utf8.elementsEqual(surface)
  }

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
