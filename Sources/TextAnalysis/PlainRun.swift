/// The short way through English: words, numbers and marks of ASCII that end before anything which might join them to
/// what follows.
extension WordSegmenter {
  /// What a byte is to the short way.
  private enum Plain: UInt8 {
    case space, lineFeed, digit, mark
    /// Letters, which are counted eight at a time, and what only the general way can read.
    case other
  }

  private static let classes: [Plain] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x0A: .lineFeed
    case 0...0x08, 0x0E...0x20, 0x09, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"), UInt8(ascii: "_"), 0x80...: .other
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .other
    case 0x21...0x7E: .mark
    default: .other
    }
  }

  /// Appends tokens up to the first that is not plain, the end of the text or of the room.
  mutating func plainRun(_ tokens: inout OutputSpan<Token>) {
    let classes = Self.classes.span
    let continuations = Int32(truncatingIfNeeded: continuations)
    var at = at
    var end = lettersEnd
    var position = position
    var gap = gap

    func token(from start: Int, to next: Int, letters: Int, _ kind: Token.Kind, _ traits: Token.Traits) -> Token {
      let (from, to) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: next))
      return Token(
        start: from, end: to, scalarStart: from &- continuations, scalarEnd: to &- continuations,
        foldedStart: Int32(truncatingIfNeeded: letters), foldedEnd: Int32(truncatingIfNeeded: end), position: position,
        kind: kind, traits: traits)
    }

    reading: while at < count, !tokens.isFull {
      var next = at
      let letters = end
      let chunk = eight(at: at)
      var length = EightLetters.count(chunk)
      if length > 0 {
        let first = chunk
        var cases = EightLetters.cases(chunk, length)
        store(chunk | EightLetters.caseBits, at: end)
        next &+= length
        while length == 8 {
          let chunk = eight(at: next)
          length = EightLetters.count(chunk)
          let more = EightLetters.cases(chunk, length)
          cases = (cases.lower | more.lower, cases.upper | more.upper)
          store(chunk | EightLetters.caseBits, at: end &+ (next &- at))
          next &+= length
        }
        let after = byte(next)
        guard endsWord(after, next) else { break reading }
        end &+= next &- at
        var traits = gap
        if first & 0x20 == 0 { traits.insert(.capitalised) }
        if cases.lower == 0 { traits.insert(.allCapitals) }
        if gap.contains(.afterLineBreak) { quoteIsOpen = false }
        tokens.append(token(from: at, to: next, letters: letters, .word, traits))
        position &+= 1
        gap = []
        at = next
        // One space is what mostly follows.
        if after == 0x20 {
          gap = .afterSpace
          at &+= 1
        }
        continue
      }
      switch unsafe classes[unchecked: Int(chunk & 0xFF)] {
      case .space:
        gap.insert(.afterSpace)
        at &+= 1
      case .lineFeed:
        gap.formUnion(gap.contains(.afterLineBreak) ? [.afterSpace, .afterEmptyLine] : [.afterSpace, .afterLineBreak])
        at &+= 1
      case .mark:
        guard byte(at &+ 1) < 0x80 else { break reading }
        if gap.contains(.afterLineBreak) { quoteIsOpen = false }
        tokens.append(token(from: at, to: at &+ 1, letters: letters, .mark, gap))
        gap = []
        at &+= 1
      case .digit:
        next = endOfNumber(at)
        guard next > at else { break reading }
        for place in at..<next {
          unsafe self.letters[end] = byte(place)
          end &+= 1
        }
        if gap.contains(.afterLineBreak) { quoteIsOpen = false }
        tokens.append(token(from: at, to: next, letters: letters, .number, gap))
        position &+= 1
        gap = []
        at = next
      case .other: break reading
      }
    }

    self.at = at
    lettersEnd = end
    self.position = position
    self.gap = gap
  }

  /// Whether a word of ASCII letters is whole before the byte at `next`.
  @inline(__always)
  private func endsWord(_ after: UInt8, _ next: Int) -> Bool {
    switch after {
    case 0x20, 0x0A, UInt8(ascii: ","): return true
    case UInt8(ascii: "."), UInt8(ascii: ":"):
      let following = byte(next &+ 1)
      return following < 0x80 && !EightLetters.isLetter(following)
    case UInt8(ascii: "'"), UInt8(ascii: "_"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: return false
    default: return true
    }
  }

  /// The end of the digits with inner ",", ";" and "." that begin at `start`; `start` where something else may join.
  private func endOfNumber(_ start: Int) -> Int {
    var next = start
    while true {
      let first = byte(next)
      switch first {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): next &+= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."):
        let following = byte(next &+ 1)
        guard following < 0x80 else { return start }
        guard following >= UInt8(ascii: "0"), following <= UInt8(ascii: "9") else { return next }
        next &+= 1
      case UInt8(ascii: "'"), UInt8(ascii: "_"), 0x80...: return start
      default: return EightLetters.isLetter(first) ? start : next
      }
    }
  }

  /// Eight bytes of the text, the first the least significant.
  @inline(__always)
  private func eight(at index: Int) -> UInt64 {
    if index &+ 8 <= count {
      return unsafe UInt64(
        littleEndian: UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
          .loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    var value: UInt64 = 0
    for place in stride(from: count - 1, through: index, by: -1) { value = value << 8 | UInt64(byte(place)) }
    return value
  }

  @inline(__always)
  private func store(_ value: UInt64, at index: Int) {
    guard index &+ 8 <= capacity else { return }
    unsafe UnsafeMutableRawPointer(letters.baseAddress.unsafelyUnwrapped)
      .storeBytes(of: value.littleEndian, toByteOffset: index, as: UInt64.self)
  }
}

/// Eight bytes at once, the first the least significant.
enum EightLetters {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
  /// The bit in each byte that tells small letters from capitals.
  static let caseBits: UInt64 = 0x2020_2020_2020_2020

  /// How many letters of ASCII the bytes begin with.
  @inline(__always)
  static func count(_ chunk: UInt64) -> Int {
    let low = (chunk | caseBits) & ~tops
    let fromA = low &+ ones &* UInt64(0x80 - 0x61)
    let beyondZ = low &+ ones &* UInt64(0x80 - 0x7B)
    let others = ~(fromA & ~beyondZ & ~chunk) & tops
    return others.trailingZeroBitCount &>> 3
  }

  /// The small letters and the capitals among the first `length` bytes, as bits.
  @inline(__always)
  static func cases(_ chunk: UInt64, _ length: Int) -> (lower: UInt64, upper: UInt64) {
    let mask = length == 8 ? UInt64.max : (1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1
    return (chunk & caseBits & mask, ~chunk & caseBits & mask)
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }
}
