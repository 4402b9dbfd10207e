extension Query: CustomStringConvertible {
  public var description: String {
    switch self {
    case .phrase(let phrase): phrase.description
    case .near(let left, let right, let distance, let isOrdered):
      "\(Self.side(left)) \(isOrdered ? "BEFORE" : "NEAR")/\(distance) \(Self.side(right))"
    case .and(let parts): parts.map { $0.bracketed { $0.isAnd || $0.isOr } }.joined(separator: " AND ")
    case .or(let parts): parts.map { $0.bracketed { $0.isOr } }.joined(separator: " OR ")
    case .not(let part): "NOT \(part.bracketed { !$0.isUnit })"
    case .atLeast(let count, let parts):
      "ATLEAST/\(count) (\(parts.map { $0.bracketed { $0.isAnd || $0.isOr } }.joined(separator: " ")))"
    case .field(let field, let part): "\(field.rawValue):\(part.bracketed { !$0.isPhrase })"
    case .weighted(let part, let weight): "\(part.bracketed { !$0.isUnit || $0.isAtLeast })^\(Self.text(weight))"
    }
  }

  /// A weight as it is written: without a fraction where it has none.
  static func text(_ weight: Double) -> String {
    let text = "\(weight)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func side(_ phrases: [Phrase]) -> String {
    let list = phrases.map(\.description).joined(separator: " OR ")
    return phrases.count == 1 ? list : "(\(list))"
  }

  private func bracketed(_ needed: (Query) -> Bool) -> String { needed(self) ? "(\(self))" : description }
  private var isAnd: Bool { if case .and = self { true } else { false } }
  private var isOr: Bool { if case .or = self { true } else { false } }
  private var isPhrase: Bool { if case .phrase = self { true } else { false } }
  private var isAtLeast: Bool { if case .atLeast = self { true } else { false } }

  /// Whether it holds together without brackets.
  private var isUnit: Bool {
    switch self {
    case .phrase, .atLeast, .field: true
    case .near, .and, .or, .not, .weighted: false
    }
  }
}

extension Phrase: CustomStringConvertible {
  public var description: String {
    if terms.count == 1, !terms[0].needsQuotation { return terms[0].description }
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
    case .wildcard(let pattern): pattern
    }
  }

  /// A word that outside quotation marks would be an operator or a field.
  fileprivate var needsQuotation: Bool {
    switch self {
    case .word(let word): Self.keywords.contains(word) || word.utf8.contains(UInt8(ascii: ":"))
    case .prefix(let word), .wildcard(let word): word.utf8.contains(UInt8(ascii: ":"))
    case .exact, .percent: false
    }
  }

  private static let keywords: Set = ["AND", "OR", "NOT", "NEAR", "BEFORE", "ATLEAST"]
}
