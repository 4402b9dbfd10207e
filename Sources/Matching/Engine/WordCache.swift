/// What the words met so far may be, so that a known word costs one look-up and no allocation. Full, it is emptied and
/// begins anew.
///
/// An open-addressing index of small numbers over a dense list: words that come often were met early, stand close
/// together, and stay in the processor's caches.
struct WordCache: Sendable {
  /// The readings of a word: a range of `readings`; or the one term that it is wherever it stands in the text.
  struct Entry: Sendable {
    let first: Int32
    let count: Int32

    /// In place of a count: `first` is a term.
    fileprivate static let plain = Int32.max

    @inline(__always)
    var isPlain: Bool { count == Self.plain }
  }

  struct Known: Sendable {
    let low: UInt64
    /// For a long word where its letters stand in `letters`, and how many.
    let high: UInt64
    fileprivate let first: Int32
    /// The complement for a long word.
    fileprivate let count: Int32

    @inline(__always)
    var isLong: Bool { count < 0 }
    @inline(__always)
    var entry: Entry { Entry(first: first, count: count < 0 ? ~count : count) }

    /// Whether it is a word of no more than `PackedWord.capacity` letters.
    @inline(__always)
    func isShort(_ low: UInt64, _ high: UInt64) -> Bool { self.low == low && self.high == high && count >= 0 }
  }

  private(set) var readings: [TermTable.Reading] = []
  /// Those of long words.
  private var letters: [UInt8] = []
  /// The words in the order they were met, behind one that is none.
  private(set) var known: [Known] = [.none]
  /// Places in `known`; 0 for a free slot. No more than a quarter is taken: most words are found at once.
  private(set) var index: [UInt32]
  /// How often it was emptied: places given out before mean nothing after.
  private(set) var emptied = 0
  let seed: UInt64

  private static let maximumWords = 1 << 16
  private static let maximumLetters = 1 << 20

  /// - Parameter seed: a number that a writer of articles cannot know.
  init(seed: UInt64) {
    self.seed = seed
    index = [UInt32](repeating: 0, count: 1 << 10)
  }

  /// The place in `known` of a word whose letters are `start..<end` of `text`; 0 where it is not known.
  func place(of word: PackedWord, _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: word.hash(seed: seed)) & mask
    while true {
      let place = Int(index[slot])
      if place == 0 { return 0 }
      let entry = known[place]
      if entry.low == word.low {
        if word.isLong ? isSame(entry, text, start, end) : entry.isShort(word.low, word.high) { return place }
      }
      slot = (slot + 1) & mask
    }
  }

  private func isSame(_ word: Known, _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let key = Int(word.high >> 32)
    guard word.isLong, Int(word.high & 0xFFFF_FFFF) == end - start else { return false }
    for offset in 0..<(end - start) where letters[key + offset] != text[start + offset] { return false }
    return true
  }

  /// Remembers a word that is not known.
  /// - Returns: its place in `known`. All places given out before may be gone.
  mutating func insert(_ word: PackedWord, _ spelt: [UInt8], _ found: [TermTable.Reading]) -> Int {
    if known.count > Self.maximumWords || letters.count + spelt.count > Self.maximumLetters { empty() }
    var (first, count) = (Int32(clamping: readings.count), Int32(clamping: found.count))
    if found.count == 1, let only = found.first, only.scope == .text, only.condition == .always {
      (first, count) = (only.term, Entry.plain)
    } else {
      readings += found
    }
    if word.isLong {
      let high = UInt64(letters.count) << 32 | UInt64(spelt.count)
      known.append(Known(low: word.low, high: high, first: first, count: ~count))
      letters += spelt
    } else {
      known.append(Known(low: word.low, high: word.high, first: first, count: count))
    }
    if known.count * 4 > index.count { grow() } else { enter(known.count - 1) }
    return known.count - 1
  }

  private mutating func enter(_ place: Int) {
    let word = known[place]
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: PackedWord.hash(word.low, word.isLong ? 0 : word.high, seed: seed)) & mask
    while index[slot] != 0 { slot = (slot + 1) & mask }
    index[slot] = UInt32(truncatingIfNeeded: place)
  }

  private mutating func grow() {
    index = [UInt32](repeating: 0, count: index.count * 2)
    for place in known.indices.dropFirst() { enter(place) }
  }

  private mutating func empty() {
    emptied += 1
    readings.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    known.append(.none)
    for slot in index.indices { index[slot] = 0 }
  }
}

extension WordCache.Known {
  /// A word that no text has.
  fileprivate static let none = WordCache.Known(low: .max, high: .max, first: 0, count: 0)
}
