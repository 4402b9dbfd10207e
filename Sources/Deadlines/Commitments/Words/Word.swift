/// The letters of a folded word or mark, packed into two machine words: comparing and hashing touch no memory.
///
/// Up to 15 bytes of UTF-8 are kept whole. Of a longer word its first eight, its last seven and its length are: no
/// table holds one so long, so two such words are never taken for a word of a table.
struct Word: Hashable, Comparable, Sendable {
  /// The first eight bytes, the first one lowest.
  let low: UInt64
  /// The next seven, or the last seven of a longer word; the highest byte is the length, at most 255.
  let high: UInt64

  static let empty = Word(low: 0, high: 0)
  /// The longest word that is kept whole, in bytes.
  static let longest = 15

  var isEmpty: Bool { high == 0 }
  /// The length in bytes, at most 255.
  var count: Int { Int(high >> 56) }

  @inline(__always)
  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// - Parameter range: where the letters stand in `bytes`; what lies outside counts as empty.
  @inline(__always)
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let count = range.count
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
      self = .empty
      return
    }
    var low: UInt64 = 0
    var high: UInt64 = 0
    let middle = Swift.min(range.upperBound, range.lowerBound + 8)
    var shift: UInt64 = 0
    for place in range.lowerBound..<middle {
      low |= UInt64(bytes[place]) &<< shift
      shift &+= 8
    }
    shift = 0
    for place in (count <= Self.longest ? middle : range.upperBound - 7)..<range.upperBound {
      high |= UInt64(bytes[place]) &<< shift
      shift &+= 8
    }
    self.init(low: low, high: high | UInt64(Swift.min(count, 255)) &<< 56)
  }

  init(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes, bytes.indices)
  }

  var first: UInt8? { isEmpty ? nil : UInt8(truncatingIfNeeded: low) }

  /// The byte at `place`; of a long word only the first eight and the last seven are there.
  private func byte(_ place: Int) -> UInt8 {
    if place < 8 { return UInt8(truncatingIfNeeded: low >> UInt64(8 * place)) }
    let kept = count <= Self.longest ? place - 8 : place - (count - 7)
    return UInt8(truncatingIfNeeded: high >> UInt64(8 * max(0, min(kept, 6))))
  }

  /// The last four bytes, the last one highest; zeros stand in front of a shorter word.
  var tail: UInt32 {
    let count = self.count
    if count <= 8 { return UInt32(truncatingIfNeeded: (low &<< UInt64(8 * (8 - count))) >> 32) }
    let kept = count <= Self.longest ? count - 8 : 7
    if kept >= 4 { return UInt32(truncatingIfNeeded: high >> UInt64(8 * (kept - 4))) }
    let letters = high & ((1 << UInt64(8 * kept)) - 1)
    return UInt32(truncatingIfNeeded: letters << UInt64(8 * (4 - kept)) | low >> UInt64(8 * (4 + kept)))
  }

  /// Whether it ends in these letters, seven at most, and has others before them.
  func ends(in suffix: Word) -> Bool {
    let (mine, other) = (count, suffix.count)
    guard mine > other, other <= 7 else { return false }
    return (0..<other).allSatisfy { byte(mine - other + $0) == suffix.byte($0) }
  }

  /// Whether it begins with these letters, eight at most.
  func starts(with prefix: Word) -> Bool {
    guard count >= prefix.count, prefix.count <= 8 else { return false }
    return self.prefix(prefix.count).low == prefix.low
  }

  /// Its first letters, eight bytes at most.
  func prefix(_ length: Int) -> Word {
    let kept = min(count, max(0, min(length, 8)))
    let mask = kept == 8 ? UInt64.max : (1 << UInt64(8 * kept)) - 1
    return Word(low: low & mask, high: UInt64(kept) << 56)
  }

  /// "8pm", "7.30am": a time of day in one word.
  var isHour: Bool {
    guard let first, (48...57).contains(first), count >= 3 else { return false }
    return tail >> 16 == Self.am || tail >> 16 == Self.pm
  }

  private static let am = Word("am").tail >> 16
  private static let pm = Word("pm").tail >> 16

  /// Whether every letter is a digit; false for a long word.
  var isDigits: Bool {
    !isEmpty && count <= Self.longest && (0..<count).allSatisfy { (48...57).contains(byte($0)) }
  }

  func isOne(of a: Word, _ b: Word) -> Bool { self == a || self == b }
  func isOne(of a: Word, _ b: Word, _ c: Word) -> Bool { self == a || self == b || self == c }
  func isOne(of a: Word, _ b: Word, _ c: Word, _ d: Word) -> Bool { self == a || self == b || self == c || self == d }

  /// Some order, not that of letters.
  static func < (a: Word, b: Word) -> Bool { a.low == b.low ? a.high < b.high : a.low < b.low }

  /// Mixes all bits; good enough for tables of fixed words.
  var mixed: UInt64 {
    let both = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    return both ^ (both >> 32)
  }
}

extension Word: ExpressibleByStringLiteral {
  @inline(__always)
  init(stringLiteral letters: StaticString) {
    let count = letters.utf8CodeUnitCount
    let start = letters.utf8Start
    var low: UInt64 = 0
    var high: UInt64 = 0
    let rest = count <= Self.longest ? 8 : count &- 7
    for place in 0..<8 where place < count { low |= UInt64(start[place]) &<< UInt64(8 &* place) }
    for place in 0..<7 where rest &+ place < count { high |= UInt64(start[rest &+ place]) &<< UInt64(8 &* place) }
    self.init(low: low, high: high | UInt64(count & 255) &<< 56)
  }
}

extension Word: CustomStringConvertible {
  var description: String { String(decoding: (0..<min(count, Self.longest)).map(byte), as: UTF8.self) }
}
