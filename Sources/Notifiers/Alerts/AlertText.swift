import CivilTime
public import News

/// An alert as text for people.
///
///     MOVED  Cheese quota notice: 2027-03-02 → 2027-04-15 (in 9 days)
///       warning, topic Dairy quotas (0.82), deadline cheese-quota
///       Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
///       “The notice, due on March 2, will now be published on April 15.”
///       rule: date moved
///
/// Lines are broken at the width given. Text that comes from articles can neither forge a line nor send an escape
/// sequence.
public struct AlertText: Sendable, Hashable {
  /// Columns of a line; nil for no limit.
  public let width: Int?
  /// Whether to emphasise with a terminal's colours; without them the text holds no escape sequence.
  public let colour: Bool

  public init(width: Int? = nil, colour: Bool = false) {
    self.width = width
    self.colour = colour
  }

  /// The alert in lines, each ended by a newline; the first is not indented, all others are.
  public func text(_ alert: Alert) -> String {
    var paragraphs = [headline(alert), circumstances(alert)]
    if let rejection = alert.rejection { paragraphs.append(StyledText(rejection.message)) }
    if let article = alert.article { paragraphs.append(source(article)) }
    var named = alert.article?.id
    for evidence in alert.evidence {
      if evidence.article.id != named { paragraphs.append(source(evidence.article)) }
      named = evidence.article.id
      paragraphs.append(quote(evidence))
    }
    paragraphs.append(StyledText("rule: \(alert.rule)", .faint))
    let palette = colour ? Palette.terminal : .plain
    return paragraphs.enumerated().map { index, paragraph in
      paragraph.laidOut(width: width, indent: index == 0 ? 0 : 2, hanging: 4, palette: palette)
    }.joined()
  }

  private func headline(_ alert: Alert) -> StyledText {
    var text = StyledText(alert.kind.sign, .sign(alert.severity))
    text.appendGap()
    guard let deadline = alert.deadline, alert.kind != .articleMatched, alert.kind != .fileRejected else {
      text.append(alert.topic.map(\.title) ?? alert.summary, .emphasised)
      return text
    }
    text.append(deadline.title, .emphasised)
    text.append(": ")
    if let previous = deadline.previous { text.append("\(previous) → ") }
    text.append("\(deadline.date)", .emphasised)
    if let until = deadline.until { text.append(" to \(until)", .emphasised) }
    if alert.kind != .deadlineCancelled { text.append(" (\(Self.distance(days: deadline.daysLeft)))") }
    return text
  }

  private func circumstances(_ alert: Alert) -> StyledText {
    var text = StyledText(alert.severity.rawValue, .sign(alert.severity))
    if let topic = alert.topic {
      let percent = topic.score.isFinite ? Int((min(max(topic.score, 0), 1) * 100).rounded()) : 0
      text.append(", topic \(topic.title) (\(percent / 100).\(percent % 100 / 10)\(percent % 10))", .faint)
    }
    if let deadline = alert.deadline {
      text.append(", \(deadline.origin.rawValue) deadline \(deadline.id)", .faint)
      if deadline.state == .proposed { text.append(", only proposed", .faint) }
    }
    return text
  }

  private func source(_ article: ArticleReference) -> StyledText {
    var text = StyledText(article.headline)
    text.append(
      ([article.source, "\(article.published)", article.file].compactMap(\.self)).reduce("") { $0 + ", " + $1 }, .faint)
    return text
  }

  private func quote(_ evidence: Evidence) -> StyledText {
    var text = StyledText("“")
    text.append(evidence)
    text.append("”")
    return text
  }

  /// `in 9 days`, `tomorrow`, `today`, `yesterday`, `9 days ago`.
  static func distance(days: Int) -> String {
    switch days {
    case 0: "today"
    case 1: "tomorrow"
    case -1: "yesterday"
    case 2...: "in \(days) days"
    default: "\(days.magnitude) days ago"
    }
  }
}

extension StyledText {
  fileprivate init(_ text: String, _ style: TextStyle = .plain) { append(text, style) }
}

extension Alert.Kind {
  /// The word that opens the headline.
  var sign: String {
    switch self {
    case .articleMatched: "MATCHED"
    case .deadlineDiscovered: "DISCOVERED"
    case .deadlineConfirmed: "CONFIRMED"
    case .deadlineMoved: "MOVED"
    case .deadlineCancelled: "CANCELLED"
    case .deadlineApproaching: "APPROACHING"
    case .deadlineReached: "REACHED"
    case .deadlinePassed: "PASSED"
    case .fileRejected: "REJECTED"
    }
  }
}
