import Matching

/// Articles and queries made up by a random generator, the same for the same seed. Words are as common as words are:
/// the n-th has a share of 1/n (Zipf), and the commonest are those of English.
struct GeneratedNews {
  private static let common = """
    the of to in and a for on that is it said by with at from be as was an has will he its are not have which but would \
    had or been were year also new more than after one market company other they their two could some up last who about \
    out over first percent week all under between if no price million may billion share government expect against time
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  private static let openings = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w".split(
    separator: " ")
  private static let middles = "a e i o u ai ea ee ou".split(separator: " ")
  private static let closings = ["", "n", "r", "l", "t", "st", "nd", "ck", "m", "s"]

  private var state: UInt64
  private let words: [String]

  init(seed: UInt64, vocabulary: Int = 30_000) {
    state = seed
    var random = Self(state: seed &+ 1)
    var known = Set(Self.common)
    var words = Self.common
    while words.count < vocabulary {
      let word = random.word(syllables: words.count < 500 ? 2 : 2 + random.below(2))
      if known.insert(word).inserted { words.append(word) }
    }
    self.words = words
  }

  private init(state: UInt64) {
    self.state = state
    words = []
  }

  private mutating func word(syllables: Int) -> String {
    (0..<syllables).map { _ in pick(Self.openings) + pick(Self.middles) + pick(Self.closings) }.joined()
  }

  // MARK: Articles

  /// An article of about as many words.
  mutating func article(words count: Int) -> String {
    var text = ""
    var sentence = 0
    for _ in 0..<count {
      if sentence == 0 {
        sentence = 8 + below(25)
        text += text.isEmpty ? "" : below(4) == 0 ? ".\n" : ". "
        text += common().prefix(1).uppercased() + common()
        continue
      }
      sentence -= 1
      switch below(40) {
      case 0: text += " \(below(900)),\(100 + below(900))"
      case 1: text += ", " + common()
      case 2: text += " \(below(90))%"
      case 3: text += " " + common().uppercased()
      case 4: text += " " + common() + "'s"
      case 5: text += " " + common() + "-" + common()
      default: text += " " + common()
      }
    }
    return text + "."
  }

  // MARK: Queries

  /// 30% a word or phrase, 30% two or three words together, 25% two groups of alternatives, 10% two words near each
  /// other, 5% one without another.
  mutating func query() -> Query {
    switch below(100) {
    case ..<20: term()
    case ..<30: .phrase(Phrase([.word(telling()), .word(telling())]))
    case ..<60: .and((0..<(2 + below(2))).map { _ in term() })
    case ..<85: .and([group(), group()])
    case ..<95:
      .near([Phrase([.word(telling())])], [Phrase([.word(telling())])], within: 5 + below(10), isOrdered: false)
    default: .and([term(), .not(term())])
    }
  }

  /// The same queries with a prefix in each: the first word of each is cut to its first letters.
  static func prefixed(_ query: Query) -> Query {
    switch query {
    case .phrase(let phrase): .phrase(Phrase([prefixed(phrase.terms[0])] + phrase.terms.dropFirst(), slop: phrase.slop))
    case .near(let left, let right, let within, let isOrdered):
      .near([Phrase([prefixed(left[0].terms[0])])], right, within: within, isOrdered: isOrdered)
    case .and(let parts): .and([prefixed(parts[0])] + parts.dropFirst())
    case .or(let parts): .or([prefixed(parts[0])] + parts.dropFirst())
    case .not, .atLeast, .field, .weighted: query
    }
  }

  private static func prefixed(_ term: Term) -> Term {
    if case .word(let word) = term { .prefix(String(word.prefix(max(4, word.count - 2)))) } else { term }
  }

  private mutating func term() -> Query { .phrase(Phrase([.word(telling())])) }
  private mutating func group() -> Query { .or((0..<(3 + below(3))).map { _ in term() }) }

  // MARK: Words

  /// A word as common as it is in the articles.
  private mutating func common() -> String { words[rank(from: 1) - 1] }

  /// A word that tells something: not one of the commonest.
  private mutating func telling() -> String { words[rank(from: Self.common.count * 2) - 1] }

  /// From `low` to the size of the vocabulary, n with a chance like 1/n.
  private mutating func rank(from low: Int) -> Int {
    // Doublings are drawn evenly, and within a doubling every number is as good.
    var doublings = 0
    while low << (doublings + 1) <= words.count { doublings += 1 }
    let start = low << below(doublings + 1)
    return min(words.count, start + below(start))
  }

  private mutating func pick(_ choices: [some StringProtocol]) -> String { String(choices[below(choices.count)]) }

  private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
