import TextAnalysis

/// Brings queries that mean the same into one form, as far as that is plain: order, repetition, inflection.
public struct QueryNormaliser: ~Copyable {
  private let stemmer = Stemmer(.porter)
  private var stems: [String: String] = [:]

  public init() {}

  /// A form for comparing with other forms, not for evaluation: its words are stems.
  public mutating func normal(_ query: Query) -> Query {
    switch query {
    case .phrase(let phrase): return .phrase(normal(phrase))
    case .near(let left, let right, let within, let isOrdered):
      return .near(side(left), side(right), within: within, isOrdered: isOrdered)
    case .and(let parts): return list(parts, Query.and)
    case .or(let parts): return list(parts, Query.or)
    case .not(let part): return .not(normal(part))
    case .atLeast(let count, let parts):
      var normals: [Query] = []
      for part in parts { normals.append(normal(part)) }
      return .atLeast(count, normals.sorted { $0.description < $1.description })
    case .field(let field, let part): return .field(field, normal(part))
    case .weighted(let part, let weight): return .weighted(normal(part), weight: weight)
    }
  }

  private mutating func list(_ parts: [Query], _ join: ([Query]) -> Query) -> Query {
    var normals: Set<Query> = []
    for part in parts { normals.insert(normal(part)) }
    if normals.count == 1, let only = normals.first { return only }
    return join(normals.map { ($0.description, $0) }.sorted { $0.0 < $1.0 }.map(\.1))
  }

  private mutating func side(_ phrases: [Phrase]) -> [Phrase] {
    var normals: Set<Phrase> = []
    for phrase in phrases { normals.insert(normal(phrase)) }
    return normals.sorted { $0.description < $1.description }
  }

  mutating func normal(_ phrase: Phrase) -> Phrase {
    var terms: [Term] = []
    for term in phrase.terms { terms.append(normal(term)) }
    return Phrase(terms, slop: phrase.slop)
  }

  private mutating func normal(_ term: Term) -> Term {
    switch term {
    case .word(let word):
      // "US", "us" and "U.S." are three terms.
      if word.utf8.contains(UInt8(ascii: ".")) || word == word.uppercased() { return term }
      let folded = word.lowercased()
      if let stem = stems[folded] { return .word(stem) }
      let stem = stemmer.stem(folded)
      stems[folded] = stem
      return .word(stem)
    case .exact, .percent: return term
    case .prefix(let letters): return .prefix(letters.lowercased())
    case .wildcard(let pattern): return .wildcard(pattern.lowercased())
    }
  }
}
