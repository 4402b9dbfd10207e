/// A closed dictionary from folded words to what they are to the grammar. It is asked once for each word of a text, so
/// most words are turned away by their first letters and their length.
struct Lexicon: Sendable {
  struct Entry: Sendable {
    var lexeme: Lexeme
    var word: Word
  }

  /// The letters of a word of up to 16 bytes, the first in the lowest byte.
  private struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    init() {}

    /// - Parameter range: no more than 16 bytes of `letters`.
    init(_ letters: borrowing Span<UInt8>, _ range: Range<Int>) {
      let middle = min(range.upperBound, range.lowerBound + 8)
      for i in stride(from: middle - 1, through: range.lowerBound, by: -1) { low = low << 8 | UInt64(letters[i]) }
      for i in stride(from: range.upperBound - 1, through: middle, by: -1) { high = high << 8 | UInt64(letters[i]) }
    }

    var hash: Int {
      let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed >> 40)
    }
  }

  private static let longest = 16
  private var keys: [Key]
  /// Indices of `entries`; -1 for a free slot.
  private var slots: [Int16]
  private var entries: [Entry] = []
  /// For each pair of first letters, the lengths of the words that begin so, one bit each.
  private var lengths = [UInt32](repeating: 0, count: 26 * 26)

  /// Of words that stand twice, the first entry counts. Words of more than 16 bytes are left out.
  init(_ list: [(words: String, lexeme: Lexeme)], words: [(String, Word)]) {
    let all = list.flatMap { entry in
      entry.words.split(separator: " ").map { (Array($0.utf8), entry.lexeme, Word.none) }
    }
    let named = words.map { (Array($0.0.utf8), Lexeme.other, $0.1) }
    var capacity = 64
    while capacity < (all.count + named.count) * 3 { capacity *= 2 }
    keys = Array(repeating: Key(), count: capacity)
    slots = Array(repeating: -1, count: capacity)
    for (letters, lexeme, word) in all + named where !letters.isEmpty && letters.count <= Self.longest {
      let place = place(of: Key(letters.span, letters.indices))
      if slots[place] < 0 {
        slots[place] = Int16(clamping: entries.count)
        keys[place] = Key(letters.span, letters.indices)
        entries.append(Entry(lexeme: lexeme, word: word))
        admit(letters)
      } else if word != .none {
        entries[Int(slots[place])].word = word
      }
    }
  }

  private mutating func admit(_ letters: [UInt8]) {
    let second = letters.count > 1 ? letters[1] : letters[0]
    if let pair = Self.pair(letters[0], second) { lengths[pair] |= 1 << UInt32(letters.count) }
  }

  /// What the word at `range` of some folded letters is; nil for a word that the grammar does not know.
  @inline(__always)
  func entry(_ letters: borrowing Span<UInt8>, _ range: Range<Int>) -> Entry? {
    guard !range.isEmpty, range.count <= Self.longest else { return nil }
    let first = letters[range.lowerBound]
    let second = range.count > 1 ? letters[range.lowerBound + 1] : first
    // Words with marks in them ("a.m", "o'clock", "'ll") are few and always looked up.
    if let pair = Self.pair(first, second), lengths[pair] & 1 << UInt32(range.count) == 0 { return nil }
    let slot = slots[place(of: Key(letters, range))]
    return slot < 0 ? nil : entries[Int(slot)]
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int? {
    guard (97...122).contains(first), (97...122).contains(second) else { return nil }
    return Int(first - 97) * 26 + Int(second - 97)
  }

  /// The slot that holds the word, or the free one where it would stand.
  private func place(of key: Key) -> Int {
    let mask = slots.count - 1
    var place = key.hash & mask
    while slots[place] >= 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }
}
