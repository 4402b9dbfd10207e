/// Chooses the terms that a query is stored under: those that fewest articles should have.
///
/// A query is a conjunction of parts. One part, the one with the rarest terms, is chosen to be met first: a word, a
/// phrase by its rarest word, a proximity by its rarer side, an OR by each of its branches. For each of these terms
/// there is a path: what else must hold where the term occurs.
struct AccessPlanner {
  /// One way for a query to become true.
  struct Path {
    /// The article has it.
    let term: TermTable.ID
    /// What is quickly tested: the query cannot be true by this path where one of them fails.
    var clauses: [Clause] = []
    /// What is left to evaluate: the query is true by this path where the clauses and these hold.
    var rest: [Int32] = []
  }

  /// At least one of the terms is there; or none of them, if negative.
  struct Clause: Equatable {
    let terms: [TermTable.ID]
    var isNegative = false
  }

  private let program: Program
  private var shares: [Float] { program.table.shares }
  /// For each node the expected number of its covering terms in an article; infinite for one that has no cover.
  private var costs: [Float] = []

  private static let maximumClauses = 6
  private static let maximumClauseTerms = 16

  init(_ program: Program) {
    self.program = program
    costs.reserveCapacity(program.nodes.count)
    for node in program.nodes { costs.append(cost(of: node)) }
  }

  /// Nil for a query that may be true of any text.
  func paths(_ root: Int32) -> [Path]? { paths(conjuncts(root), rest: [], of: root) }

  /// A path with more other parts than this has the whole query evaluated instead: each branch of an OR repeats them.
  private static let maximumRest = 64

  private func paths(_ conjuncts: [Int32], rest: [Int32], of root: Int32) -> [Path]? {
    guard let best = conjuncts.min(by: { costs[Int($0)] < costs[Int($1)] }), costs[Int(best)].isFinite else {
      return nil
    }
    guard conjuncts.count + rest.count <= Self.maximumRest else {
      return cover(best).map { $0.map { Path(term: $0, rest: [root]) } }
    }
    let others = conjuncts.filter { $0 != best } + rest
    let node = program.nodes[Int(best)]
    switch node.kind {
    case .term: return [path(node.first, others)]
    case .phrase: return [path(rarest(program.phrases[Int(node.first)]), [best] + others)]
    case .near:
      return cheaperSide(program.proximities[Int(node.first)]).map { side in
        let phrase = program.phrases[program.sides[side]]
        return path(rarest(phrase), [best] + others, singles: program.terms[phrase.words])
      }
    case .or:
      var all: [Path] = []
      for child in program.children[node.childRange] {
        guard let more = paths(self.conjuncts(child), rest: others, of: root) else { return nil }
        all += more
      }
      return all
    case .atLeast: return cover(best).map { $0.map { path($0, [best] + others) } }
    case .and, .not: return nil
    }
  }

  private func conjuncts(_ index: Int32) -> [Int32] {
    let node = program.nodes[Int(index)]
    guard node.kind == .and else { return [index] }
    return program.children[node.childRange].flatMap { conjuncts($0) }
  }

  // MARK: Covers

  // A cover is a set of terms of which a text must have one for the node to be true.

  private func cost(of node: Program.Node) -> Float {
    switch node.kind {
    case .term: return shares[Int(node.first)]
    case .phrase: return cost(of: program.phrases[Int(node.first)])
    case .near:
      let near = program.proximities[Int(node.first)]
      return min(cost(ofSide: near.left), cost(ofSide: near.right))
    case .not: return .infinity
    case .and: return program.children[node.childRange].reduce(.infinity) { min($0, costs[Int($1)]) }
    case .or: return program.children[node.childRange].reduce(0) { $0 + costs[Int($1)] }
    case .atLeast: return coveringParts(node)?.reduce(0) { $0 + costs[Int($1)] } ?? .infinity
    }
  }

  private func cost(of phrase: Program.Phrase) -> Float {
    program.terms[phrase.words].reduce(1) { min($0, shares[Int($1)]) }
  }

  private func cost(ofSide side: Range<Int>) -> Float {
    program.sides[side].reduce(0) { $0 + cost(of: program.phrases[$1]) }
  }

  private func cheaperSide(_ near: Program.Proximity) -> Range<Int> {
    cost(ofSide: near.left) <= cost(ofSide: near.right) ? near.left : near.right
  }

  private func rarest(_ phrase: Program.Phrase) -> TermTable.ID {
    program.terms[phrase.words].min { shares[Int($0)] < shares[Int($1)] } ?? TermTable.never
  }

