import News

/// Turns bytes into text: a byte order mark decides; then valid UTF-8; then the charset that an HTML page declares; then
/// windows-1252.
///
/// Valid UTF-8 goes before a declared charset, as pages are often saved anew in UTF-8 with their old declaration, and
/// text of another encoding is hardly ever valid UTF-8 by chance.
enum CharacterDecoding {
  /// - Throws: `Rejection` for a declared charset that is not read.
  static func decode(_ bytes: [UInt8]) throws(Rejection) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw Rejection(.undecodable, "The file is UTF-32, which is not read: save it as UTF-8.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), littleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), littleEndian: false) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if let charset = declaredCharset(bytes) {
      if utf8Labels.contains(charset) { return String(decoding: bytes, as: UTF8.self) }
      guard windows1252Labels.contains(charset) else {
        throw Rejection(
          .undecodable, "The page declares the charset '\(charset.prefix(40))', which is not read: save it as UTF-8.")
      }
      return Windows1252.decode(bytes)
    }
    if isTruncatedUTF8(bytes) { return String(decoding: bytes, as: UTF8.self) }
    return Windows1252.decode(bytes)
  }

  private static let utf8Labels: Set = ["utf-8", "utf8", "unicode-1-1-utf-8"]

  /// Labels of the WHATWG Encoding Standard that name windows-1252, and its superset-alikes used for Western text.
  private static let windows1252Labels: Set = [
    "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii", "ascii",
    "ansi_x3.4-1968", "cp819", "ibm819",
  ]

  /// A lone last byte becomes U+FFFD, as do lone surrogates.
  private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var first: UInt8?
    for byte in bytes {
      guard let waiting = first else {
        first = byte
        continue
      }
      let (high, low) = littleEndian ? (byte, waiting) : (waiting, byte)
      units.append(UInt16(high) << 8 | UInt16(low))
      first = nil
    }
    if first != nil { units.append(0xFFFD) }
    return String(decoding: units, as: UTF16.self)
  }

  /// Whether the bytes are UTF-8 but for a last character that was cut off.
  private static func isTruncatedUTF8(_ bytes: [UInt8]) -> Bool {
    (1...3).contains { cut in
      bytes.count > cut && bytes[bytes.count - cut] >= 0xC2
        && String(validating: bytes.dropLast(cut), as: UTF8.self) != nil
    }
  }

  /// The charset of `<meta charset=…>`, `<meta http-equiv … content="…; charset=…">` or `<?xml … encoding=…?>`, in
  /// lower case. Source: WHATWG HTML, "prescan a byte stream to determine its encoding", simplified.
  static func declaredCharset(_ bytes: [UInt8]) -> String? {
    let opening = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    for tag in opening.split(separator: "<").lazy where tag.hasPrefix("meta") || tag.hasPrefix("?xml") {
      let inside = tag.prefix { $0 != ">" }
      for name in ["charset", "encoding"] {
        guard let found = value(of: name, in: inside) else { continue }
        return found
      }
    }
    return nil
  }

  private static func value(of name: String, in tag: Substring) -> String? {
    var rest = Array(tag.utf8)[...]
    while let start = rest.firstIndex(of: name.utf8.first ?? 0) {
      rest = rest[start...]
      guard rest.starts(with: name.utf8) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(name.utf8.count).drop { $0 <= 32 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      let quoted = rest.dropFirst().drop { $0 <= 32 || $0 == 34 || $0 == 39 }
      let label = quoted.prefix { $0 > 32 && $0 != 34 && $0 != 39 && $0 != 59 && $0 != 47 && $0 != 63 }
      return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
    return nil
  }
}
