import News

/// Looks over a page's tags before they are parsed. The parser compares each attribute of a tag with all before it, so a
/// tag of a megabyte of attributes would take minutes; quoted values cost it nothing and are not counted.
enum TagCheck {
  /// - Throws: `Rejection` for a tag with more bytes outside of quotes than the limits allow.
  static func check(_ html: [UInt8], limits: DecodingLimits) throws(Rejection) {
    var at = 0
    while at < html.count {
      let next = html[at] == UInt8(ascii: "<") && at + 1 < html.count ? html[at + 1] : 0
      if (97...122).contains(next | 32) {
        let close = try end(ofTag: at, in: html, limits: limits)
        let raw = ["script", "style"].first { isName($0, html[(at + 1)...]) }
        at = raw.map { end(of: "</" + $0, in: html, from: close) } ?? close
      } else if next == UInt8(ascii: "!"), html[at...].starts(with: "<!--".utf8) {
        at = end(of: "-->", in: html, from: at + 4)
      } else {
        at += 1
      }
    }
  }

  /// The index after the tag's ">".
  private static func end(ofTag open: Int, in html: [UInt8], limits: DecodingLimits) throws(Rejection) -> Int {
    var at = open + 1
    var counted = 0
    var follows: UInt8 = 0
    while at < html.count, html[at] != UInt8(ascii: ">") {
      let byte = html[at]
      if follows == UInt8(ascii: "="), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        at = html[(at + 1)...].firstIndex(of: byte) ?? html.count - 1
      }
      counted += 1
      guard counted <= limits.tagBytes else { throw .tooLongTag(limit: limits.tagBytes) }
      if byte > 32 { follows = byte }
      at += 1
    }
    return min(at + 1, html.count)
  }

  private static func isName(_ name: String, _ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.first.map({ $0 | 32 }) == UInt8(ascii: "s") else { return false }
    let letters = rest.prefix { (97...122).contains($0 | 32) }
    return letters.count == name.utf8.count && zip(letters, name.utf8).allSatisfy { $0 | 32 == $1 }
  }

  /// The index after `mark`, which is in lower case, whatever the case it is found in.
  private static func end(of mark: String, in html: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var at = min(start, html.count)
    while at + mark.count <= html.count {
      if html[at] == mark[0], zip(html[at...], mark).allSatisfy({ $0 == $1 || $0 | 32 == $1 && $1 >= 97 }) {
        return at + mark.count
      }
      at += 1
    }
    return html.count
  }
}