  /// Of n parts, at least k true: of any n − k + 1 one is. The cheapest so many; nil where nothing need be there.
  private func coveringParts(_ node: Program.Node) -> ArraySlice<Int32>? {
    let spare = Int(node.count) - Int(node.need) + 1
    guard node.need > 0 else { return nil }
    let parts = program.children[node.childRange].filter { costs[Int($0)].isFinite }
      .sorted { costs[Int($0)] < costs[Int($1)] }
    return parts.count >= spare ? parts.prefix(max(0, spare)) : nil
  }

  private func cover(_ index: Int32) -> [TermTable.ID]? {
    let node = program.nodes[Int(index)]
    switch node.kind {
    case .term: return [node.first]
    case .phrase: return [rarest(program.phrases[Int(node.first)])]
    case .near: return cover(ofSide: cheaperSide(program.proximities[Int(node.first)]))
    case .not: return nil
    case .and:
      return program.children[node.childRange].min { costs[Int($0)] < costs[Int($1)] }.flatMap { cover($0) }
    case .or: return cover(ofAll: program.children[node.childRange])
    case .atLeast: return coveringParts(node).flatMap { cover(ofAll: $0) }
    }
  }

  private func cover(ofAll parts: ArraySlice<Int32>) -> [TermTable.ID]? {
    var terms: [TermTable.ID] = []
    for part in parts {
      guard let more = cover(part) else { return nil }
      terms += more
    }
    return terms
  }

  private func cover(ofSide side: Range<Int>) -> [TermTable.ID] {
    program.sides[side].map { rarest(program.phrases[$0]) }
  }

  // MARK: Clauses

  private func path(
    _ term: TermTable.ID, _ parts: [Int32], singles: ArraySlice<TermTable.ID> = []
  ) -> Path {
    var path = Path(term: term)
    for single in singles { add(Clause(terms: [single]), to: &path) }
    for part in parts {
      let isWhole = addClauses(of: part, to: &path)
      if !isWhole, !path.rest.contains(part) { path.rest.append(part) }
    }
    path.clauses.sort { weight($0) < weight($1) }
    return path
  }

  /// The chance that a clause holds; what is negative comes last.
  private func weight(_ clause: Clause) -> Float {
    clause.terms.reduce(clause.isNegative ? 100 : 0) { $0 + shares[Int($1)] }
  }

  /// False where there is no more room.
  @discardableResult
  private func add(_ clause: Clause, to path: inout Path) -> Bool {
    if !clause.isNegative, clause.terms.contains(path.term) { return true }
    if path.clauses.contains(clause) { return true }
    guard path.clauses.count < Self.maximumClauses, clause.terms.count <= Self.maximumClauseTerms else { return false }
    path.clauses.append(clause)
    return true
  }

  /// True if the clauses say all that the node does.
  private func addClauses(of index: Int32, to path: inout Path) -> Bool {
    let node = program.nodes[Int(index)]
    switch node.kind {
    case .term: return add(Clause(terms: [node.first]), to: &path)
    case .phrase:
      for term in program.terms[program.phrases[Int(node.first)].words] { add(Clause(terms: [term]), to: &path) }
      return false
    case .near:
      let near = program.proximities[Int(node.first)]
      for side in [near.left, near.right] {
        if side.count == 1 {
          for term in program.terms[program.phrases[program.sides[side.lowerBound]].words] {
            add(Clause(terms: [term]), to: &path)
          }
        } else if !side.isEmpty {
          add(Clause(terms: cover(ofSide: side)), to: &path)
        }
      }
      return false
    case .not:
      let inner = program.nodes[Int(node.first)]
      if inner.kind == .term { return add(Clause(terms: [inner.first], isNegative: true), to: &path) }
      guard inner.kind == .or, let terms = plainTerms(inner) else { return false }
      return add(Clause(terms: terms, isNegative: true), to: &path)
    case .or:
      guard node.count > 0 else { return false }
      if let terms = plainTerms(node) { return add(Clause(terms: terms), to: &path) }
      if let terms = cover(index) { add(Clause(terms: terms), to: &path) }
      return false
    case .atLeast:
      if let terms = cover(index), !terms.isEmpty { add(Clause(terms: terms), to: &path) }
      return false
    case .and:
      return program.children[node.childRange].reduce(true) { addClauses(of: $1, to: &path) && $0 }
    }
  }

  /// The terms of a node that joins nothing but terms.
  private func plainTerms(_ node: Program.Node) -> [TermTable.ID]? {
    let terms = program.children[node.childRange].compactMap { child in
      let part = program.nodes[Int(child)]
      return part.kind == .term ? part.first : nil
    }
    return terms.isEmpty || terms.count < Int(node.count) ? nil : terms
  }
}
