import CivilTime
import News

/// What the words of a date leave open.
enum Openness: Sendable {
  case nothing, year, week
}

/// A date as a sentence names it: one expression, or the two ends of a range.
struct Mention: Sendable {
  /// The piece of its sentence that it is.
  let piece: Int
  /// Its words, five at most.
  let words: [Word]
  /// How it hangs on its sentence.
  let link: LinkReading
  /// All the date words, both ends of a range included.
  let span: Span
  let first: TemporalExpression
  /// The end of a range.
  let last: TemporalExpression?
  /// Stands with a possessive: "Sunday's vote".
  let possessive: Bool
  /// How the range is written: "from … until", "between … and".
  let opensWithFrom: Bool
  /// The word between the two ends, where there is one: "until" of "March 20 until April 4".
  let joiner: Word

  /// The words leave the year, or of a weekday the week, to the reader: "June 3", "Thursday".
  let openness: Openness
  /// The words name a day and not a time of day alone.
  let namesDay: Bool

  /// The date, or the first of the range.
  var period: CivilPeriod
  /// The last or only period of a range's end.
  var endPeriod: CivilPeriod?
  /// The last day of a range.
  var until: CivilDate? {
    guard let end = endPeriod?.last, end > period.first else { return nil }
    return end
  }

  /// The last day on which it can still matter.
  var lastDay: CivilDate { until.map { max($0, period.last) } ?? period.last }

  /// The same date a week or a year later (`steps` 1) or earlier (-1).
  func shifted(_ steps: Int) -> Mention {
    func move(_ period: CivilPeriod) -> CivilPeriod {
      switch (openness, period) {
      case (.week, .day(let date, let time)): .day(date.adding(days: 7 * steps), time: time)
      case (.year, .day(let date, let time)): .day(date.adding(years: steps), time: time)
      case (.year, .month(let year, let month)) where year + steps > 0: .month(year: year + steps, month: month)
      case (.year, .quarter(let year, let quarter)) where year + steps > 0:
        .quarter(year: year + steps, quarter: quarter)
      case (.year, .half(let year, let half)) where year + steps > 0: .half(year: year + steps, half: half)
      default: period
      }
    }
    var copy = self
    copy.period = move(period)
    copy.endPeriod = endPeriod.map(move)
    return copy
  }

  /// The same range with its first day a week later.
  func startingLater() -> Mention {
    var copy = shifted(1)
    copy.endPeriod = endPeriod
    return copy
  }

  /// The length of "30 days from March 31" and the like.
  var countsFrom: Length? {
    guard words.count > 3, words[2] == "from" || words[2] == "after" else { return nil }
    return Length(words)
  }

  /// Whether it is no finer than a month.
  var isCoarse: Bool {
    switch period {
    case .day, .week: false
    case .month, .quarter, .half, .year: true
    }
  }

  var isYear: Bool { if case .year = period { true } else { false } }
}
