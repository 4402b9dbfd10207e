/// Something tracked, defined by a query.
public struct Topic: Hashable, Sendable {
  public let id: TopicID
  public let title: String
  public let severity: Severity
  /// The query as the operator wrote it.
  public let query: String

  public init(id: TopicID, title: String, severity: Severity, query: String) {
    self.id = id
    self.title = title
    self.severity = severity
    self.query = query
  }
}

/// How much an alert matters, as the operator says of a topic or a deadline.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  case info, notice, warning, critical

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A topic found in an article.
public struct Match: Hashable, Sendable {
  public let topic: TopicID
  /// 0…1.
  public let score: Double
  /// The words that made the query true, in reading order.
  public let spans: [QuotedSpan]
  /// The sentence that holds most of them, word for word.
  public let evidence: QuotedSpan
  /// Why it matches; bounded.
  public let explanation: Explanation?

  public init(
    topic: TopicID, score: Double, spans: [QuotedSpan], evidence: QuotedSpan, explanation: Explanation? = nil
  ) {
    self.explanation = explanation
    self.topic = topic
    self.score = score
    self.spans = spans
    self.evidence = evidence
  }
}
