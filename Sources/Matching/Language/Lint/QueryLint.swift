/// Something in a query that is allowed and yet is hardly what its writer means.
public struct QueryLint: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// No text can make it true.
    case neverTrue
    /// Nearly every text makes it true.
    case nearlyAlwaysTrue
    /// `and`: a word, where AND may be meant.
    case lowerCaseOperator
    /// `-word`: of another query language.
    case foreignOperator
    /// Two letters and "*".
    case shortPrefix
    /// A side of an OR that another side makes superfluous.
    case superfluous
  }

  public let kind: Kind
  /// Unicode scalars from the start of the text, as in `QuerySyntaxError`.
  public let offset: Int
  public let length: Int
  /// The named part whose text it stands in; nil for the query itself.
  public let part: String?
  /// What is odd and what to do, without a full stop.
  public let message: String

  init(_ kind: Kind, offset: Int, length: Int, part: String?, _ message: String) {
    self.kind = kind
    self.offset = offset
    self.length = length
    self.part = part
    self.message = message
  }
}
