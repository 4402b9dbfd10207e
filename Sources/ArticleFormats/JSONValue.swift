/// A JSON value, read tolerantly: the JSON-LD of pages has raw line breaks in strings, trailing commas and comments around
/// it. What follows the first value is ignored. Source of the grammar: RFC 8259.
enum JSONValue: Hashable {
  case string(String), number, literal
  case array([JSONValue])
  case object([String: JSONValue])

  /// Nil for what is no JSON even with tolerance, or nests over 64 deep.
  init?(_ text: String) {
    var reader = JSONReader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0) else { return nil }
    self = value
  }

  subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The elements of an array; anything else as the one element it is.
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [self] }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0
  private static let wrappers = ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["]

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < 64 else { return nil }
    skipFiller()
    switch byte {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case .some(48...57), UInt8(ascii: "-"):
      skipBare()
      return .number
    case .some(97...122):
      skipBare()
      return .literal
    default: return nil
    }
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    var members: [String: JSONValue] = [:]
    at += 1
    while true {
      skipFiller()
      if byte == UInt8(ascii: "}") {
        at += 1
        return .object(members)
      }
      guard byte == UInt8(ascii: "\""), let key = string() else { return nil }
      skipFiller()
      guard byte == UInt8(ascii: ":") else { return nil }
      at += 1
      guard let member = value(depth: depth + 1) else { return nil }
      if members[key] == nil { members[key] = member }
    }
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    var elements: [JSONValue] = []
    at += 1
    while true {
      skipFiller()
      if byte == UInt8(ascii: "]") {
        at += 1
        return .array(elements)
      }
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
    }
  }

  /// White space, commas, and the "<!--" and "<![CDATA[" that some pages put around.
  private mutating func skipFiller() {
    while let byte {
      if byte <= 32 || byte == UInt8(ascii: ",") {
        at += 1
      } else if let mark = Self.wrappers.first(where: { bytes[at...].starts(with: $0.utf8) }) {
        at += mark.utf8.count
      } else {
        return
      }
    }
  }

  private mutating func skipBare() {
    while let byte, byte > 32, !"{}[]\",:".utf8.contains(byte) { at += 1 }
  }

  private mutating func string() -> String? {
    at += 1
    var text: [UInt8] = []
    while let next = byte {
      at += 1
      switch next {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = byte else { return nil }
        at += 1
        text.append(contentsOf: escape(escaped))
      default: text.append(next)
      }
    }
    return nil
  }

  private mutating func escape(_ letter: UInt8) -> [UInt8] {
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "b"): return [32]
    case UInt8(ascii: "u"):
      var units = [codeUnit()]
      if (0xD800..<0xDC00).contains(units[0]), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      {
        at += 2
        units.append(codeUnit())
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: return [letter]
    }
  }

  /// Four hexadecimal digits; U+FFFD where they are not there.
  private mutating func codeUnit() -> UInt16 {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
      return 0xFFFD
    }
    at += 4
    return unit
  }
}
