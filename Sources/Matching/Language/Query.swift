/// A boolean expression over words, phrases and distances, as an operator writes it.
///
/// `description` is its text again: parsing that gives the same query.
public indirect enum Query: Hashable, Sendable {
  case phrase(Phrase)
  /// Some phrase of the one side stands at most `within` words from some phrase of the other; with `isOrdered` (BEFORE)
  /// the left one ends before the right one begins, else (NEAR) they stand in either order.
  ///
  /// Between two words at the positions a and b the distance is |(b − 1) − a|: 0 is "b right behind a", 1 is one word
  /// between them, or b right before a. Longer phrases count from their nearest ends. The two must not overlap.
  case near([Phrase], [Phrase], within: Int, isOrdered: Bool)
  case and([Query])
  case or([Query])
  case not(Query)
  /// At least this many of the parts are true.
  case atLeast(Int, [Query])
  /// The query read in one field only. Words outside of any field are looked for in the text: headline and body.
  case field(Field, Query)
  /// A part that adds its weight to the points where it is true. See `Query.booleanReading`.
  case weighted(Query, weight: Double)

  /// Whether the query can only be true where some word is present: false for `NOT a` and for `a OR NOT b`. Of a
  /// query with weights ask its `booleanReading`.
  public var isAnchored: Bool {
    switch self {
    case .phrase, .near: true
    case .and(let parts): parts.contains { $0.isAnchored }
    case .or(let parts): parts.allSatisfy { $0.isAnchored }
    case .not: false
    case .atLeast(let count, let parts): parts.count { !$0.isAnchored } < count
    case .field(_, let part): part.isAnchored
    case .weighted(let part, _): part.isAnchored
    }
  }
}

extension Query {
  /// Whether a field is read anywhere in it.
  public var hasFields: Bool {
    switch self {
    case .phrase, .near: false
    case .and(let parts), .or(let parts), .atLeast(_, let parts): parts.contains { $0.hasFields }
    case .not(let part), .weighted(let part, _): part.hasFields
    case .field: true
    }
  }
}
