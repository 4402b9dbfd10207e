public import CivilTime

/// Something a person should know.
public struct Alert: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case articleMatched = "article.matched"
    case deadlineDiscovered = "deadline.discovered"
    case deadlineConfirmed = "deadline.confirmed"
    case deadlineMoved = "deadline.moved"
    case deadlineCancelled = "deadline.cancelled"
    case deadlineApproaching = "deadline.approaching"
    case deadlineReached = "deadline.reached"
    case deadlinePassed = "deadline.passed"
    case fileRejected = "file.rejected"
  }

  /// Made from what the alert is about, so that the same alert raised again is the same alert.
  public let id: AlertID
  public let kind: Kind
  public let severity: Severity
  public let raised: Timestamp
  /// One line for a person, readable on its own.
  public let summary: String
  /// The rule that raised it: a topic's query, a deadline's reminder, a limit.
  public let rule: String
  public let topic: TopicRecord?
  public let deadline: DeadlineRecord?
  /// The article that brought it; nil for what the calendar alone brought.
  public let article: ArticleReference?
  public let evidence: [Evidence]
  /// Set for a rejected file.
  public let rejection: Rejection?
  /// Set for a topic's match; alerts of older versions have none.
  public let explanation: Explanation?

  /// The topic, as it was when the alert was raised.
  public struct TopicRecord: Hashable, Sendable, Codable {
    public let id: TopicID
    public let title: String
    /// 0…1.
    public let score: Double

    public init(id: TopicID, title: String, score: Double) {
      self.id = id
      self.title = title
      self.score = score
    }
  }

  /// The deadline, as it was when the alert was raised.
  public struct DeadlineRecord: Hashable, Sendable, Codable {
    public let id: DeadlineID
    public let title: String
    public let origin: Deadline.Origin
    public let kind: Commitment.Kind
    public let state: Deadline.State
    public let date: CivilPeriod
    public let until: CivilDate?
    /// The date before a move.
    public let previous: CivilPeriod?
    /// Days from the alert to the day to be ready for; negative once it has passed.
    public let daysLeft: Int

    public init(_ deadline: Deadline, previous: CivilPeriod?, today: CivilDate) {
      id = deadline.id
      title = deadline.title
      origin = deadline.origin
      kind = deadline.kind
      state = deadline.state
      date = deadline.date
      until = deadline.until
      self.previous = previous
      daysLeft = deadline.target.days(since: today)
    }
  }

  /// - Parameter key: what makes this alert this alert and no other, in words: `moved/reciprocal-tariffs/2025-08-01/…`.
  public init(
    key: String, kind: Kind, severity: Severity, raised: Timestamp, summary: String, rule: String,
    topic: TopicRecord? = nil, deadline: DeadlineRecord? = nil, article: ArticleReference? = nil,
    evidence: [Evidence] = [], rejection: Rejection? = nil, explanation: Explanation? = nil
  ) {
    id = "alert_" + digest("\(kind.rawValue)/\(key)".utf8, digits: 24)
    self.kind = kind
    self.severity = severity
    self.raised = raised
    self.summary = summary
    self.rule = rule
    self.topic = topic
    self.deadline = deadline
    self.article = article
    self.evidence = evidence
    self.rejection = rejection
    self.explanation = explanation
  }
}
