import TextAnalysis

/// The working memory for evaluating a program over one article after another.
struct Matcher: Sendable {
  var document: DocumentTerms
  /// The queries found true.
  private var found: BitSet
  /// For each node with a memo the article in which it was evaluated last, times two, and one more if it was true.
  private var memos: [UInt32]
  private var article: UInt32 = 0
  private var cursors: [Int32] = []
  /// What was read only to have it near.
  private var touched: UInt32 = 0

  init(program: Program, seed: UInt64) {
    document = DocumentTerms(termCount: program.table.count, seed: seed)
    found = BitSet(count: program.roots.count)
    memos = [UInt32](repeating: 0, count: program.memoCount)
  }

  /// Leaves the true queries in `found`.
  mutating func match(_ text: FieldedText, _ tokens: Range<Int>, _ program: Program, _ presearcher: Presearcher) {
    document.read(text, tokens, program.table)
    article += 2
    if article >= UInt32.max - 2 {
      for memo in memos.indices { memos[memo] = 0 }
      article = 2
    }
    consider(program, presearcher)
    for query in presearcher.unanchored where isTrue(program.roots[Int(query)].node, program) {
      _ = found.insert(Int(query))
    }
  }

  /// Lends the true queries; `give(_:)` takes them back, emptied.
  mutating func takeFound() -> BitSet {
    defer { found = BitSet() }
    return found
  }

  mutating func give(_ emptied: BitSet) { found = emptied }

  /// How many terms ahead the processor is asked for a term's postings: they lie all over the memory.
  private static let lookahead = 8

  /// Tests the postings of the terms that the article has.
  private mutating func consider(_ program: Program, _ presearcher: Presearcher) {
    let present = document.present
    let bits = document.bits.words
    let code = presearcher.code.span
    for (number, term) in present.enumerated() {
      if number &+ Self.lookahead < present.count {
        let start = Int(presearcher.starts[Int(present[number &+ Self.lookahead])])
        if start < code.count { touched &+= unsafe code[unchecked: start] }
      }
      var at = Int(presearcher.starts[Int(term)])
      let end = Int(presearcher.starts[Int(term) + 1])
      while at < end {
        // The presearcher wrote whole postings only.
        let query = unsafe code[unchecked: at]
        let header = unsafe code[unchecked: at &+ 1]
        let next = at &+ 2 &+ Int(header & 0xFFFF)
        let rest = next &- Int(header >> 16)
        if unsafe Self.holds(code, at &+ 2, rest, bits.span), !found.contains(Int(query)) {
          var isTrue = true
          for place in rest..<next where isTrue { isTrue = self.isTrue(Int32(code[place]), program) }
          if isTrue { _ = found.insert(Int(query)) }
        }
        at = next
      }
    }
  }

  /// Whether each clause between `start` and `end`, which are inside the code, holds.
  @unsafe @inline(__always)
  private static func holds(
    _ code: borrowing Span<UInt32>, _ start: Int, _ end: Int, _ bits: borrowing Span<UInt64>
  ) -> Bool {
    var has: UInt64 = 0
    var place = start
    while place < end {
      let number = unsafe code[unchecked: place]
      let term = number & Presearcher.termMask
      has |= unsafe bits[unchecked: Int(term >> 6)] &>> UInt64(term & 63)
      if number & Presearcher.endOfClause != 0 {
        if has & 1 == UInt64(number & Presearcher.negative) >> 30 { return false }
        has = 0
      }
      place &+= 1
    }
    return true
  }

  /// Whether the node is true of the article.
  mutating func isTrue(_ index: Int32, _ program: Program) -> Bool {
    let node = program.nodes[Int(index)]
    guard node.memo >= 0 else { return evaluate(node, program) }
    let known = memos[Int(node.memo)]
    if known & ~1 == article { return known & 1 == 1 }
    let isTrue = evaluate(node, program)
    memos[Int(node.memo)] = article | (isTrue ? 1 : 0)
    return isTrue
  }

  private mutating func evaluate(_ node: Program.Node, _ program: Program) -> Bool {
    switch node.kind {
    case .term: return document.contains(node.first)
    case .and:
      for place in node.childRange where !isTrue(program.children[place], program) { return false }
      return true
    case .or:
      for place in node.childRange where isTrue(program.children[place], program) { return true }
      return false
    case .atLeast:
      var missing = node.need
      for place in node.childRange {
        if missing <= 0 { break }
        if isTrue(program.children[place], program) { missing -= 1 }
      }
      return missing <= 0
    case .not: return !isTrue(node.first, program)
    case .phrase: return document.contains(program.phrases[Int(node.first)], program, &cursors)
    case .near: return document.contains(program.proximities[Int(node.first)], program)
    }
  }
}
