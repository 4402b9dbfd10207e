public import CivilTime

/// Words that name a time, normalised in TIMEX3's terms (ISO-TimeML).
public struct TemporalExpression: Hashable, Sendable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  public let span: Span
  public let kind: Kind
  /// The TIMEX3 value: `2025-08-01`, `2025-W18`, `P30D`, `PRESENT_REF`, `XXXX-WXX-1`.
  public let value: String
  /// The stretch of the calendar it names, where it names one.
  public let period: CivilPeriod?
  /// Whether the expression is the end of the range that began in the expression before ("16" of "May 15-16").
  public let closesRange: Bool
  /// The other reading, where the words leave two.
  public let other: OtherReading?

  /// A reading that was not chosen, and what the choice rests on.
  public struct OtherReading: Hashable, Sendable {
    public let period: CivilPeriod
    public let ground: Ground

    public init(_ period: CivilPeriod, _ ground: Ground) {
      self.period = period
      self.ground = ground
    }
  }

  /// Why the chosen reading was preferred.
  public enum Ground: String, Sendable, Codable, CaseIterable {
    /// Tense, modality or a preposition of the clause say on which side of the publication it lies.
    case tense
    /// Nothing in the clause says it: the nearest one.
    case nearest
    /// The order of day and month in figures: that of the article's language, or of a date in it that leaves no doubt.
    case order
    /// TIMEX3 keeps the unit of the words ("two months ago" is a month); the other is the day itself.
    case unit
  }

  public init(
    span: Span, kind: Kind, value: String, period: CivilPeriod?, closesRange: Bool = false, other: OtherReading? = nil
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.period = period
    self.closesRange = closesRange
    self.other = other
  }
}
