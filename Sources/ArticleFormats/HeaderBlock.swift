/// Lines such as "Title: …", "Date: …", "Source: …" at the top of a plain text, ended by an empty line. The form is that
/// of RFC 822's header fields, without folding.
struct HeaderBlock {
  /// Values by field name in lower case; the first of a name counts. Spans are scalars of the text.
  private let fields: [String: Range<Int>]
  private let scalars: [Unicode.Scalar]
  /// Where the text after the block begins, in scalars.
  let end: Int

  var title: Range<Int>? { first(["title", "headline", "subject"]) }
  var date: String? { first(["date", "published", "publication-date", "pubdate", "released"]).map(text) }
  var source: String? { first(["source", "publisher", "site"]).map(text) }
  var byline: String? { first(["byline", "author"]).map(text) }
  var url: String? { first(["url", "link"]).map(text) }
  var language: String? { first(["language", "lang", "content-language"]).map(text) }

  private static let known: Set = [
    "title", "headline", "subject", "date", "published", "publication-date", "pubdate", "source", "publisher", "site",
    "url", "link", "language", "lang", "author", "byline", "section", "content-language",
  ]

  /// Nil where the text does not begin with two known fields or more, and nothing else, before an empty line.
  /// - Parameter scalars: the text's first ones.
  init?(_ scalars: [Unicode.Scalar]) {
    var fields: [String: Range<Int>] = [:]
    var knownFields = 0
    var at = 0
    while at < scalars.count {
      let lineEnd = scalars[at...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
      let next = Self.afterBreak(scalars, lineEnd)
      if scalars[at..<lineEnd].allSatisfy(\.properties.isWhitespace) {
        guard knownFields >= 2 else { return nil }
        self.fields = fields
        self.scalars = scalars
        end = next
        return
      }
      guard let (name, value) = Self.field(scalars, at..<lineEnd) else { return nil }
      if Self.known.contains(name) { knownFields += 1 }
      if fields[name] == nil, !value.isEmpty { fields[name] = value }
      at = next
    }
    return nil
  }

  private static func afterBreak(_ scalars: [Unicode.Scalar], _ end: Int) -> Int {
    guard end < scalars.count else { return end }
    return scalars[end] == "\r" && end + 1 < scalars.count && scalars[end + 1] == "\n" ? end + 2 : end + 1
  }

  private static func field(_ scalars: [Unicode.Scalar], _ line: Range<Int>) -> (String, Range<Int>)? {
    guard let colon = scalars[line].firstIndex(of: ":"), (1...24).contains(colon - line.lowerBound),
      scalars[line.lowerBound..<colon].allSatisfy({ $0.properties.isAlphabetic || $0 == "-" })
    else { return nil }
    let name = String(String.UnicodeScalarView(scalars[line.lowerBound..<colon])).lowercased()
    return (name, scalars.trimmed(colon + 1..<line.upperBound))
  }

  private func first(_ names: [String]) -> Range<Int>? { names.lazy.compactMap { fields[$0] }.first }
  func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
}

extension [Unicode.Scalar] {
  /// `range` without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = self[range].firstIndex(where: { !$0.properties.isWhitespace }),
      let last = self[range].lastIndex(where: { !$0.properties.isWhitespace })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}
