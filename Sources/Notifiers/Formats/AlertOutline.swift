import CivilTime
import News

/// What messages for people say of an alert, part by part. Every text is one harmless line; markup is not escaped yet.
struct AlertOutline: Sendable {
  /// Words that count in a quote are emphasised.
  struct Run: Hashable, Sendable {
    let text: String
    let isEmphasised: Bool
  }

  /// `MOVED`.
  let sign: String
  /// `Cheese quota notice: 2027-03-02 → 2027-04-15 (in 9 days)`.
  let title: String
  let severity: Severity
  let facts: [(name: String, value: String)]
  let quotes: [[Run]]
  /// Why a file is no article.
  let rejection: String?
  /// `Ministry puts off the cheese notice`.
  let headline: String?
  /// `Example Wire, 2027-04-06, wire-17.html`.
  let source: String?
  /// Where the article stands on the web, safe to be put into a link.
  let link: String?

  /// Quotes of one message.
  static let mostQuotes = 5

  init(_ alert: Alert) {
    sign = alert.kind.sign
    severity = alert.severity
    title = harmless(Self.title(alert))
    var facts: [(name: String, value: String)] = [("Severity", alert.severity.rawValue)]
    if let topic = alert.topic { facts.append(("Topic", harmless(topic.title))) }
    if let deadline = alert.deadline {
      facts.append(("Deadline", harmless("\(deadline.title) (\(deadline.origin.rawValue))")))
      facts.append(("Date", "\(deadline.date)" + (deadline.until.map { " to \($0)" } ?? "")))
      if let previous = deadline.previous { facts.append(("Before", "\(previous)")) }
      facts.append(("State", deadline.state.rawValue))
    }
    facts.append(("Rule", harmless(alert.rule)))
    self.facts = facts
    quotes = alert.evidence.prefix(Self.mostQuotes).map(Self.runs)
    rejection = alert.rejection.map { harmless($0.message) }
    let article = alert.article ?? alert.evidence.first?.article
    headline = article.map { harmless($0.headline) }
    source = article.map { article in
      harmless([article.source, "\(article.published)", article.file].compactMap(\.self).joined(separator: ", "))
    }
    link = article?.url.flatMap(safeLink)
  }

  private static func title(_ alert: Alert) -> String {
    guard let deadline = alert.deadline, alert.kind != .articleMatched, alert.kind != .fileRejected else {
      return alert.topic.map(\.title) ?? alert.summary
    }
    var title = deadline.title + ": "
    if let previous = deadline.previous { title += "\(previous) → " }
    title += "\(deadline.date)"
    if let until = deadline.until { title += " to \(until)" }
    if alert.kind != .deadlineCancelled { title += " (\(AlertText.distance(days: deadline.daysLeft)))" }
    return title
  }

  private static func runs(_ evidence: Evidence) -> [Run] {
    let quote = Array(evidence.quote.unicodeScalars)
    var runs: [Run] = []
    var words = ""
    var state = false
    for (scalar, isEmphasised) in zip(quote, evidence.emphasised(in: quote)) {
      if isEmphasised != state, !words.isEmpty {
        runs.append(Run(text: words, isEmphasised: state))
        words = ""
      }
      state = isEmphasised
      guard let shown = harmless(scalar) else { continue }
      words.unicodeScalars.append(shown)
    }
    if !words.isEmpty { runs.append(Run(text: words, isEmphasised: state)) }
    return runs
  }
}
