/// The name of an entry of a directory as the kernel keeps it: 1…255 bytes, none of them NUL or "/", in no encoding.
public struct FileName: Hashable, Sendable {
  public let bytes: [UInt8]

  /// The most bytes that a name can have (`NAME_MAX`).
  public static let longest = 255

  /// Nil for what is no name of a file: empty, too long, ".", "..", or with a NUL or "/" in it.
  public init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard (1...Self.longest).contains(bytes.count), !bytes.contains(0), !bytes.contains(UInt8(ascii: "/")),
      bytes != [46], bytes != [46, 46]
    else { return nil }
    self.bytes = bytes
  }

  public init?(_ text: String) { self.init(text.utf8) }

  /// Whether the name is a text at all.
  public var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// This name with `suffix` behind it, shortened before the suffix where both would be too long.
  public func appending(_ suffix: String) -> FileName {
    let tail = suffix.utf8.prefix(Self.longest - 1)
    var head = bytes.prefix(Self.longest - tail.count)
    if head.count < bytes.count {
      // No half characters: drop what continues one, and its first byte.
      while let last = head.last, last & 0xC0 == 0x80 { head.removeLast() }
      if let last = head.last, last >= 0xC0 { head.removeLast() }
    }
    return FileName(head + tail) ?? self
  }

  var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension FileName: CustomStringConvertible {
  /// The name as text; bytes that are not UTF-8 appear as `\xE9`.
  public var description: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      if let character = String(validating: rest.prefix(length), as: UTF8.self) {
        text += character
        rest = rest.dropFirst(length)
      } else {
        let hex = String(first, radix: 16, uppercase: true)
        text += "\\x" + (hex.count < 2 ? "0" : "") + hex
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
