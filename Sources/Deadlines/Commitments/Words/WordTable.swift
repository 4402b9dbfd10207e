/// Fixed values under fixed words: a hash table that never grows, probed in line.
struct WordTable<Value: Sendable>: Sendable {
  private var words: [Word]
  private var values: [Value?]
  private let mask: Int

  init(_ entries: [(Word, Value)], joining: (Value, Value) -> Value) {
    var size = 8
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    words = Array(repeating: .empty, count: size)
    values = Array(repeating: nil, count: size)
    for (word, value) in entries where !word.isEmpty {
      let slot = self.slot(of: word)
      values[slot] = values[slot].map { joining($0, value) } ?? value
      words[slot] = word
    }
  }

  /// The slot of a word, or the free one where it would stand. Half of the slots are free, so one is met.
  @inline(__always)
  private func slot(of word: Word) -> Int {
    var slot = Int(truncatingIfNeeded: word.mixed) & mask
    while !words[slot].isEmpty, words[slot] != word { slot = (slot + 1) & mask }
    return slot
  }

  @inline(__always)
  subscript(_ word: Word) -> Value? { values[slot(of: word)] }

  @inline(__always)
  func holds(_ word: Word) -> Bool { !word.isEmpty && words[slot(of: word)] == word }
}

/// A fixed set of words.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  /// In the order they were given.
  let words: [Word]
  private let table: WordTable<Bool>

  init(_ words: [Word]) {
    self.words = words
    table = WordTable(words.map { ($0, true) }) { first, _ in first }
  }

  init(arrayLiteral elements: Word...) { self.init(elements) }

  @inline(__always)
  func contains(_ word: Word) -> Bool { table.holds(word) }
}
