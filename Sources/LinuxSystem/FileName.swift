/// The name of an entry of a directory as the kernel keeps it: 1…255 bytes, none of them NUL or "/", in no encoding.
public struct FileName: Equatable, Sendable {
  /// As system calls take it, with a NUL at its end.
  let cString: [CChar]

  public var bytes: [UInt8] { cString.dropLast().map { UInt8(bitPattern: $0) } }

  /// The most bytes that a name can have (`NAME_MAX`).
  public static let longest = 255

  /// Nil for what is no name of a file: empty, too long, ".", "..", or with a NUL or "/" in it.
  public init?(_ bytes: some Sequence<UInt8>) {
    var letters: [CChar] = []
    letters.reserveCapacity(bytes.underestimatedCount + 1)
    for byte in bytes {
      guard byte != 0, byte != UInt8(ascii: "/"), letters.count < Self.longest else { return nil }
      letters.append(CChar(bitPattern: byte))
    }
    guard !letters.isEmpty, letters != [46], letters != [46, 46] else { return nil }
    letters.append(0)
    cString = letters
  }

  public init?(_ text: String) { self.init(text.utf8) }

  /// Whether the name is a text at all.
  public var isUTF8: Bool { String(validating: cString.dropLast(), as: UTF8.self) != nil }

  /// This name with `suffix` behind it, shortened before the suffix where both would be too long.
  public func appending(_ suffix: String) -> FileName {
    let tail = suffix.utf8.prefix(Self.longest - 1)
    let bytes = bytes
    var head = bytes.prefix(Self.longest - tail.count)
    if head.count < bytes.count {
      // No half characters: drop what continues one, and its first byte.
      while let last = head.last, last & 0xC0 == 0x80 { head.removeLast() }
      if let last = head.last, last >= 0xC0 { head.removeLast() }
    }
    return FileName(head + tail) ?? self
  }

  /// Whether the name begins, or ends, with these ASCII letters.
  public func begins(with letters: StaticString) -> Bool { holds(letters, at: 0) }
  public func ends(in letters: StaticString) -> Bool {
    holds(letters, at: cString.count - 1 - letters.utf8CodeUnitCount)
  }

  private func holds(_ letters: StaticString, at start: Int) -> Bool {
    let count = letters.utf8CodeUnitCount
    guard start >= 0, start + count < cString.count else { return false }
    return (0..<count).allSatisfy { unsafe UInt8(bitPattern: cString[start + $0]) == letters.utf8Start[$0] }
  }
}

extension FileName: Hashable {
  /// All bytes at once: an array would hash them one by one.
  public func hash(into hasher: inout Hasher) { unsafe cString.withUnsafeBytes { unsafe hasher.combine(bytes: $0) } }
}

extension FileName: CustomStringConvertible {
  /// The name as text; bytes that are not UTF-8 appear as `\xE9`.
  public var description: String {
    if let text = String(validating: cString.dropLast(), as: UTF8.self) { return text }
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
