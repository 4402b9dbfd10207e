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
