/// Weighted-keyword queries: `auto^3 OR tariff^2 OR sport^-5`.
///
/// Such a query is true where its boolean reading is. Its points are the sum of the weights of its weighted parts that
/// are true, each counted once, and 1 for each true part of its outermost list that has no weight and is no NOT.
/// Its score is the points by the most that there can be, held in 0…1; `min_score` is compared with the points.
extension Query {
  public var hasWeights: Bool {
    switch self {
    case .phrase, .near: false
    case .and(let parts), .or(let parts), .atLeast(_, let parts): parts.contains { $0.hasWeights }
    case .not(let part), .field(_, let part): part.hasWeights
    case .weighted: true
    }
  }

  /// The query without its weights, its parts of negative weight passed over: they neither help nor hurt.
  /// Nil where nothing else is in it.
  public var booleanReading: Query? {
    switch self {
    case .phrase, .near: return self
    case .and(let parts): return Self.list(parts, Query.and)
    case .or(let parts): return Self.list(parts, Query.or)
    case .atLeast(let count, let parts):
      let kept = parts.compactMap(\.booleanReading)
      return kept.isEmpty && !parts.isEmpty ? nil : .atLeast(count, kept)
    case .not(let part): return part.booleanReading.map { .not($0) }
    case .field(let field, let part): return part.booleanReading.map { .field(field, $0) }
    case .weighted(let part, let weight): return weight > 0 ? part.booleanReading : nil
    }
  }

  private static func list(_ parts: [Query], _ join: ([Query]) -> Query) -> Query? {
    let kept = parts.compactMap(\.booleanReading)
    if kept.isEmpty, !parts.isEmpty { return nil }
    return kept.count == 1 && parts.count > 1 ? kept[0] : join(kept)
  }

  /// What counts for the points, in the order it is written: each weighted part with the field it is read in around
  /// it, and with the weight 1 the parts of the outermost list without weights. Empty for a query without weights.
  public var weightedParts: [(part: Query, weight: Double)] {
    guard hasWeights else { return [] }
    let outermost: [Query]
    switch self {
    case .and(let parts), .or(let parts): outermost = parts
    default: outermost = [self]
    }
    return outermost.flatMap { part -> [(part: Query, weight: Double)] in
      if part.hasWeights { return part.weighed { $0 } }
      if case .not = part { return [] }
      return [(part, 1)]
    }
  }

  /// The most points that a text can have; 0 for a query without weights.
  public var maximumPoints: Double { weightedParts.reduce(0) { $0 + max(0, $1.weight) } }

  /// - Parameter wrap: puts the fields around a part that it is read in.
  private func weighed(_ wrap: (Query) -> Query) -> [(part: Query, weight: Double)] {
    switch self {
    case .phrase, .near: []
    case .and(let parts), .or(let parts), .atLeast(_, let parts): parts.flatMap { $0.weighed(wrap) }
    case .not(let part): part.weighed(wrap)
    case .field(let field, let part): part.weighed { wrap(.field(field, $0)) }
    case .weighted(let part, let weight): [(wrap(part), weight)]
    }
  }
}
