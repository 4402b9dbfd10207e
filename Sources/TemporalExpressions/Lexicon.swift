/// A closed dictionary from folded words to lexemes: an open-addressing table that is asked once for each token, without
/// making a string.
struct Lexicon: Sendable {
  private struct Slot {
    var start: Int32
    var length: Int32
    var lexeme: Lexeme
  }

  private var letters: [UInt8] = []
  private var slots: [Slot?]
  private var longest = 0

  /// Of words that stand twice, the first entry counts.
  init(_ entries: [(words: String, lexeme: Lexeme)]) {
    let words = entries.flatMap { entry in entry.words.split(separator: " ").map { (Array($0.utf8), entry.lexeme) } }
    var capacity = 64
    while capacity < words.count * 3 { capacity *= 2 }
    slots = Array(repeating: nil, count: capacity)
    for (word, lexeme) in words {
      let place = self.place(of: word[...])
      guard slots[place] == nil else { continue }
      slots[place] = Slot(start: Int32(letters.count), length: Int32(word.count), lexeme: lexeme)
      letters += word
      longest = max(longest, word.count)
    }
  }

  subscript(word: ArraySlice<UInt8>) -> Lexeme? {
    guard !word.isEmpty, word.count <= longest else { return nil }
    return slots[place(of: word)]?.lexeme
  }

  /// The slot that holds the word, or the free one where it would stand.
  private func place(of word: ArraySlice<UInt8>) -> Int {
    let mask = slots.count - 1
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    var place = Int(hash ^ (hash >> 15)) & mask
    while let slot = slots[place], !equal(slot, word) { place = (place + 1) & mask }
    return place
  }

  private func equal(_ slot: Slot, _ word: ArraySlice<UInt8>) -> Bool {
    guard Int(slot.length) == word.count else { return false }
    return letters[Int(slot.start)..<Int(slot.start + slot.length)].elementsEqual(word)
  }
}
