/// A boolean expression over words, phrases and distances, as an operator writes it.
///
/// `description` is its text again: parsing that gives the same query.
public indirect enum Query: Hashable, Sendable {
  case phrase(Phrase)
  /// Some phrase of the one side stands at most `within` words from some phrase of the other, in either order.
  ///
  /// Between two words at the positions a and b the distance is |(b − 1) − a|: 0 is "b right behind a", 1 is one word
  /// between them, or b right before a. Longer phrases count from their nearest ends. The two must not overlap.
  case near([Phrase], [Phrase], within: Int)
  case and([Query])
  case or([Query])
  case not(Query)

  /// Whether the query can only be true where some word is present: false for `NOT a` and for `a OR NOT b`.
  public var isAnchored: Bool {
    switch self {
    case .phrase, .near: true
    case .and(let parts): parts.contains { $0.isAnchored }
    case .or(let parts): parts.allSatisfy { $0.isAnchored }
    case .not: false
    }
  }
}

/// One word, or several in a row.
public struct Phrase: Hashable, Sendable {
  public let terms: [Term]
  /// How many steps the words may be moved, taken together: with p(i) the position of word i, the greatest p(i) − i and
  /// the least are at most this far apart, and no two words share a place. 0 for words in a row.
  public let slop: Int

  public init(_ terms: [Term], slop: Int = 0) {
    self.terms = terms
    self.slop = terms.count > 1 ? max(0, slop) : 0
  }
}

/// What is compared with one word of a text.
public enum Term: Hashable, Sendable {
  /// A word in any of its inflections, in any case, with or without diacritics. With dots between its letters
  /// ("U.S.") it is an initialism: it matches "U.S." and "US" in capitals, never "us". In capitals without dots
  /// ("US") it matches every "us" and also "U.S.".
  case word(String)
  /// A word exactly as written, a possessive aside.
  case exact(String)
  /// Every word that begins so.
  case prefix(String)
  /// A number with "%", "percent" or "per cent" behind it.
  case percent(String)
}

extension Query: CustomStringConvertible {
  public var description: String {
    switch self {
    case .phrase(let phrase): phrase.description
    case .near(let left, let right, let distance): "\(Self.group(left)) NEAR/\(distance) \(Self.group(right))"
    case .and(let parts): parts.map { $0.bracketed { $0.isAnd || $0.isOr } }.joined(separator: " AND ")
    case .or(let parts): parts.map { $0.bracketed { $0.isOr } }.joined(separator: " OR ")
    case .not(let part): "NOT \(part.bracketed { !$0.isPhrase })"
    }
  }

  private static func group(_ phrases: [Phrase]) -> String {
    let list = phrases.map(\.description).joined(separator: " OR ")
    return phrases.count == 1 ? list : "(\(list))"
  }

  private func bracketed(_ needed: (Query) -> Bool) -> String { needed(self) ? "(\(self))" : description }
  private var isAnd: Bool { if case .and = self { true } else { false } }
  private var isOr: Bool { if case .or = self { true } else { false } }
  private var isPhrase: Bool { if case .phrase = self { true } else { false } }
}

extension Phrase: CustomStringConvertible {
  public var description: String {
    if terms.count == 1, !terms[0].isKeyword { return terms[0].description }
    return "\"\(terms.map(\.description).joined(separator: " "))\"\(slop > 0 ? "~\(slop)" : "")"
  }
}

extension Term: CustomStringConvertible {
  public var description: String {
    switch self {
    case .word(let word): word
    case .exact(let word): "=\(word)"
    case .prefix(let letters): "\(letters)*"
    case .percent(let number): "\(number)%"
    }
  }

  /// A word that outside quotation marks would be an operator.
  fileprivate var isKeyword: Bool {
    if case .word(let word) = self { ["AND", "OR", "NOT", "NEAR"].contains(word) } else { false }
  }
}
