import Matching
import TestSupport

/// Random queries and texts over a few words that often meet, the same again for the same seed.
struct RandomQueries: RandomNumberGenerator {
  private var numbers: SplitMix

  init(seed: UInt64) { numbers = SplitMix(seed: seed) }

  mutating func next() -> UInt64 { numbers.next() }

  private static let terms: [Term] = [
    .word("rice"), .word("tariff"), .word("tariffs"), .word("Korea"), .word("us"), .word("US"), .word("U.S"),
    .word("25"), .word("percent"), .word("café"), .exact("Rice"), .exact("US"), .exact("tariff"), .prefix("tar"),
    .prefix("Ri"), .percent("25"), .word("cent"), .word("beef"),
    .word("per"),
  ]

  private static let patterns: [Term] = [.wildcard("ta?if*"), .wildcard("ri?e"), .wildcard("Ko*a")]

  private static let pieces = [
    "rice", "Rice", "Rice’s", "RICE", "tariff", "tariffs", "tar", "Korea", "Korea's", "us", "US", "U.S.", "u.s.", "25",
    "25%", "25 percent", "25 per cent", "per", "percent", "cafe", "CAFÉ", "beef", "cost", "and", ",", ".", "–",
    "Tariff-Rice",
  ]

  private mutating func one(of count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  mutating func text(_ words: Int) -> String {
    (0..<one(of: words)).map { _ in Self.pieces[one(of: Self.pieces.count)] }.joined(separator: " ")
  }

  mutating func phrase() -> Phrase {
    let count = [1, 1, 1, 2, 2, 3][one(of: 6)]
    return Phrase((0..<count).map { _ in Self.terms[one(of: Self.terms.count)] }, slop: [0, 0, 1, 2, 4][one(of: 5)])
  }

  /// A query as the parser makes them, `depth` operators deep at most; perhaps true of an empty text.
  mutating func query(_ depth: Int) -> Query {
    guard depth > 0 else { return .phrase(phrase()) }
    switch one(of: 7) {
    case 0:
      return .near(phrases(), phrases(), within: one(of: 5), isOrdered: one(of: 3) == 0)
    case 1, 2:
      return .and(parts(depth).flatMap { if case .and(let inner) = $0 { inner } else { [$0] } })
    case 3, 4:
      return .or(parts(depth).flatMap { if case .or(let inner) = $0 { inner } else { [$0] } })
    case 5:
      let parts = parts(depth)
      return .atLeast(one(of: parts.count + 2), parts)
    default:
      return one(of: 2) == 0 ? .not(query(depth - 1)) : .phrase(phrase())
    }
  }

  private mutating func parts(_ depth: Int) -> [Query] { (0..<(2 + one(of: 2))).map { _ in query(depth - 1) } }
  private mutating func phrases() -> [Phrase] { (0..<(1 + one(of: 2))).map { _ in phrase() } }

  // MARK: As a parser makes them

  /// A query such as a parser makes, of all kinds; perhaps true of an empty text.
  mutating func written(_ depth: Int) -> Query { written(depth, mayWeigh: true, mayField: true) }

  private mutating func written(_ depth: Int, mayWeigh: Bool, mayField: Bool) -> Query {
    guard depth > 0 else { return .phrase(writtenPhrase()) }
    switch one(of: 9) {
    case 0: return .near(writtenPhrases(), writtenPhrases(), within: 1 + one(of: 5), isOrdered: one(of: 2) == 0)
    case 1, 2:
      let parts = writtenParts(depth, mayWeigh, mayField)
      return .and(parts.flatMap { if case .and(let inner) = $0 { inner } else { [$0] } })
    case 3, 4:
      let parts = writtenParts(depth, mayWeigh, mayField)
      return .or(parts.flatMap { if case .or(let inner) = $0 { inner } else { [$0] } })
    case 5:
      let parts = writtenParts(depth, false, mayField)
      return .atLeast(1 + one(of: parts.count + 1), parts)
    case 6 where mayField:
      return .field(
        Field.allCases[one(of: Field.allCases.count)], written(depth - 1, mayWeigh: mayWeigh, mayField: false))
    case 7 where mayWeigh:
      let weights = [3, -5, 0.125, 1000, -2.5, 1]
      return .weighted(
        written(depth - 1, mayWeigh: false, mayField: mayField), weight: weights[one(of: weights.count)])
    case 8: return .not(written(depth - 1, mayWeigh: false, mayField: mayField))
    default: return .phrase(writtenPhrase())
    }
  }

  private mutating func writtenParts(_ depth: Int, _ mayWeigh: Bool, _ mayField: Bool) -> [Query] {
    (0..<(2 + one(of: 2))).map { _ in written(depth - 1, mayWeigh: mayWeigh, mayField: mayField) }
  }

  private mutating func writtenPhrases() -> [Phrase] { (0..<(1 + one(of: 2))).map { _ in writtenPhrase() } }

  /// A phrase without a number before "percent" or "per cent", which reading would join into one term.
  private mutating func writtenPhrase() -> Phrase {
    let phrase = one(of: 4) == 0 ? Phrase([Self.patterns[one(of: Self.patterns.count)]]) : phrase()
    return "\(phrase)".contains("25 per") ? writtenPhrase() : phrase
  }
}
