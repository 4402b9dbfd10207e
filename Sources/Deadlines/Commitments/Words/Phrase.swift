/// Up to four words in a row, without memory of their own.
struct Phrase: Sendable, Hashable {
  let count: Int
  private let words: (Word, Word, Word, Word)

  /// Words beyond the fourth are left out; the tables have none.
  init(_ words: [Word]) {
    count = min(words.count, 4)
    func word(_ index: Int) -> Word { words.indices.contains(index) ? words[index] : .empty }
    self.words = (word(0), word(1), word(2), word(3))
  }

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  subscript(_ index: Int) -> Word {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    default: words.3
    }
  }

  static func == (a: Phrase, b: Phrase) -> Bool { a.count == b.count && a.words == b.words }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}
