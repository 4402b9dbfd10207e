/// What the words met so far may be: an open-addressing table over folded letters, so that a known word costs one
/// look-up and no allocation. Full, it is emptied and begins anew.
struct WordCache: Sendable {
  struct Entry: Sendable {
    var hash: UInt32
    var key: Int32
    var length: Int32
    /// The word's readings: where in `readings`, and how many.
    var readings: Int32
    var count: Int32
  }

  private(set) var readings: [TermTable.Reading] = []
  private var letters: [UInt8] = []
  private var entries: [Entry] = []
  /// One more than the index of an entry; 0 for free.
  private var slots: [Int32]
  private let seed: UInt64

  private static let maximumWords = 1 << 16
  private static let maximumLetters = 1 << 20

  /// - Parameter seed: a number that a writer of articles cannot know.
  init(seed: UInt64) {
    self.seed = seed
    slots = [Int32](repeating: 0, count: 1 << 12)
  }

  func hash(_ letters: [UInt8], _ range: Range<Int>) -> UInt32 {
    var state = seed
    for index in range { state = (state ^ UInt64(letters[index])) &* 0x9E37_79B9_7F4A_7C15 }
    return UInt32(truncatingIfNeeded: state >> 32)
  }

  /// The entry of the word at `range` of `text`.
  func find(_ hash: UInt32, _ text: [UInt8], _ range: Range<Int>) -> Entry? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, Int(entry.length) == range.count, equal(Int(entry.key), text, range) { return entry }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func equal(_ key: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    for offset in 0..<range.count where letters[key + offset] != text[range.lowerBound + offset] { return false }
    return true
  }

  /// Remembers a word that `find` did not know.
  mutating func insert(_ hash: UInt32, _ word: [UInt8], _ found: [TermTable.Reading]) -> Entry {
    if entries.count >= Self.maximumWords || letters.count + word.count > Self.maximumLetters { empty() }
    let entry = Entry(
      hash: hash, key: Int32(clamping: letters.count), length: Int32(clamping: word.count),
      readings: Int32(clamping: readings.count), count: Int32(clamping: found.count))
    readings += found
    letters += word
    entries.append(entry)
    if entries.count * 2 > slots.count { grow() } else { place(entries.count - 1) }
    return entry
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = Int(entries[index].hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(clamping: index + 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for index in entries.indices { place(index) }
  }

  private mutating func empty() {
    readings.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    slots = [Int32](repeating: 0, count: slots.count)
  }
}
