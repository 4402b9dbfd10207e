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

  public init(span: Span, kind: Kind, value: String, period: CivilPeriod?, closesRange: Bool = false) {
    self.span = span
    self.kind = kind
    self.value = value
    self.period = period
    self.closesRange = closesRange
  }
}
