import CivilTime
import Deadlines
import News
import TemporalExpressions
import TextAnalysis

extension FuzzTarget {
  /// The readers of times and commitments: a text, published on one of a few days that the first byte chooses.
  static let reading = FuzzTarget(name: "reading") { bytes in
    guard let first = bytes.first else { return nil }
    let published = days[Int(first) % days.count]
    let text = AnalyzedText(String(decoding: bytes.dropFirst(), as: UTF8.self))
    let found = TemporalReader().read(text, published: PublicationDate(published, from: .given))
    return brokenLaw(ofTimes: found, in: text) ?? brokenLaw(ofCommitments: found, in: text, published)
  }

  /// An ordinary day, a leap day, the ends of the calendar.
  private static let days = ["2025-07-08", "2024-02-29", "0001-01-01", "9999-12-31"].compactMap(CivilDate.init)

  private static func brokenLaw(ofTimes found: [TemporalExpression], in text: AnalyzedText) -> String? {
    var end = 0
    for time in found {
      guard time.span.start >= end, time.span.end > time.span.start, time.span.end <= text.scalarCount else {
        return "an expression overlaps another or leaves the text: \(time.span)"
      }
      if let period = time.period, period.first > period.last { return "a period ends before it begins: \(time)" }
      end = time.span.end
    }
    return nil
  }

  private static func brokenLaw(
    ofCommitments found: [TemporalExpression], in text: AnalyzedText, _ published: CivilDate
  ) -> String? {
    let headline = Span(0, min(20, text.scalarCount))
    for row in CommitmentReader().read(text, expressions: found, published: published, headline: headline) {
      for quoted in [row.evidence, row.cue, row.mention]
      where text.quote(start: quoted.span.start, end: quoted.span.end) != quoted.text {
        return "a quote is not what stands there: \(quoted)"
      }
      if !row.evidence.span.contains(row.mention.span) { return "the evidence lacks its date: \(row)" }
      if (row.until ?? row.date.last) < published { return "a commitment lies in the past: \(row)" }
      if let until = row.until, until < row.date.first { return "a range ends before it begins: \(row)" }
      guard (0...1).contains(row.confidence) else { return "a confidence outside of 0…1: \(row)" }
    }
    return nil
  }
}
