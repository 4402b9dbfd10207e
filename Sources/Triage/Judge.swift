public import CivilTime
public import Deadlines
public import News

/// What is rung for one arrival: the matches of its article, and what it changes in the register. Pure.
public struct Judge: Sendable {
  private let topics: [TopicID: Topic]
  public let fold: RegisterFold

  public init(topics: [Topic], fold: RegisterFold) {
    self.topics = Dictionary(topics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.fold = fold
  }

  /// - Parameter now: the moment on the clock that the daemon follows.
  public func judge(
    _ assessment: Assessment, register: [DeadlineID: Deadline], at now: Timestamp
  ) -> RegisterChange {
    let severity = assessment.matches.compactMap { topics[$0.topic]?.severity }.max()
    var change = fold(register, assessment, severity: severity, at: now)
    change.alerts = assessment.matches.compactMap { alert(for: $0, in: assessment.article, at: now) } + change.alerts
    return change
  }

  /// - Parameter digest: tells two files of the same name apart, so that each is told once.
  public func judge(
    rejected file: String, inbox: String, digest: String, _ rejection: Rejection, at now: Timestamp
  ) -> RegisterChange {
    RegisterChange(alerts: [
      Alert(
        key: "\(inbox)/\(file)/\(digest)", kind: .fileRejected, severity: .warning, raised: now,
        summary: "\(file) rejected: \(rejection.message)", rule: "inbox: \(inbox)", rejection: rejection)
    ])
  }

  private func alert(for match: Match, in article: Article, at now: Timestamp) -> Alert? {
    guard let topic = topics[match.topic] else { return nil }
    let reference = ArticleReference(article)
    let inSentence = match.spans.filter { match.evidence.span.contains($0.span) }
    return Alert(
      key: "\(topic.id)/\(article.id)", kind: .articleMatched, severity: topic.severity, raised: now,
      summary: "\(topic.title): \(article.headline)", rule: "topics: \(topic.id): \(topic.query)",
      topic: Alert.TopicRecord(id: topic.id, title: topic.title, score: match.score), article: reference,
      evidence: [Evidence(article: reference, quote: match.evidence.text, spans: inSentence)],
      explanation: match.explanation)
  }
}
