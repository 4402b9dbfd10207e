import CivilTime
import News

/// A date as a sentence names it: one expression, or the two ends of a range.
struct Mention: Sendable {
  /// The piece of its sentence that it is.
  let piece: Int
  /// All the date words, both ends of a range included.
  let span: Span
  let first: TemporalExpression
  /// The end of a range.
  let last: TemporalExpression?
  /// Stands with a possessive: "Sunday's vote".
  let possessive: Bool
  /// How the range is written: "from … until", "between … and".
  let opensWithFrom: Bool

  /// The date, or the first of the range.
  let period: CivilPeriod
  /// The last day of a range.
  var until: CivilDate? {
    guard let end = last?.period?.last, end > period.first else { return nil }
    return end
  }

  /// The last day on which it can still matter.
  var lastDay: CivilDate { until.map { max($0, period.last) } ?? period.last }

  /// Whether it is no finer than a month.
  var isCoarse: Bool {
    switch period {
    case .day, .week: false
    case .month, .quarter, .half, .year: true
    }
  }

  var isYear: Bool { if case .year = period { true } else { false } }
}
