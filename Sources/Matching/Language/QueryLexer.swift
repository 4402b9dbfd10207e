/// Cuts the text of a query into operators, words and quoted phrases.
struct QueryLexer {
  enum Lexeme: Hashable {
    case and, or, not
    case near(Int)
    case open, close
    case name(String)
    /// Characters without white space, brackets and quotation marks.
    case bare(String)
    case quoted(String, slop: Int)
    case end
  }

  struct Located {
    let lexeme: Lexeme
    /// Unicode scalars from the start of the text.
    let offset: Int
    let length: Int
  }

  /// The greatest distance in words that a query may ask for.
  static let maximumDistance = 1000

  private let scalars: [Unicode.Scalar]
  private let part: String?
  private var at = 0

  /// - Parameter part: the name of the part that the text belongs to, for errors.
  init(_ text: String, part: String?) {
    scalars = Array(text.unicodeScalars)
    self.part = part
  }

  /// All lexemes, `.end` the last.
  static func lexemes(of text: String, part: String?) throws(QuerySyntaxError) -> [Located] {
    var lexer = QueryLexer(text, part: part)
    var found: [Located] = []
    repeat { found.append(try lexer.next()) } while found.last?.lexeme != .end
    return found
  }

  private mutating func next() throws(QuerySyntaxError) -> Located {
    while at < scalars.count, Self.isSpace(scalars[at]) { at += 1 }
    let start = at
    guard at < scalars.count else { return Located(lexeme: .end, offset: at, length: 0) }
    let lexeme: Lexeme
    switch scalars[at] {
    case "(":
      at += 1
      lexeme = .open
    case ")":
      at += 1
      lexeme = .close
    case let scalar where Self.isQuotation(scalar):
      lexeme = try quoted()
    default:
      lexeme = try word()
    }
    return Located(lexeme: lexeme, offset: start, length: at - start)
  }

  private mutating func quoted() throws(QuerySyntaxError) -> Lexeme {
    let start = at
    at += 1
    guard let end = scalars[at...].firstIndex(where: Self.isQuotation) else {
      throw error(start, scalars.count - start, "The quotation mark is never closed.", expected: "a closing '\"'")
    }
    let text = string(at..<end)
    at = end + 1
    guard at < scalars.count, scalars[at] == "~" else { return .quoted(text, slop: 0) }
    let tilde = at
    at += 1
    let digits = digits()
    guard let slop = Self.distance(digits) else {
      throw error(
        tilde, max(1, at - tilde), "The distance behind '~' must be a number of words.",
        expected: "a number from 0 to \(Self.maximumDistance)")
    }
    return .quoted(text, slop: slop)
  }

  private mutating func word() throws(QuerySyntaxError) -> Lexeme {
    let start = at
    while at < scalars.count, !Self.isSpace(scalars[at]), !Self.isQuotation(scalars[at]),
      scalars[at] != "(", scalars[at] != ")"
    { at += 1 }
    let text = string(start..<at)
    switch text {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default: break
    }
    if text == "NEAR" || text.hasPrefix("NEAR/") {
      guard let distance = Self.distance(String(text.dropFirst(5))) else {
        throw error(
          start, at - start, "NEAR needs the greatest distance in words.",
          expected: "NEAR/n with a number from 0 to \(Self.maximumDistance)")
      }
      return .near(distance)
    }
    if text.hasPrefix("$") { return .name(String(text.dropFirst())) }
    return .bare(text)
  }

  private mutating func digits() -> String {
    let start = at
    while at < scalars.count, ("0"..."9").contains(scalars[at]) { at += 1 }
    return string(start..<at)
  }

  private static func distance(_ digits: String) -> Int? {
    guard let value = Int(digits), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), value <= maximumDistance
    else { return nil }
    return value
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private func error(_ offset: Int, _ length: Int, _ message: String, expected: String) -> QuerySyntaxError {
    QuerySyntaxError(offset: offset, length: length, message: message, expected: expected, part: part)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isQuotation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "«", "»": true
    default: false
    }
  }
}
