import CivilTime
import News

/// Alerts of every kind about one made-up deadline.
enum Sample {
  static let raised = Timestamp(milliseconds: 1_806_994_625_120)  // 2027-04-06T06:57:05.120Z

  static let article = ArticleReference(
    id: "00c0ffee00c0ffee", file: "wire-17.html", headline: "Ministry puts off the cheese notice",
    published: date(2027, 4, 6), source: "Example Wire", url: "https://example.org/cheese/17")

  static let earlier = ArticleReference(
    id: "0123456789abcdef", file: "wire-03.txt", headline: "Cheese notice is due in March", published: date(2027, 1, 9),
    source: nil, url: nil)

  static let quote = "The notice, due on March 2, will now be published on April 15."

  /// The quote as it stands 40 scalars into the article.
  static let evidence = Evidence(
    article: article, quote: quote,
    spans: [QuotedSpan(Span(90, 102), "on April 15."), QuotedSpan(Span(73, 76), "now")])

  static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year, month, day) ?? CivilDate(dayNumber: 0)
  }

  static func deadline(
    _ date: CivilPeriod = .day(date(2027, 4, 15)), until: CivilDate? = nil, state: Deadline.State = .standing,
    previous: CivilPeriod? = nil
  ) -> Alert.DeadlineRecord {
    Alert.DeadlineRecord(
      Deadline(
        id: "cheese-quota", origin: .tracked, title: "Cheese quota notice", severity: .warning, kind: .due,
        state: state, date: date, until: until, topics: ["dairy"], remind: [7, 1], history: []),
      previous: previous, today: self.date(2027, 4, 6))
  }

  static let topic = Alert.TopicRecord(id: "dairy", title: "Dairy quotas", score: 0.82)

  static func alert(_ kind: Alert.Kind, severity: Severity = .warning) -> Alert {
    switch kind {
    case .articleMatched:
      alert(kind, severity, "Dairy quotas: Ministry puts off the cheese notice", "cheese NEAR/5 notice", topic: topic)
    case .deadlineDiscovered: alert(kind, severity, "New: cheese notice, 2027-04-15", "stated in an article")
    case .deadlineConfirmed: alert(kind, severity, "Confirmed: cheese notice, 2027-04-15", "stated again")
    case .deadlineMoved:
      alert(
        kind, severity, "Cheese notice: 2027-03-02 → 2027-04-15", "date moved", topic: topic,
        deadline: deadline(previous: .day(date(2027, 3, 2))))
    case .deadlineCancelled:
      alert(kind, severity, "Called off: cheese notice", "called off", deadline: deadline(state: .cancelled))
    case .deadlineApproaching:
      alert(
        kind, severity, "In 2 days: cheese notice", "remind: 2d", deadline: deadline(.day(date(2027, 4, 8))),
        article: nil)
    case .deadlineReached:
      alert(kind, severity, "Today: cheese notice", "remind: 0d", deadline: deadline(.day(date(2027, 4, 6))))
    case .deadlinePassed:
      alert(kind, severity, "Passed: cheese notice", "passed", deadline: deadline(.day(date(2027, 4, 3))))
    case .fileRejected:
      Alert(
        key: "rejected/x", kind: kind, severity: severity, raised: raised, summary: "x.html: no article in it",
        rule: "largest file: 1 MB",
        rejection: Rejection(.tooLarge, "The file has 3 MB; raise the limit or split it."))
    }
  }

  private static func alert(
    _ kind: Alert.Kind, _ severity: Severity, _ summary: String, _ rule: String, topic: Alert.TopicRecord? = nil,
    deadline: Alert.DeadlineRecord? = deadline(), article: ArticleReference? = article
  ) -> Alert {
    Alert(
      key: "sample", kind: kind, severity: severity, raised: raised, summary: summary, rule: rule, topic: topic,
      deadline: kind == .articleMatched ? nil : deadline, article: article, evidence: [evidence])
  }

  /// An alert whose every text was written by someone who means harm.
  static let hostile: Alert = {
    let poison = "a\u{1B}[2J\nMOVED  forged\u{202E}\u{9B}31m\r\u{7}"
    let article = ArticleReference(
      id: "ffffffffffffffff", file: poison, headline: poison, published: date(2027, 4, 6), source: poison, url: poison)
    return Alert(
      key: "hostile", kind: .articleMatched, severity: .info, raised: raised, summary: poison, rule: poison,
      topic: Alert.TopicRecord(id: poison, title: poison, score: .nan), article: article,
      evidence: [
        Evidence(
          article: article, quote: poison,
          spans: [QuotedSpan(Span(-5, 3), "a"), QuotedSpan(Span(.max, .max), poison), QuotedSpan(Span(3, 4), "")])
      ])
  }()

  /// An alert that says the same words everywhere.
  static func wordy(_ words: String) -> Alert {
    let article = ArticleReference(
      id: "eeeeeeeeeeeeeeee", file: words, headline: words, published: date(2027, 4, 6), source: words,
      url: "https://example.org/?q=|><(\(words.prefix(20))")
    return Alert(
      key: "wordy", kind: .articleMatched, severity: .critical, raised: raised, summary: words, rule: words,
      topic: Alert.TopicRecord(id: String(words.prefix(64)), title: words, score: 1), article: article,
      evidence: (0..<9).map { _ in
        Evidence(article: article, quote: words, spans: [QuotedSpan(Span(0, 4), String(words.prefix(4)))])
      })
  }

  static func delivery(_ alert: Alert = alert(.deadlineMoved), attempts: Int = 0) -> Delivery {
    Delivery(id: 7, notifier: "desk", alert: alert, attempts: attempts, owed: raised)
  }
}
