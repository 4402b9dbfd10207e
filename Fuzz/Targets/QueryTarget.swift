import Matching
import News
import TextAnalysis

extension FuzzTarget {
  /// The query parser: a query, and behind zero bytes named parts, each a name, "=" and a query.
  static let query = FuzzTarget(name: "query") { bytes in
    let texts = bytes.split(separator: 0, maxSplits: 8, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var names: [String: String] = [:]
    for text in texts.dropFirst() {
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if halves.count == 2 { names[String(halves[0])] = String(halves[1]) }
    }
    return brokenLaw(of: texts[0], NamedParts(names), names)
  }

  private static func brokenLaw(of text: String, _ parts: NamedParts, _ names: [String: String]) -> String? {
    let parsed: ParsedQuery
    do {
      parsed = try QueryParser.read(text, parts: parts)
    } catch {
      let length = (error.part.map { names[$0] ?? "" } ?? text).unicodeScalars.count
      let isInside = error.offset >= 0 && error.length >= 0 && error.offset + error.length <= length
      return isInside ? nil : "an error points outside of the text: \(error)"
    }
    for lint in parsed.lints where lint.offset < 0 || lint.offset + lint.length > text.unicodeScalars.count {
      return "a lint points outside of the text: \(lint)"
    }
    let query = parsed.query
    guard let again = try? QueryParser.parse(query.description) else { return "what is printed is refused: \(query)" }
    guard again == query else { return "what is printed reads as another query: \(query) as \(again)" }
    var normaliser = QueryNormaliser()
    if normaliser.normal(again) != normaliser.normal(query) { return "a normal form changes: \(query)" }
    return parsed.query.isSmall ? disagreement(on: query, FieldedText(text: AnalyzedText(text), headline: 0..<3)) : nil
  }

  /// The explanation and the index must say the same.
  private static func disagreement(on query: Query, _ article: FieldedText) -> String? {
    let matches = !QueryIndex([(id: "q", query: query)]).matches(in: article).isEmpty
    return QueryExplainer(query).explanation(in: article).matches == matches
      ? nil : "the index and the explanation disagree on \(query)"
  }
}

extension Query {
  /// Whether it is evaluated in no time.
  fileprivate var isSmall: Bool { description.utf8.count < 500 }
}
