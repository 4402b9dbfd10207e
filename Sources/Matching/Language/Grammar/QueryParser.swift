/// Reads queries.
///
/// - Words match in any inflection and case; side by side they must all be there, as with `AND`.
/// - `NOT` binds tighter than `NEAR/n` and `BEFORE/n`, those tighter than `AND`, that tighter than `OR`; operators are in
///   capitals.
/// - `"rice quota"` is a phrase, `"rice quota"~3` one whose words may be moved; hyphenated words are phrases too, and
///   `$550 billion`.
/// - `a NEAR/n b` joins words, phrases and bracketed OR-groups of them; in `a BEFORE/n b` a ends before b begins.
/// - `ATLEAST/n (a b c)` counts the parts that are true.
/// - `headline:`, `body:`, `source:`, `byline:`, `language:` before a word, phrase or bracket: read there alone.
/// - `tariff*` is a prefix of at least two letters, `lab?r` and `tar*s` patterns of a word, `=Rice` the exact word, `25%`
///   also "25 percent" and "25 per cent".
/// - `auto^3` weighs a part of an outer AND or OR; see `Query.booleanReading`.
/// - `$korea` is a named part: a query in brackets, written elsewhere.
public enum QueryParser {
  /// The limits that a query must keep.
  public static let maximumDepth = 64
  public static let maximumSize = 10_000
  public static let maximumPhrase = 32
  /// UTF-8 bytes of one text.
  public static let maximumLength = 1 << 18
  /// The greatest weight of a part, and less than 0 as well.
  public static let maximumWeight = 1000

  /// - Parameters:
  ///   - text: the query.
  ///   - names: the texts of the named parts, without "$". Each may use the others, but not itself.
  public static func parse(_ text: String, names: [String: String] = [:]) throws(QuerySyntaxError) -> Query {
    try read(text, parts: NamedParts(names)).query
  }

  /// The query of a text, and what is odd in it.
  ///
  /// - Throws: the first fault; one of a named part carries the part's name.
  public static func read(_ text: String, parts: NamedParts) throws(QuerySyntaxError) -> ParsedQuery {
    var parts = parts
    var grammar = try QueryGrammar(text, part: nil)
    let query = try grammar.query(&parts)
    guard let reading = query.booleanReading else {
      throw whole(
        text, "Every part of the query has a weight below 0.", expected: "a part that speaks for the topic: auto^3")
    }
    guard reading.isAnchored else {
      throw whole(
        text, "The query is true of texts that have none of its words.",
        expected: "a word or phrase without NOT, on each side of an OR")
    }
    return ParsedQuery(query: query, lints: grammar.lints + grammar.breadth(of: reading), uses: grammar.uses)
  }

  private static func whole(_ text: String, _ message: String, expected: String) -> QuerySyntaxError {
    QuerySyntaxError(offset: 0, length: text.unicodeScalars.count, message: message, expected: expected)
  }
}

/// What a parser makes of a text.
public struct ParsedQuery: Sendable {
  public let query: Query
  public let lints: [QueryLint]
  /// The named parts in it, at any depth.
  public let uses: Set<String>
}
