public import News

/// A stored query that is true of a text.
public struct QueryMatch: Hashable, Sendable {
  public let id: String
  /// How strongly the text is about it, 0…1, never 0. See `QueryIndex`.
  public let score: Double
  /// The words that make it true, in reading order, without overlaps; at most `QueryIndex.maximumSpans`.
  public let spans: [Span]

  public init(id: String, score: Double, spans: [Span]) {
    self.id = id
    self.score = score
    self.spans = spans
  }
}
