/// Which queries may be true of a text: each is stored under terms of which the text must have at least one.
struct Presearcher: Sendable {
  /// A query that a term of a text makes a candidate.
  struct Posting: Sendable {
    let query: Int32
    /// Another term that the query needs; -1 for none.
    let second: TermTable.ID
    /// Both terms together make the query true.
    let isDecided: Bool
  }

  /// The postings of term t are those from `starts[t]` to `starts[t + 1]`.
  private(set) var postings: [Posting] = []
  private(set) var starts: [Int32]
  /// Queries that may be true of any text: candidates always.
  private(set) var unanchored: [Int32] = []

  /// - Parameter roots: the root node of each query.
  init(_ program: Program, roots: [Int32]) {
    let planner = AccessPlanner(program)
    var lists = [[Posting]](repeating: [], count: program.table.count)
    for (query, root) in roots.enumerated() {
      guard let accesses = planner.accesses(root) else {
        unanchored.append(Int32(clamping: query))
        continue
      }
      for access in accesses {
        lists[Int(access.term)].append(
          Posting(query: Int32(clamping: query), second: access.second, isDecided: access.isDecided))
      }
    }
    starts = [0]
    for list in lists {
      postings += list
      starts.append(Int32(clamping: postings.count))
    }
  }
}

/// Chooses the terms that a query is stored under: those that fewest texts should have.
private struct AccessPlanner {
  struct Access {
    let term: TermTable.ID
    let second: TermTable.ID
    let isDecided: Bool
  }

  private let program: Program
  /// How common a term is thought to be: queries use the words that texts use.
  private var costs: [Double]

  init(_ program: Program) {
    self.program = program
    costs = [Double](repeating: 1, count: program.table.count)
    for node in program.nodes where node.kind == .term { costs[Int(node.first)] += 1 }
    for term in program.terms { costs[Int(term)] += 1 }
    for (term, factor) in program.table.commonness { costs[Int(term)] *= factor }
  }

  /// Nil for a query that may be true of any text.
  func accesses(_ root: Int32) -> [Access]? {
    let node = program.nodes[Int(root)]
    if node.kind == .or {
      var all: [Access] = []
      for child in children(node) {
        guard let more = accesses(child) else { return nil }
        all += more
      }
      return all
    }
    guard let cover = cover(root) else { return nil }
    let needed = required(root)
    let isPlain = isConjunctionOfTerms(node)
    return cover.terms.map { term in
      let others = needed.filter { $0 != term }
      let second = others.min { costs[Int($0)] < costs[Int($1)] }
      return Access(term: term, second: second ?? -1, isDecided: isPlain && Set(others).count < 2)
    }
  }

  /// Terms of which a text must have one for the node to be true, and how common they are together.
  private func cover(_ root: Int32) -> (terms: Set<TermTable.ID>, cost: Double)? {
    let node = program.nodes[Int(root)]
    let first = Int(node.first)
    switch node.kind {
    case .term: return ([node.first], costs[first])
    case .phrase: return cover(program.phrases[first])
    case .near:
      let proximity = program.proximities[first]
      let (left, right) = (cover(side: proximity.left), cover(side: proximity.right))
      return left.cost <= right.cost ? left : right
    case .not: return nil
    case .and: return children(node).compactMap { cover($0) }.min { $0.cost < $1.cost }
    case .atLeast:
      // Of any so many parts at least one is among those that are true.
      let spare = Int(node.count) - Int(node.need) + 1
      guard node.need > 0 else { return nil }
      let covers = children(node).compactMap { cover($0) }.sorted { $0.cost < $1.cost }
      guard covers.count >= spare else { return nil }
      let terms = covers.prefix(max(0, spare)).reduce(into: Set<TermTable.ID>()) { $0.formUnion($1.terms) }
      return (terms, cost(of: terms))
    case .or:
      var terms: Set<TermTable.ID> = []
      for child in children(node) {
        guard let more = cover(child) else { return nil }
        terms.formUnion(more.terms)
      }
      return (terms, cost(of: terms))
    }
  }

  private func cover(_ phrase: Program.Phrase) -> (terms: Set<TermTable.ID>, cost: Double) {
    let rarest = program.terms[phrase.words].min { costs[Int($0)] < costs[Int($1)] } ?? TermTable.never
    return ([rarest], costs[Int(rarest)])
  }

  private func cover(side: Range<Int>) -> (terms: Set<TermTable.ID>, cost: Double) {
    var terms: Set<TermTable.ID> = []
    for index in side { terms.formUnion(cover(program.phrases[program.sides[index]]).terms) }
    return (terms, cost(of: terms))
  }

  private func cost(of terms: Set<TermTable.ID>) -> Double { terms.reduce(0) { $0 + costs[Int($1)] } }

  /// Terms that a text must have, all of them.
  private func required(_ root: Int32) -> [TermTable.ID] {
    let node = program.nodes[Int(root)]
    let first = Int(node.first)
    switch node.kind {
    case .term: return [node.first]
    case .phrase: return Array(program.terms[program.phrases[first].words])
    case .near:
      let proximity = program.proximities[first]
      return [proximity.left, proximity.right].flatMap { side in
        side.count == 1 ? Array(program.terms[program.phrases[program.sides[side.lowerBound]].words]) : []
      }
    case .and: return children(node).flatMap { required($0) }
    case .not, .or, .atLeast: return []
    }
  }

  private func isConjunctionOfTerms(_ node: Program.Node) -> Bool {
    switch node.kind {
    case .term: true
    case .and: children(node).allSatisfy { program.nodes[Int($0)].kind == .term }
    case .phrase, .near, .or, .not, .atLeast: false
    }
  }

  private func children(_ node: Program.Node) -> ArraySlice<Int32> {
    program.children[Int(node.first)..<Int(node.first) + Int(node.count)]
  }
}
