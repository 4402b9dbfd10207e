/// A set of small integers, one bit each.
struct BitSet: Sendable {
  private(set) var words: [UInt64]

  init() { words = [] }

  /// - Parameter count: the greatest number that fits is one less.
  init(count: Int) { words = [UInt64](repeating: 0, count: count / 64 + 1) }

  @inline(__always)
  func contains(_ index: Int) -> Bool { words[index >> 6] & (1 &<< UInt64(truncatingIfNeeded: index)) != 0 }

  /// True if the index was not in the set.
  @inline(__always)
  mutating func insert(_ index: Int) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: index)
    let word = words[index >> 6]
    words[index >> 6] = word | bit
    return word & bit == 0
  }

  @inline(__always)
  mutating func remove(_ index: Int) { words[index >> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: index)) }

  /// Takes all indices out, in order.
  mutating func drain(_ visit: (Int) -> Void) {
    for place in words.indices where words[place] != 0 {
      var word = words[place]
      words[place] = 0
      while word != 0 {
        visit(place << 6 + word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }
}
