public import CivilTime

/// An entry of the register: a date that somebody must not miss.
public struct Deadline: Hashable, Sendable, Codable {
  public enum Origin: String, Sendable, Codable {
    /// The operator named it in the settings.
    case tracked
    /// Articles named it.
    case discovered
  }

  public enum State: String, Sendable, Codable {
    case standing, proposed, cancelled
  }

  public let id: DeadlineID
  public let origin: Origin
  public var title: String
  public var severity: Severity
  public var kind: Commitment.Kind
  public var state: State
  public var date: CivilPeriod
  /// The last day of a range; nil for a single date.
  public var until: CivilDate?
  /// The topics of the articles that named it.
  public var topics: [TopicID]
  /// How many days before the date a reminder rings, the earliest first.
  public var remind: [Int]
  /// What was said of it, the oldest first; the first is how it came into the register.
  public var history: [Change]

  public init(
    id: DeadlineID, origin: Origin, title: String, severity: Severity, kind: Commitment.Kind, state: State,
    date: CivilPeriod, until: CivilDate?, topics: [TopicID], remind: [Int], history: [Change]
  ) {
    self.id = id
    self.origin = origin
    self.title = title
    self.severity = severity
    self.kind = kind
    self.state = state
    self.date = date
    self.until = until
    self.topics = topics
    self.remind = remind
    self.history = history
  }

  /// The last day on which it can still be met.
  public var lastDay: CivilDate { until ?? date.last }

  /// The day to be ready for: an event or a start is met on its first day, a limit on its last.
  public var target: CivilDate {
    switch kind {
    case .scheduled, .effective: date.first
    case .due, .expires: date.last
    }
  }

  /// One step of a deadline's life.
  public struct Change: Hashable, Sendable, Codable {
    public enum What: String, Sendable, Codable {
      case registered, confirmed, moved, cancelled
    }

    public let what: What
    /// The date that stands after this step.
    public let date: CivilPeriod
    /// The moment it was recorded, on the clock that the daemon follows.
    public let recorded: Timestamp
    /// The sentence it rests on; nil where the operator's settings say so.
    public let evidence: Evidence?

    public init(what: What, date: CivilPeriod, recorded: Timestamp, evidence: Evidence?) {
      self.what = what
      self.date = date
      self.recorded = recorded
      self.evidence = evidence
    }
  }
}

/// Words of an article that an alert rests on.
public struct Evidence: Hashable, Sendable, Codable {
  public let article: ArticleReference
  /// The sentence, word for word; its first `longestQuote` characters, and "…", where it is longer.
  public let quote: String
  /// The words in it that count (date, cue, query terms), with their offsets in the article's text.
  public let spans: [QuotedSpan]

  public init(article: ArticleReference, quote: String, spans: [QuotedSpan]) {
    self.article = article
    let cut = quote.index(quote.startIndex, offsetBy: Self.longestQuote, limitedBy: quote.endIndex) ?? quote.endIndex
    self.quote = cut == quote.endIndex ? quote : quote[..<cut] + "…"
    self.spans = Array(spans.prefix(Self.mostSpans))
  }

  /// Characters of a quote.
  public static let longestQuote = 2000
  public static let mostSpans = 100
}
