/// A text of JSON (RFC 8259) under construction, for what is written thousands of times a second: an alert goes into
/// the ledger and over the wire. The caller gives an object's fields in the order of their names, so that equal values
/// are equal texts. Fields without a value are left out; slashes stand unescaped.
public struct JSONText: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() { bytes.reserveCapacity(1024) }

  public mutating func object(_ fields: (inout JSONText) -> Void) { enclose("{", "}", fields) }
  public mutating func list<Item>(_ items: [Item], _ write: (inout JSONText, Item) -> Void) {
    enclose("[", "]") { text in for item in items { write(&text, item) } }
  }

  public mutating func field(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  public mutating func field(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    literal(value.description)
  }

  public mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    literal(value ? "true" : "false")
  }

  /// A number that JSON lacks becomes a word: a score that went wrong must not keep an alert from being recorded.
  public mutating func field(_ name: StaticString, _ value: Double) {
    guard value.isFinite else { return field(name, value.isNaN ? "nan" : value < 0 ? "-inf" : "inf") }
    key(name)
    literal(value.description)
  }

  public mutating func field<Value>(_ name: StaticString, _ value: Value?, _ write: (inout JSONText, Value) -> Void) {
    guard let value else { return }
    key(name)
    write(&self, value)
  }

  /// Controls are escaped, and so are the characters that JSON lets stand bare and that harm readers elsewhere: DEL and
  /// C1, which terminals obey, and U+2028 and U+2029, at which some end a line.
  public mutating func string(_ value: String) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { letters in
      if letters.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes.append(contentsOf: letters)
      } else {
        escape(letters)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  private mutating func escape(_ letters: UnsafeBufferPointer<UInt8>) {
    for scalar in String(decoding: letters, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": bytes += Array("\\\"".utf8)
      case "\\": bytes += Array("\\\\".utf8)
      case "\n": bytes += Array("\\n".utf8)
      case "\r": bytes += Array("\\r".utf8)
      case "\t": bytes += Array("\\t".utf8)
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ write: (inout JSONText) -> Void) {
    comma()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    write(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func key(_ name: StaticString) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    // The names are the program's own: none has anything to escape.
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func literal(_ text: String) {
    comma()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }
}
