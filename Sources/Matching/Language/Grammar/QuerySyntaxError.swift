/// Why a text is no query, and where.
public struct QuerySyntaxError: Error, Hashable, Sendable {
  /// Where the fault begins: Unicode scalars from the start of the text.
  public let offset: Int
  /// How many scalars it covers; 0 where something is missing.
  public let length: Int
  /// What is wrong, as a sentence.
  public let message: String
  /// What would be right there, as words for a list: "a word", "')'".
  public let expected: String
  /// The named part whose text has the fault; nil for the query itself. `offset` counts in that text.
  public let part: String?

  public init(offset: Int, length: Int, message: String, expected: String, part: String? = nil) {
    self.offset = offset
    self.length = length
    self.message = message
    self.expected = expected
    self.part = part
  }
}

extension QuerySyntaxError: CustomStringConvertible {
  public var description: String {
    let place = part.map { " of $\($0)" } ?? ""
    return "\(message) (at character \(offset + 1)\(place); expected \(expected))"
  }
}
