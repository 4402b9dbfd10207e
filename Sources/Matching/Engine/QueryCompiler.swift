import TextAnalysis

/// Turns queries into nodes, equal ones into the same.
struct QueryCompiler: ~Copyable {
  private var program: Program
  private var terms: TermInterner
  /// Nodes, phrases and proximities by what they are made of.
  private var known: [[Int32]: Int32] = [:]
  private var termNodes: [Int32] = []

  /// What the first number of a key says that the rest is.
  private enum Key: Int32 { case node, phrase, near }

  init(stemming: Stemmer.Algorithm) {
    let stemmer = SharedStemmer(stemming)
    program = Program(table: TermTable(stemmer))
    terms = TermInterner(stemmer)
  }

  consuming func finish() -> Program {
    program.table = terms.finish()
    return program
  }

  /// Adds a query.
  mutating func add(_ query: Query) {
    let node = query.booleanReading.map { add($0, .text) } ?? self.node(ofTerm: TermTable.never)
    let first = Int32(clamping: program.weights.count)
    for (part, weight) in query.weightedParts {
      // A weight inside a weighted part counts by itself.
      guard let reading = part.booleanReading else { continue }
      program.weights.append(Program.Weight(node: add(reading, .text), weight: weight))
    }
    program.roots.append(
      Program.Root(
        node: node, weights: first..<Int32(clamping: program.weights.count), maximumPoints: query.maximumPoints))
  }

  private mutating func add(_ query: Query, _ scope: TermScope) -> Int32 {
    switch query {
    case .phrase(let phrase):
      if phrase.terms.count == 1 { return node(ofTerm: terms.id(of: phrase.terms[0], in: scope)) }
      return node(.phrase, add(phrase, scope))
    case .near(let left, let right, let distance, let isOrdered):
      return node(.near, near(left, right, max(0, distance), isOrdered, scope))
    case .and(let parts): return list(.and, parts, scope)
    case .or(let parts): return list(.or, parts, scope)
    case .not(let part): return node(.not, add(part, scope))
    case .atLeast(let count, let parts): return list(.atLeast, parts, scope, need: Int32(clamping: count))
    case .field(let field, let part): return add(part, TermScope(field))
    case .weighted(let part, _): return add(part, scope)
    }
  }

  // MARK: Nodes

  private mutating func node(ofTerm term: TermTable.ID) -> Int32 {
    while termNodes.count <= Int(term) { termNodes.append(-1) }
    if termNodes[Int(term)] < 0 {
      termNodes[Int(term)] = Int32(clamping: program.nodes.count)
      program.nodes.append(Program.Node(kind: .term, first: term))
    }
    return termNodes[Int(term)]
  }

  private mutating func node(_ kind: Program.Node.Kind, _ first: Int32) -> Int32 {
    intern([Key.node.rawValue, Int32(kind.rawValue), first]) { program in
      program.nodes.append(Program.Node(kind: kind, first: first))
      return program.nodes.count - 1
    }
  }

  private mutating func list(
    _ kind: Program.Node.Kind, _ parts: [Query], _ scope: TermScope, need: Int32 = 0
  ) -> Int32 {
    var children: [Int32] = []
    for part in parts { children.append(add(part, scope)) }
    // The same part twice counts twice for "at least", and once for the others.
    if kind != .atLeast { children = children.removingRepeats() }
    // In an order that other queries have no part in: sums of strengths are rounded the same.
    let efforts = children.map { effort(of: $0) }
    children = children.indices.sorted { (efforts[$0], $0) < (efforts[$1], $1) }.map { children[$0] }
    if children.count == 1, kind != .atLeast { return children[0] }
    return intern([Key.node.rawValue, Int32(kind.rawValue), need] + children) { program in
      let first = Int32(clamping: program.children.count)
      program.children += children
      program.nodes.append(
        Program.Node(kind: kind, first: first, count: Int32(clamping: children.count), need: need))
      return program.nodes.count - 1
    }
  }

  private mutating func intern(_ key: [Int32], _ make: (inout Program) -> Int) -> Int32 {
    if let index = known[key] {
      if key[0] == Key.node.rawValue, program.nodes[Int(index)].memo < 0 {
        program.nodes[Int(index)].memo = Int32(clamping: program.memoCount)
        program.memoCount += 1
      }
      return index
    }
    let index = Int32(clamping: make(&program))
    known[key] = index
    return index
  }

  private func effort(of index: Int32) -> Int {
    let node = program.nodes[Int(index)]
    switch node.kind {
    case .term: return 0
    case .or, .and, .atLeast: return 1 + Int(node.count)
    case .not: return 2 + effort(of: node.first)
    case .phrase: return 50
    case .near: return 100
    }
  }

  // MARK: Phrases and proximities

  private mutating func add(_ phrase: Phrase, _ scope: TermScope) -> Int32 {
    var ids: [TermTable.ID] = []
    for term in phrase.terms { ids.append(terms.id(of: term, in: scope)) }
    let isDisjoint = Set(ids).count == ids.count && phrase.terms.allSatisfy(Self.isPlain)
    let slop = phrase.slop
    let key = [Key.phrase.rawValue, Int32(clamping: slop), isDisjoint ? 1 : 0] + ids
    return intern(key) { program in
      let first = program.terms.count
      program.terms += ids
      program.phrases.append(
        Program.Phrase(words: first..<program.terms.count, slop: slop, isDisjoint: isDisjoint))
      return program.phrases.count - 1
    }
  }

  private mutating func near(
    _ left: [Phrase], _ right: [Phrase], _ within: Int, _ isOrdered: Bool, _ scope: TermScope
  ) -> Int32 {
    var sides: [Int32] = []
    for phrase in left + right { sides.append(add(phrase, scope)) }
    let key = [Key.near.rawValue, Int32(clamping: within), isOrdered ? 1 : 0, Int32(clamping: left.count)] + sides
    return intern(key) { program in
      let first = program.sides.count
      program.sides += sides.map { Int($0) }
      let middle = first + left.count
      program.proximities.append(
        Program.Proximity(
          left: first..<middle, right: middle..<program.sides.count, within: within, isOrdered: isOrdered))
      return program.proximities.count - 1
    }
  }

  /// Whether a word of a text is this term by its stem alone. Two different ones never share a word; an initialism, a
  /// prefix or an exact word may share it with another term.
  private static func isPlain(_ term: Term) -> Bool {
    if case .word(let word) = term {
      !word.utf8.contains(UInt8(ascii: ".")) && word.uppercased() != word
    } else {
      false
    }
  }
}

extension [Int32] {
  /// The first of each.
  fileprivate func removingRepeats() -> [Int32] {
    if count < 2 { return self }
    var seen: Set<Int32> = []
    return filter { seen.insert($0).inserted }
  }
}
