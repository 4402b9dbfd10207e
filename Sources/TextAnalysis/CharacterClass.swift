/// What a Unicode scalar is to the word segmentation: the Word_Break classes of UAX #29, and of its class Other what is
/// white space, a letter of a script without word spaces, or a mark.
enum CharacterClass: UInt8 {
  case mark, space, newline
  case letter, hebrew, digit, katakana
  /// A letter that is a word by itself: Han, Hiragana, Thai.
  case ideograph
  /// Joins letters and digits: "_".
  case connector
  case midLetter, midNumber, midBoth, singleQuote, doubleQuote
  /// A combining mark, an invisible format character, the zero-width joiner: they belong to what stands before them.
  case extend, format, joiner
  /// Half of a flag.
  case regional
  case pictograph

  /// The class of a scalar value.
  @inline(__always)
  static func of(_ value: UInt32) -> CharacterClass {
    value < UInt32(lowClasses.count) ? lowClasses[Int(value)] : ofHigh(value)
  }

  /// The classes of ASCII and of the scalars up to U+2FFF, one each.
  static let lowClasses: [CharacterClass] = (0..<0x3000).map { $0 < 0x80 ? ofASCII(UInt8($0)) : ofHigh($0) }

  private static func ofASCII(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x0A, 0x0B, 0x0C, 0x0D: .newline
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "_"): .connector
    case UInt8(ascii: "."): .midBoth
    case UInt8(ascii: ":"): .midLetter
    case UInt8(ascii: ","), UInt8(ascii: ";"): .midNumber
    case UInt8(ascii: "'"): .singleQuote
    case UInt8(ascii: "\""): .doubleQuote
    default: .mark
    }
  }

  /// Binary search in the runs.
  private static func ofHigh(_ value: UInt32) -> CharacterClass {
    var low = 0
    var high = wordBreakRuns.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if wordBreakRuns[middle] >> 5 <= value { low = middle } else { high = middle }
    }
    return CharacterClass(rawValue: UInt8(truncatingIfNeeded: wordBreakRuns[low] & 31)) ?? .mark
  }
}
