import TextAnalysis

/// The working memory for evaluating a program over one text after another.
struct Matcher: Sendable {
  var document: DocumentTerms
  /// The text for which a query was last a candidate.
  var tried: [UInt32]
  var text: UInt32 = 0
  /// The queries found true.
  var found: [Int32] = []

  init(program: Program, queryCount: Int, stemming: Stemmer.Algorithm, seed: UInt64) {
    document = DocumentTerms(termCount: program.table.count, stemming: stemming, seed: seed)
    tried = [UInt32](repeating: 0, count: queryCount)
  }

  /// Whether the node is true of the document.
  func isTrue(_ root: Int32, _ program: Program) -> Bool {
    let node = program.nodes[Int(root)]
    let first = Int(node.first)
    switch node.kind {
    case .term: return document.contains(node.first)
    case .and:
      for index in first..<first + Int(node.count) where !isTrue(program.children[index], program) { return false }
      return true
    case .or:
      for index in first..<first + Int(node.count) where isTrue(program.children[index], program) { return true }
      return false
    case .atLeast:
      var missing = node.need
      for index in first..<first + Int(node.count) {
        if missing <= 0 { break }
        if isTrue(program.children[index], program) { missing -= 1 }
      }
      return missing <= 0
    case .not: return !isTrue(node.first, program)
    case .phrase: return document.contains(program.phrases[first], program)
    case .near: return document.contains(program.proximities[first], program)
    }
  }
}
