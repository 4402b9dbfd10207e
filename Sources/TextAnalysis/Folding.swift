/// Case and diacritics taken off one scalar at a time.
enum Folding {
  /// The folded form of the scalars up to U+1FFF: 0 for "itself", otherwise one scalar in the lower half, and perhaps a
  /// second one in the upper.
  private static let low: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 0x2000)
    for row in foldingRows.split(separator: "\n") {
      let columns = row.split(separator: " ")
      guard columns.count == 2 else { continue }
      var form: UInt32 = 0
      for scalar in columns[0].unicodeScalars.reversed() { form = form << 16 | scalar.value }
      for letter in columns[1].unicodeScalars where letter.value < 0x2000 { table[Int(letter.value)] = form }
    }
    return table
  }()

  /// Calls `put` with each UTF-8 byte of the folded form, never more bytes than the scalar itself has.
  static func fold(_ value: UInt32, _ put: (UInt8) -> Void) {
    if value < 0x80 {
      put(value >= 0x41 && value <= 0x5A ? UInt8(value | 0x20) : UInt8(value))
    } else if value < 0x2000, low[Int(value)] != 0 {
      let form = low[Int(value)]
      encode(form & 0xFFFF, put)
      if form >> 16 != 0 { encode(form >> 16, put) }
    } else if isDiacritic(value) {
      return
    } else if let plain = compatible(value) {
      for byte in plain.utf8 { put(byte) }
    } else {
      lowerCase(value, put)
    }
  }

  /// Combining marks of the alphabets, vowel points, variation selectors. The vowel signs of the Indic scripts stay.
  private static func isDiacritic(_ value: UInt32) -> Bool {
    switch value {
    case 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05C7, 0x0610...0x061A, 0x064B...0x065F, 0x0670,
      0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xE0100...0xE01EF:
      true
    default: false
    }
  }

  /// Apostrophes, the ligatures of typesetting, and full-width letters and digits.
  private static func compatible(_ value: UInt32) -> String? {
    switch value {
    case 0x2018, 0x2019, 0xFF07: return "'"
    case 0xFB00: return "ff"
    case 0xFB01: return "fi"
    case 0xFB02: return "fl"
    case 0xFB03: return "ffi"
    case 0xFB04: return "ffl"
    case 0xFB05, 0xFB06: return "st"
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: return Unicode.Scalar(value - 0xFEE0).map { String($0) }
    case 0xFF21...0xFF3A: return Unicode.Scalar(value - 0xFEE0 + 0x20).map { String($0) }
    default: return nil
    }
  }

  /// The scripts of East Asia have no case; they skip the look-up.
  private static func lowerCase(_ value: UInt32, _ put: (UInt8) -> Void) {
    guard !(0x2E80...0xA63F).contains(value), !(0xAC00...0xD7FF).contains(value),
      let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased
    else { return encode(value, put) }
    let lower = scalar.properties.lowercaseMapping.utf8
    guard lower.count <= UTF8.width(scalar) else { return encode(value, put) }
    for byte in lower { put(byte) }
  }

  private static func encode(_ value: UInt32, _ put: (UInt8) -> Void) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte) }
  }
}
