/// A part of an article that a query may be read in alone.
public enum Field: String, Hashable, Sendable, CaseIterable {
  case headline, body
  /// What the article says of itself beside its text.
  case source, byline, language

  /// Whether it is a range of the text; the others stand outside of it.
  public var isText: Bool { self == .headline || self == .body }
}
