extension TimeZoneRules {
  /// Reads the bytes of a TZif file of any version; nil where they are none or contradict themselves.
  public init?(tzif bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    if first.version == 0 {
      self.init(bytes, first, wide: false, rule: nil)
      return
    }
    // From version 2 on the same data follow a second time, with moments of 64 bits, and then the footer.
    guard let second = Header(bytes, at: first.end(wide: false)) else { return nil }
    self.init(bytes, second, wide: true, rule: Self.footer(bytes, from: second.end(wide: true)))
  }

  private init?(_ bytes: [UInt8], _ header: Header, wide: Bool, rule: POSIXRule?) {
    guard header.end(wide: wide) <= bytes.count, header.types > 0 else { return nil }
    let width = wide ? 8 : 4
    let indices = header.start + header.transitions * width
    let types = indices + header.transitions
    let offsets = (0..<header.types).map { Int(Self.signed(bytes, types + $0 * 6, 4)) }
    guard offsets.allSatisfy({ abs($0) <= 26 * 3600 }) else { return nil }
    var transitions: [Int64] = []
    var after: [Int] = []
    for i in 0..<header.transitions {
      let moment = Self.signed(bytes, header.start + i * width, width)
      let type = Int(bytes[indices + i])
      guard type < offsets.count, transitions.last ?? .min < moment || transitions.isEmpty else { return nil }
      transitions.append(moment)
      after.append(offsets[type])
    }
    self.init(transitions: transitions, offsets: after, initial: offsets[0], rule: rule)
  }

  /// The big-endian number of `width` bytes that begins at `index`; the caller has seen that they are there.
  private static func signed(_ bytes: [UInt8], _ index: Int, _ width: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[index..<index + width] { value = value << 8 | UInt64(byte) }
    return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }

  private static func footer(_ bytes: [UInt8], from start: Int) -> POSIXRule? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\n") else { return nil }
    let text = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    return POSIXRule(String(decoding: text, as: UTF8.self))
  }

  /// The 44 bytes in front of each data block.
  private struct Header {
    static let length = 44
    let version: UInt8
    /// The first byte after the header.
    let start: Int
    let universal: Int
    let standard: Int
    let leaps: Int
    let transitions: Int
    let types: Int
    let letters: Int

    init?(_ bytes: [UInt8], at index: Int) {
      guard index >= 0, bytes.count - index >= Self.length, bytes[index..<index + 4].elementsEqual("TZif".utf8) else {
        return nil
      }
      version = bytes[index + 4]
      start = index + Self.length
      let counts = (0..<6).map { Int(truncatingIfNeeded: TimeZoneRules.signed(bytes, index + 20 + 4 * $0, 4)) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }), counts[4] <= 256 else { return nil }
      (universal, standard, leaps) = (counts[0], counts[1], counts[2])
      (transitions, types, letters) = (counts[3], counts[4], counts[5])
    }

    /// The first byte after the data block.
    func end(wide: Bool) -> Int {
      let width = wide ? 8 : 4
      return start + transitions * (width + 1) + types * 6 + letters + leaps * (width + 4) + standard + universal
    }
  }
}
