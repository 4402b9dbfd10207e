import TextAnalysis

/// All queries in flat arrays, their words interned: what is evaluated.
struct Program: Sendable {
  struct Node: Sendable {
    enum Kind: UInt8 { case term, phrase, near, and, or, not, atLeast }
    let kind: Kind
    /// A term, the index of a phrase or a proximity, the first of the children, or the negated node.
    let first: Int32
    /// How many children.
    var count: Int32 = 0
    /// How many of them must be true, for `.atLeast`.
    var need: Int32 = 0
  }

  struct Phrase: Sendable {
    /// In `terms`.
    let words: Range<Int>
    let slop: Int
    /// No word of a text can be two of these terms.
    let isDisjoint: Bool
  }

  struct Proximity: Sendable {
    /// Ranges of `sides`, which are indices of phrases.
    let left: Range<Int>
    let right: Range<Int>
    let within: Int
    let isOrdered: Bool
  }

  fileprivate(set) var nodes: [Node] = []
  /// The children of `.and`, `.or` and `.atLeast`, as indices of nodes, the cheaper to evaluate first.
  fileprivate(set) var children: [Int32] = []
  fileprivate(set) var phrases: [Phrase] = []
  fileprivate(set) var terms: [TermTable.ID] = []
  fileprivate(set) var proximities: [Proximity] = []
  fileprivate(set) var sides: [Int] = []
  fileprivate(set) var table = TermTable()
}

/// Turns queries into nodes.
struct QueryCompiler: ~Copyable {
  private(set) var program = Program()
  private var analyzer = TextAnalyzer()
  private let stemmer: Stemmer

  init(stemming: Stemmer.Algorithm) { stemmer = Stemmer(stemming) }

  /// Adds a query; the index of its root.
  mutating func add(_ query: Query) -> Int {
    switch query {
    case .phrase(let phrase):
      if phrase.terms.count == 1 { return node(.term, id(phrase.terms[0])) }
      return node(.phrase, Int32(clamping: add(phrase)))
    case .near(let left, let right, let distance, let isOrdered):
      let proximity = Program.Proximity(
        left: side(left), right: side(right), within: max(0, distance), isOrdered: isOrdered)
      program.proximities.append(proximity)
      return node(.near, Int32(clamping: program.proximities.count - 1))
    case .and(let parts): return list(.and, parts)
    case .or(let parts): return list(.or, parts)
    case .not(let part): return node(.not, Int32(clamping: add(part)))
    case .atLeast(let count, let parts):
      let root = list(.atLeast, parts)
      program.nodes[root].need = Int32(clamping: count)
      return root
    // No parser makes these yet.
    case .field, .weighted: return node(.term, TermTable.never)
    }
  }

  private mutating func node(_ kind: Program.Node.Kind, _ first: Int32, _ count: Int = 0) -> Int {
    program.nodes.append(Program.Node(kind: kind, first: first, count: Int32(clamping: count)))
    return program.nodes.count - 1
  }

  private mutating func list(_ kind: Program.Node.Kind, _ parts: [Query]) -> Int {
    var roots: [Int] = []
    for part in parts { roots.append(add(part)) }
    roots.sort { (effort(of: $0), $0) < (effort(of: $1), $1) }
    let first = program.children.count
    program.children += roots.map { Int32(clamping: $0) }
    return node(kind, Int32(clamping: first), roots.count)
  }

  private func effort(of root: Int) -> Int {
    let node = program.nodes[root]
    switch node.kind {
    case .term: return 0
    case .or, .and, .atLeast: return 1 + Int(node.count)
    case .not: return 2 + effort(of: Int(node.first))
    case .phrase: return 50
    case .near: return 100
    }
  }

  private mutating func side(_ phrases: [Phrase]) -> Range<Int> {
    let first = program.sides.count
    for phrase in phrases { program.sides.append(add(phrase)) }
    return first..<program.sides.count
  }

  private mutating func add(_ phrase: Phrase) -> Int {
    let first = program.terms.count
    for term in phrase.terms { program.terms.append(id(term)) }
    let words = first..<program.terms.count
    let isDisjoint = Set(program.terms[words]).count == words.count && phrase.terms.allSatisfy(Self.isPlain)
    program.phrases.append(Program.Phrase(words: words, slop: phrase.slop, isDisjoint: isDisjoint))
    return program.phrases.count - 1
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

  private mutating func id(_ term: Term) -> TermTable.ID { program.table.id(of: term, &analyzer, stemmer) }
}
