/// The folded letters of a word in two integers: the letters themselves where they are no more than sixteen bytes, so
/// that comparing them is comparing numbers, else a hash.
struct PackedWord {
  let low: UInt64
  let high: UInt64
  let isLong: Bool

  static let capacity = 16

  private init(low: UInt64, high: UInt64, isLong: Bool) {
    self.low = low
    self.high = high
    self.isLong = isLong
  }

  /// - Parameters:
  ///   - letters: folded letters of which `start` and `end` bound the word.
  ///   - seed: for the hash of a long word.
  @inline(__always)
  init(_ letters: borrowing Span<UInt8>, _ start: Int, _ end: Int, seed: UInt64) {
    let length = end &- start
    if length <= 8, start >= 0, start &+ 8 <= letters.count {
      self.init(low: unsafe Self.eight(letters, start) & Self.mask(length), high: 0, isLong: false)
    } else if length <= Self.capacity, length > 8, start >= 0, start &+ Self.capacity <= letters.count {
      let high = unsafe Self.eight(letters, start &+ 8) & Self.mask(length &- 8)
      self.init(low: unsafe Self.eight(letters, start), high: high, isLong: false)
    } else {
      self.init(letters, near: start, end, seed: seed)
    }
  }

  /// The letters of a word that is neither long nor among the last of its text; for others what no word is packed to.
  @inline(__always)
  static func short(_ letters: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> (low: UInt64, high: UInt64) {
    let length = end &- start
    guard start >= 0, start &+ capacity <= letters.count, length <= capacity else { return (.max, .max) }
    return (
      unsafe eight(letters, start) & mask(min(length, 8)),
      unsafe eight(letters, start &+ 8) & mask(max(length, 8) &- 8)
    )
  }

  /// The same for the last words of a text and for long ones, a byte at a time.
  @inline(never)
  private init(_ letters: borrowing Span<UInt8>, near start: Int, _ end: Int, seed: UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    isLong = end - start > Self.capacity
    if isLong {
      low = seed
      for index in start..<end { low = Self.mix(low ^ UInt64(letters[index]), 0x9E37_79B9_7F4A_7C15) }
    } else {
      for index in start..<end {
        let place = index - start
        if place < 8 { low |= UInt64(letters[index]) << UInt64(place * 8) }
        if place >= 8 { high |= UInt64(letters[index]) << UInt64(place * 8 - 64) }
      }
    }
    self.low = low
    self.high = high
  }

  /// Where a table begins to look for the word.
  @inline(__always)
  func hash(seed: UInt64) -> UInt64 { Self.hash(low, high, seed: seed) }

  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64, seed: UInt64) -> UInt64 {
    mix(low ^ seed, high ^ ~seed)
  }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// The bytes below `length`, at most 8.
  @inline(__always)
  private static func mask(_ length: Int) -> UInt64 {
    length == 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
  }

  /// Eight bytes, the first the least significant. `start + 8` must be inside the letters.
  @unsafe @inline(__always)
  private static func eight(_ letters: borrowing Span<UInt8>, _ start: Int) -> UInt64 {
    unsafe UInt64(littleEndian: letters.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
  }
}
