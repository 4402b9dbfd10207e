import News

/// What the bytes of a file are, told by what is in them; the file's name only decides where they leave it open.
enum ContentKind: Hashable {
  case text, html

  /// How far into the file signs of HTML are looked for, in bytes.
  private static let window = 4096

  /// - Throws: `Rejection` for bytes that are neither text nor HTML.
  static func check(_ bytes: [UInt8]) throws(Rejection) {
    if let signature = BinarySignature.of(bytes) {
      throw Rejection(.binary, "The file is \(signature.name), not text: \(signature.advice).")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return }
    let opening = bytes.prefix(1 << 16)
    let (zeros, controls) = Self.controls(in: opening)
    if zeros > opening.count * 2 / 5 {
      throw Rejection(
        .undecodable, "The file looks like UTF-16 or UTF-32 without a byte order mark: save it as UTF-8.")
    }
    if zeros > 0 {
      throw Rejection(.binary, "The file has NUL bytes, so it is not text: drop the article as .txt or .html.")
    }
    if controls * 50 > opening.count {
      throw Rejection(
        .binary,
        "\(controls) of the first \(opening.count) bytes are control codes, so it is not text: "
          + "drop the article as .txt or .html.")
    }
  }

  /// How many bytes are NUL, and how many are codes that no text has.
  private static func controls(in bytes: ArraySlice<UInt8>) -> (zeros: Int, controls: Int) {
    var (zeros, controls) = (0, 0)
    func count(_ byte: UInt8) {
      if byte == 0 { zeros += 1 }
      if byte < 9 || byte > 13 && byte < 32 && byte != 0x1B || byte == 0x7F { controls += 1 }
    }
    unsafe bytes.withUnsafeBytes { bytes in
      var at = 0
      while at + 8 <= bytes.count {
        // Most eights have none.
        let eight = unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if EightBytes.haveControl(eight) || EightBytes.have(0x7F, eight) {
          for place in at..<at + 8 { count(unsafe bytes[place]) }
        }
        at += 8
      }
      for place in at..<bytes.count { count(unsafe bytes[place]) }
    }
    return (zeros, controls)
  }

  /// - Throws: `Rejection` for a feed, which is many articles.
  static func of(_ text: String, name: String) throws(Rejection) -> ContentKind {
    var text = text
    // No copy of what has no sign.
    guard text.withUTF8({ unsafe $0.prefix(window).contains(UInt8(ascii: "<")) }) else { return .text }
    let start = text.withUTF8 { unsafe Array($0.prefix(window)) }
    let opening = start.map { $0 | ((65...90).contains($0) ? 32 : 0) }
    let body = opening[skippingPreamble(opening)...]
    for root in ["<rss", "<feed", "<rdf:rdf"] where body.starts(with: root.utf8) {
      throw Rejection(.undecodable, "The file is a feed, which lists many articles: drop each as a file of its own.")
    }
    if startsWithTag(body) { return .html }
    if ["<!doctype html", "<html>", "<html ", "</head>", "<body>", "<body "].contains(where: {
      standsAtLineStart($0, in: opening)
    }) {
      return .html
    }
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    let saysHTML = ["html", "htm", "xhtml", "shtml", "mht"].contains(ending)
    return saysHTML && opening.contains(UInt8(ascii: "<")) ? .html : .text
  }

  private static let tags: Set<String> = [
    "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "title", "meta", "link", "script",
    "style", "table", "header", "nav", "span", "base",
  ]

  private static func startsWithTag(_ start: ArraySlice<UInt8>) -> Bool {
    guard start.first == UInt8(ascii: "<") else { return false }
    if start.starts(with: "<!doctype".utf8) { return true }
    let name = start.dropFirst().prefix { (97...122).contains($0) || (48...57).contains($0) }
    guard let next = start.dropFirst(1 + name.count).first else { return false }
    return tags.contains(String(decoding: name, as: UTF8.self)) && (next <= 32 || next == 62 || next == 47)
  }

  /// Where the first thing stands that is no white space, comment or `<?xml …?>`.
  private static func skippingPreamble(_ bytes: [UInt8]) -> Int {
    var at = 0
    while at < bytes.count {
      let rest = bytes[at...]
      if bytes[at] <= 32 || rest.starts(with: [0xEF, 0xBB, 0xBF]) {
        at += bytes[at] <= 32 ? 1 : 3
      } else if rest.starts(with: "<!--".utf8) {
        at = end(of: "-->", in: bytes, from: at + 4)
      } else if rest.starts(with: "<?".utf8) {
        at = end(of: "?>", in: bytes, from: at + 2)
      } else {
        return at
      }
    }
    return bytes.count
  }

  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var at = min(start, bytes.count)
    while at < bytes.count {
      if bytes[at...].starts(with: mark) { return at + mark.count }
      at += 1
    }
    return bytes.count
  }

  private static func standsAtLineStart(_ sign: String, in bytes: [UInt8]) -> Bool {
    var lineStart = true
    for at in bytes.indices {
      if lineStart, bytes[at...].starts(with: sign.utf8) { return true }
      lineStart = bytes[at] == 10 || bytes[at] == 13 || lineStart && bytes[at] <= 32
    }
    return false
  }
}
