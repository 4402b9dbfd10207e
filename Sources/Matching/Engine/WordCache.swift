/// What the words met so far may be: an open-addressing table over folded letters, so that a known word costs one
/// look-up and no allocation. Full, it is emptied and begins anew.
struct WordCache: Sendable {
  /// The readings of a word: a range of `readings`.
  struct Entry: Sendable {
    let first: Int32
    let count: Int32
  }

  private struct Slot: Sendable {
    var low: UInt64 = 0
    /// For a long word where its letters stand in `letters`, and how many.
    var high: UInt64 = 0
    var first: Int32 = 0
    /// -1 for a free slot.
    var count: Int32 = -1
  }

  private(set) var readings: [TermTable.Reading] = []
  /// Those of long words.
  private var letters: [UInt8] = []
  private var isLong: [Bool] = []
  private var slots: [Slot]
  private var words = 0
  let seed: UInt64

  private static let maximumWords = 1 << 16
  private static let maximumLetters = 1 << 20

  /// - Parameter seed: a number that a writer of articles cannot know.
  init(seed: UInt64) {
    self.seed = seed
    slots = [Slot](repeating: Slot(), count: 1 << 12)
    isLong = [Bool](repeating: false, count: 1 << 12)
  }

  /// The entry of a word whose letters are `start..<end` of `text`.
  @inline(__always)
  func find(_ word: PackedWord, _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Entry? {
    let slots = slots.span
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: word.hash(seed: seed)) & mask
    while true {
      // Inside, by the mask.
      let slot = unsafe slots[unchecked: place]
      if slot.count < 0 { return nil }
      if slot.low == word.low {
        if !word.isLong, slot.high == word.high, !isLong[place] { return Entry(first: slot.first, count: slot.count) }
        if word.isLong, isLong[place], isSame(slot, text, start, end) {
          return Entry(first: slot.first, count: slot.count)
        }
      }
      place = (place &+ 1) & mask
    }
  }

  private func isSame(_ slot: Slot, _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let key = Int(slot.high >> 32)
    guard Int(slot.high & 0xFFFF_FFFF) == end - start else { return false }
    for offset in 0..<(end - start) where letters[key + offset] != text[start + offset] { return false }
    return true
  }

  /// Remembers a word that `find` did not know.
  mutating func insert(_ word: PackedWord, _ spelt: [UInt8], _ found: [TermTable.Reading]) -> Entry {
    if words >= Self.maximumWords || letters.count + spelt.count > Self.maximumLetters { empty() }
    var slot = Slot(
      low: word.low, high: word.high, first: Int32(clamping: readings.count), count: Int32(clamping: found.count))
    readings += found
    if word.isLong {
      slot.high = UInt64(letters.count) << 32 | UInt64(spelt.count)
      letters += spelt
    }
    words += 1
    if words * 2 > slots.count { grow() }
    place(slot, word.isLong, PackedWord.hash(word.low, word.isLong ? 0 : word.high, seed: seed))
    return Entry(first: slot.first, count: slot.count)
  }

  private mutating func place(_ slot: Slot, _ long: Bool, _ hash: UInt64) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].count >= 0 { place = (place + 1) & mask }
    slots[place] = slot
    isLong[place] = long
  }

  private mutating func grow() {
    let (old, oldLong) = (slots, isLong)
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    isLong = [Bool](repeating: false, count: old.count * 2)
    for (slot, long) in zip(old, oldLong) where slot.count >= 0 {
      place(slot, long, PackedWord.hash(slot.low, long ? 0 : slot.high, seed: seed))
    }
  }

  private mutating func empty() {
    readings.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    words = 0
    for place in slots.indices { slots[place] = Slot() }
    for place in isLong.indices { isLong[place] = false }
  }
}
