/// Reads JSON as strictly as it is defined: what a lenient reader lets pass, a receiver may refuse.
///
/// Source: RFC 8259.
struct JSONReader {
  /// Text that is no JSON.
  struct Failure: Error, Hashable {
    /// Bytes before the place.
    let offset: Int
  }

  private static let deepest = 128

  private let bytes: [UInt8]
  private var index = 0

  static func read(_ text: String) throws(Failure) -> TemplateValue {
    var reader = JSONReader(bytes: Array(text.utf8))
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == reader.bytes.count else { throw reader.failure }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var failure: Failure { Failure(offset: index) }
  private var here: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let here, [0x20, 0x09, 0x0A, 0x0D].contains(here) { index += 1 }
  }

  private mutating func takes(_ letter: Unicode.Scalar) -> Bool {
    guard here == UInt8(ascii: letter) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> TemplateValue {
    guard depth < Self.deepest else { throw failure }
    skipSpace()
    switch here {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws(Failure) -> TemplateValue {
    index += 1
    var members: [String: TemplateValue] = [:]
    skipSpace()
    if takes("}") { return .object(members) }
    repeat {
      skipSpace()
      let name = try string()
      skipSpace()
      guard takes(":") else { throw failure }
      members[name] = try value(depth: depth + 1)
      skipSpace()
    } while takes(",")
    guard takes("}") else { throw failure }
    return .object(members)
  }

  private mutating func list(_ depth: Int) throws(Failure) -> TemplateValue {
    index += 1
    var items: [TemplateValue] = []
    skipSpace()
    if takes("]") { return .list(items) }
    repeat {
      items.append(try value(depth: depth + 1))
      skipSpace()
    } while takes(",")
    guard takes("]") else { throw failure }
    return .list(items)
  }

  private mutating func string() throws(Failure) -> String {
    guard takes("\"") else { throw failure }
    var text = String.UnicodeScalarView()
    var run = index
    func plain(_ end: Int) -> String.UnicodeScalarView {
      String(decoding: bytes[run..<end], as: UTF8.self).unicodeScalars
    }
    while let letter = here, letter >= 0x20 {
      if letter == UInt8(ascii: "\"") {
        text += plain(index)
        index += 1
        return String(text)
      }
      if letter == UInt8(ascii: "\\") {
        text += plain(index)
        index += 1
        text.append(try escape())
        run = index
      } else {
        index += 1
      }
    }
    throw failure
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    let short: [UInt8: Unicode.Scalar] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
    ]
    guard let letter = here else { throw failure }
    index += 1
    if let scalar = short[letter] { return scalar }
    guard letter == UInt8(ascii: "u") else { throw failure }
    let unit = try hexadecimal()
    guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    guard takes("\\"), takes("u") else { throw failure }
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low) else { throw failure }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count, bytes[index] != UInt8(ascii: "+"),
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw failure }
    index += 4
    return unit
  }

  private mutating func word(_ word: String, _ value: TemplateValue) throws(Failure) -> TemplateValue {
    guard bytes[index...].starts(with: word.utf8) else { throw failure }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(Failure) -> TemplateValue {
    let start = index
    _ = takes("-")
    if !takes("0") { try digits() }
    if takes(".") { try digits() }
    if takes("e") || takes("E") {
      if !takes("+") { _ = takes("-") }
      try digits()
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() throws(Failure) {
    let start = index
    while let here, (48...57).contains(here) { index += 1 }
    guard index > start else { throw failure }
  }
}
