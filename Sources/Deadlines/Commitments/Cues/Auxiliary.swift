/// Auxiliary verbs, with their contractions.
struct Auxiliary: Sendable {
  enum Sort: Sendable, Hashable {
    case will, would, must, may, can, could, should
    case be(past: Bool)
    case been
    case have(past: Bool)
    case `do`(past: Bool)
    case need
  }

  let sort: Sort
  var negated = false
  var isDo: Bool { if case .do = sort { true } else { false } }

  static let plain: [String: Sort] = [
    "will": .will, "shall": .will, "'ll": .will, "would": .would, "must": .must, "may": .may, "might": .could,
    "can": .can,
    "cannot": .can, "could": .could, "should": .should, "ought": .should, "am": .be(past: false),
    "is": .be(past: false),
    "are": .be(past: false), "was": .be(past: true), "were": .be(past: true), "be": .been, "been": .been,
    "being": .been,
    "has": .have(past: false), "have": .have(past: false), "had": .have(past: true), "having": .have(past: false),
    "do": .do(past: false), "does": .do(past: false), "did": .do(past: true), "need": .need, "needs": .need,
  ]

  static let contracted: [String: Sort] = [
    "won't": .will, "shan't": .will, "wouldn't": .would, "mustn't": .must, "can't": .can, "couldn't": .could,
    "shouldn't": .should, "isn't": .be(past: false), "aren't": .be(past: false), "wasn't": .be(past: true),
    "weren't": .be(past: true), "hasn't": .have(past: false), "haven't": .have(past: false),
    "hadn't": .have(past: true),
    "don't": .do(past: false), "doesn't": .do(past: false), "didn't": .do(past: true), "needn't": .need,
  ]

  private init(_ sort: Sort, negated: Bool) { (self.sort, self.negated) = (sort, negated) }

  /// Both tables.
  static var table: [(Word, Auxiliary)] {
    plain.map { (Word($0.key), Auxiliary($0.value, negated: $0.key == "cannot")) }
      + contracted.map { (Word($0.key), Auxiliary($0.value, negated: true)) }
  }

  /// "they'll", "we've", "you're".
  init?(contraction word: Word) {
    if word.ends(in: "'ll") {
      self.init(.will, negated: false)
    } else if word.ends(in: "'ve") {
      self.init(.have(past: false), negated: false)
    } else if word.ends(in: "'re") {
      self.init(.be(past: false), negated: false)
    } else {
      return nil
    }
  }
}
