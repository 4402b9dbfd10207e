public import CivilTime

/// A dated statement in an article that something is due, takes effect, expires or is scheduled.
public struct Commitment: Hashable, Sendable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Something must be done, filed, decided or agreed by then.
    case due
    /// Something starts to hold, opens or resumes then.
    case effective
    /// Something stops to hold then.
    case expires
    /// An event is to take place then.
    case scheduled
  }

  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Stated as standing.
    case set
    /// The article says that the date was changed.
    case moved
    /// Only asked for, expected, possible or aimed at.
    case proposed
    /// Called off without a new date.
    case cancelled
  }

  public let date: CivilPeriod
  /// The last day of a range; nil for a single date.
  public let until: CivilDate?
  public let kind: Kind
  public let status: Status
  /// The old date of a moved commitment, where the article gives it.
  public let from: CivilPeriod?
  /// The sentence, word for word, and where it stands.
  public let evidence: QuotedSpan
  /// The words that make it a commitment.
  public let cue: QuotedSpan
  /// The date words.
  public let mention: QuotedSpan
  /// One line for a person: "25% reciprocal tariffs take effect".
  public let label: String
  /// 0…1: how sure the reader is that this is a commitment at all.
  public let confidence: Double

  public init(
    date: CivilPeriod, until: CivilDate?, kind: Kind, status: Status, from: CivilPeriod?, evidence: QuotedSpan,
    cue: QuotedSpan, mention: QuotedSpan, label: String, confidence: Double
  ) {
    self.date = date
    self.until = until
    self.kind = kind
    self.status = status
    self.from = from
    self.evidence = evidence
    self.cue = cue
    self.mention = mention
    self.label = label
    self.confidence = confidence
  }
}
