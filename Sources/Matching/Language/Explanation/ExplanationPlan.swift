/// A query taken apart: every part of it as a query of its own, so that one look at an article judges them all.
struct ExplanationPlan: Sendable {
  struct Node: Sendable {
    /// What decides; a weight and the field of a phrase stand in `shown` only.
    let query: Query
    /// As the tree shows it.
    var shown: Query
    /// Which of `queries` tells whether it holds; nil where nothing is left of it without its parts below zero.
    let judged: Int?
    /// Where its words stand beside the text.
    let field: Field?
    var weight: Double?
    /// Indices of nodes: the parts of an operator, the sides of NEAR.
    var parts: [Int] = []
    /// For a phrase: which of `queries` are its words.
    var words: Range<Int> = 0..<0
  }

  private(set) var nodes: [Node] = []
  /// What is asked of an article.
  private(set) var queries: [Query] = []

  let hasWeights: Bool
  let maximumPoints: Double

  init(_ query: Query) {
    hasWeights = query.hasWeights
    maximumPoints = query.maximumPoints
    _ = add(query, in: nil)
  }

  /// Which of `queries` is the whole, where it is one phrase.
  var onlyPhrase: Int? {
    guard nodes.count == 1, case .phrase = nodes[0].query, case .phrase = nodes[0].shown else { return nil }
    return nodes[0].judged
  }

  /// Words of phrases are asked for one by one up to so many.
  private static let mostQueries = 20_000

  private mutating func add(_ query: Query, in field: Field?) -> Int {
    switch query {
    case .weighted(let part, let weight):
      let index = add(part, in: field)
      nodes[index].shown = query
      nodes[index].weight = weight
      return index
    case .field(let inner, .phrase(let phrase)):
      let index = add(.phrase(phrase), in: inner)
      nodes[index].shown = query
      return index
    default: break
    }
    let index = nodes.count
    let judged = query.booleanReading.map { ask($0, in: field) }
    nodes.append(Node(query: query, shown: query, judged: judged, field: field))
    var parts: [Int] = []
    switch query {
    case .phrase(let phrase):
      guard phrase.terms.count > 1, queries.count < Self.mostQueries else { break }
      let first = queries.count
      for term in phrase.terms { _ = ask(.phrase(Phrase([term])), in: field) }
      nodes[index].words = first..<queries.count
    case .near(let left, let right, _, _):
      for side in [left, right] {
        parts.append(add(side.count == 1 ? .phrase(side[0]) : .or(side.map { .phrase($0) }), in: field))
      }
    case .and(let list), .or(let list), .atLeast(_, let list):
      for part in list { parts.append(add(part, in: field)) }
    case .not(let part), .weighted(let part, _): parts.append(add(part, in: field))
    case .field(let inner, let part): parts.append(add(part, in: inner))
    }
    nodes[index].parts = parts
    return index
  }

  private mutating func ask(_ query: Query, in field: Field?) -> Int {
    queries.append(field.map { .field($0, query) } ?? query)
    return queries.count - 1
  }
}
