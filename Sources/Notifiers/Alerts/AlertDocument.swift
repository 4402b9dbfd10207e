import CivilTime
public import News

/// An alert as data for programs: the `data` of every event, and a line of JSON output.
///
/// Keys are sorted, absent values have no key, and slashes stand unescaped. Moments are RFC 3339 in UTC, dates ISO 8601
/// in the precision of the words that gave them (`2027-04-15`, `2027-04`, `2027-W16`, `2027-Q2`).
///
///     id          text     the alert's identity, the same in every repeat: alert_ and 24 hexadecimal digits
///     kind        text     article.matched, deadline.discovered, …confirmed, …moved, …cancelled, …approaching,
///                          …reached, …passed, file.rejected
///     severity    text     info, notice, warning, critical
///     raised      moment
///     summary     text     one line for a person
///     rule        text     what raised it: a topic's query, a reminder, a limit
///     topic       object   id, title, score (0…1)
///     deadline    object   id, title, origin (tracked, discovered), kind (due, effective, expires, scheduled),
///                          state (standing, proposed, cancelled), date, until (last day of a range),
///                          previous (date before a move), daysLeft (from the alert to the date; below 0 after it)
///     article     object   id, file, headline, published, source, url: the article that brought the alert
///     evidence    list     article (as above), quote (the sentence, word for word),
///                          spans (start, end, text: Unicode scalars of the article's text, half open)
///     rejection   object   reason (a word for programs), message
public struct AlertDocument: Encodable, Sendable {
  public let id: AlertID
  public let kind: Alert.Kind
  public let severity: Severity
  public let raised: String
  public let summary: String
  public let rule: String
  public let topic: Alert.TopicRecord?
  public let deadline: Alert.DeadlineRecord?
  public let article: ArticleReference?
  public let evidence: [Evidence]
  public let rejection: Rejection?

  public init(_ alert: Alert) {
    id = alert.id
    kind = alert.kind
    severity = alert.severity
    raised = alert.raised.iso8601
    summary = alert.summary
    rule = alert.rule
    topic = alert.topic
    deadline = alert.deadline
    article = alert.article
    evidence = alert.evidence
    rejection = alert.rejection
  }

  /// The document as one line of JSON, without a newline.
  public func json() throws(DocumentError) -> String { try line(of: self) }
}
