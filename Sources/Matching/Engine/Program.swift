/// All queries in flat arrays, their words interned and equal parts held once: what is evaluated.
struct Program: Sendable {
  struct Node: Sendable {
    enum Kind: UInt8 { case term, phrase, near, and, or, not, atLeast }
    let kind: Kind
    /// A term, the index of a phrase or a proximity, the first of the children, or the negated node.
    let first: Int32
    /// How many children.
    var count: Int32 = 0
    /// How many of them must be true, for `.atLeast`.
    var need: Int32 = 0
    /// Where the answer of a node that several queries have is kept; -1 for none.
    var memo: Int32 = -1

    var childRange: Range<Int> { Int(first)..<Int(first) + Int(count) }
  }

  struct Phrase: Sendable {
    /// In `terms`.
    let words: Range<Int>
    let slop: Int
    /// No word of a text can be two of these terms.
    let isDisjoint: Bool
  }

  struct Proximity: Sendable {
    /// Ranges of `sides`, which are indices of phrases.
    let left: Range<Int>
    let right: Range<Int>
    let within: Int
    let isOrdered: Bool
  }

  /// One query: its boolean reading, and what makes its points.
  struct Root: Sendable {
    let node: Int32
    /// In `weights`; empty for a query without weights.
    let weights: Range<Int32>
    let maximumPoints: Double
  }

  struct Weight: Sendable {
    let node: Int32
    let weight: Double
  }

  var roots: [Root] = []
  var nodes: [Node] = []
  /// The children of `.and`, `.or` and `.atLeast`, as indices of nodes, the cheaper to evaluate first.
  var children: [Int32] = []
  var phrases: [Phrase] = []
  var terms: [TermTable.ID] = []
  var proximities: [Proximity] = []
  var sides: [Int] = []
  var weights: [Weight] = []
  /// How many nodes have a memo.
  var memoCount = 0
  var table: TermTable
}
