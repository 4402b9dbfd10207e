/// Reads queries.
///
/// - Words match in any inflection and case; side by side they must all be there, as with `AND`.
/// - `NOT` binds tighter than `NEAR/n`, that tighter than `AND`, that tighter than `OR`; operators are in capitals.
/// - `"rice quota"` is a phrase, `"rice quota"~3` one whose words may be moved; hyphenated words are phrases too.
/// - `a NEAR/n b` joins words, phrases and bracketed OR-groups of them.
/// - `tariff*` is a prefix of at least two letters, `=Rice` the exact word, `25%` also "25 percent" and "25 per cent".
/// - `$korea` is a named part: a query in brackets, written elsewhere.
public enum QueryParser {
  /// The limits that a query must keep.
  public static let maximumDepth = 64
  public static let maximumSize = 10_000
  public static let maximumPhrase = 32

  /// - Parameters:
  ///   - text: the query.
  ///   - names: the texts of the named parts, without "$". Each may use the others, but not itself.
  public static func parse(
    _ text: String, names: [String: String] = [:]
  ) throws(QuerySyntaxError) -> Query {
    var parts = NamedParts(texts: names)
    var parser = try QueryGrammar(text, part: nil, depth: 0)
    let query = try parser.query(&parts)
    guard query.isAnchored else {
      throw QuerySyntaxError(
        offset: 0, length: text.unicodeScalars.count,
        message: "The query is true of texts that have none of its words.",
        expected: "a word or phrase without NOT, on each side of an OR")
    }
    return query
  }
}

/// The named parts of a query, and how much of the limits is spent.
struct NamedParts {
  let texts: [String: String]
  /// The parts that are being read, the outermost first.
  var open: [String] = []
  /// Words, phrases and operators so far, those of parts counted at each use.
  var size = 0
}
