import CivilTime
import Deadlines
import News

/// Builders for small registers and articles.
enum Samples {
  static let tariff = TrackedDeadline(
    id: "tariff", title: "Tariff on tin", severity: .warning, kind: .effective, due: period("2031-03-10"),
    remind: [7, 1, 0])

  static let rules = RegisterRules(tracked: [tariff], discovery: Discovery())

  static func period(_ text: String) -> CivilPeriod { CivilPeriod(text) ?? .year(1) }
  static func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

  static func commitment(
    _ date: String, _ kind: Commitment.Kind = .effective, _ status: Commitment.Status = .set, from: String? = nil,
    until: String? = nil, label: String = "Tariff on tin", confidence: Double = 0.9
  ) -> Commitment {
    let sentence = QuotedSpan(Span(0, 40), "The \(label) is set for \(date).")
    return Commitment(
      date: period(date), until: until.map { Self.date($0) }, kind: kind, status: status, from: from.map { period($0) },
      evidence: sentence, cue: QuotedSpan(Span(4, 8), "set"), mention: QuotedSpan(Span(20, 30), date), label: label,
      confidence: confidence)
  }

  static func assessment(
    _ id: String, published: String, topics: [String] = ["tin"], _ commitments: [(Commitment, tracked: [String])]
  ) -> Assessment {
    let article = Article(
      id: id, file: "\(id).txt", headline: "Headline of \(id)", headlineSpan: nil, text: "…",
      published: PublicationDate(date(published), from: .given), source: nil, language: nil, format: .text)
    let quote = QuotedSpan(Span(0, 3), "tin")
    return Assessment(
      article: article, matches: topics.map { Match(topic: $0, score: 0.5, spans: [quote], evidence: quote) },
      expressions: [], commitments: commitments.map { AssessedCommitment($0.0, tracked: $0.tracked) })
  }

  static func noon(_ day: String) -> Timestamp { Timestamp(date(day)).adding(.seconds(43_200)) }
}

/// A register that articles are folded into one after another.
struct Desk {
  var register: [DeadlineID: Deadline] = [:]
  var rules = Samples.rules

  init(rules: RegisterRules = Samples.rules, trackedSince day: String = "2031-01-01") {
    self.rules = rules
    take(RegisterFold(rules: rules).registerTracked(register, at: Samples.noon(day)))
  }

  @discardableResult
  mutating func take(_ change: RegisterChange) -> [Alert] {
    for deadline in change.deadlines { register[deadline.id] = deadline }
    return change.alerts
  }

  @discardableResult
  mutating func read(_ assessment: Assessment, severity: Severity? = nil) -> [Alert] {
    let now = Timestamp(assessment.article.published.date).adding(.seconds(43_200))
    return take(RegisterFold(rules: rules)(register, assessment, severity: severity, at: now))
  }

  func reminders(on day: String) -> [Alert] {
    Reminders(rules: rules)(register, on: Samples.date(day), at: Samples.noon(day), offset: 0).alerts
  }
}
