public import CivilTime
public import News

/// Made-up alerts, to try notifiers and templates with: they say that they are none, and their words hold every mark that
/// some format gives a meaning to.
public enum ExampleAlert {
  /// - Parameter raised: also says which alert it is: at another moment the same example is another alert.
  public static func alert(_ kind: Alert.Kind, raised: Timestamp) -> Alert {
    let today = raised.date()
    let topic = Alert.TopicRecord(id: "example-topic", title: "Example topic", score: 0.5)
    let isRejection = kind == .fileRejected
    let hasDeadline = !isRejection && kind != .articleMatched
    return Alert(
      key: "example/\(raised.milliseconds)", kind: kind, severity: .notice, raised: raised,
      summary: "This is a test of Tocsin (\(kind.rawValue)): nothing has happened", rule: "test",
      topic: isRejection ? nil : topic, deadline: hasDeadline ? deadline(kind, today) : nil,
      article: isRejection ? nil : article(today), evidence: isRejection ? [] : [evidence(today)],
      rejection: isRejection ? Rejection(.tooLarge, "This is a test: no file was rejected.") : nil)
  }

  /// One with every part that an alert can have, whatever its kind: what templates may name.
  static let complete: Alert = {
    let today = CivilDate.distantPast.adding(years: 2029)
    return Alert(
      key: "complete", kind: .deadlineMoved, severity: .notice, raised: Timestamp(today), summary: "", rule: "",
      topic: Alert.TopicRecord(id: "t", title: "t", score: 0.5), deadline: deadline(.deadlineMoved, today),
      article: article(today), evidence: [evidence(today)], rejection: Rejection(.tooLarge, "m"))
  }()

  private static func deadline(_ kind: Alert.Kind, _ today: CivilDate) -> Alert.DeadlineRecord {
    let days =
      switch kind {
      case .deadlineReached: 0
      case .deadlinePassed: -1
      default: 7
      }
    let date = today.adding(days: days)
    return Alert.DeadlineRecord(
      Deadline(
        id: "example-deadline", origin: .tracked, title: "Example deadline", severity: .notice, kind: .due,
        state: kind == .deadlineCancelled ? .cancelled : .standing, date: .day(date), until: date, topics: [],
        remind: [], history: []),
      previous: kind == .deadlineMoved ? .day(today.adding(days: 1)) : nil, today: today)
  }

  private static func article(_ today: CivilDate) -> ArticleReference {
    ArticleReference(
      id: "0000000000000000", file: "example.txt",
      headline: "An example: \"this & that\" <it's> \\ @everyone, {or} *so*",
      published: today, source: "Example Wire", url: "https://example.org/articles?id=1&x=\"y\"")
  }

  private static func evidence(_ today: CivilDate) -> Evidence {
    Evidence(
      article: article(today), quote: "The \"example\" is <due> on that day & no other.\nSo it was said.",
      spans: [QuotedSpan(Span(18, 23), "<due>")])
  }
}
