import CivilTime
import Deadlines
import News
import TemporalExpressions
import Testing
import TextAnalysis

/// Reads a text as if it had been published on a day, by default Monday, 2031-03-03.
func commitments(_ text: String, published: String = "2031-03-03", headline: Bool = false) -> [Commitment] {
  guard let day = CivilDate(published) else { return [] }
  let analyzed = AnalyzedText(text)
  let times = TemporalReader().read(analyzed, published: PublicationDate(day, from: .given))
  let line = text.split(separator: "\n", maxSplits: 1).first
  let span = headline ? line.map { Span(0, $0.unicodeScalars.count) } : nil
  return CommitmentReader().read(analyzed, expressions: times, published: day, headline: span)
}

extension Commitment {
  /// `2031-06-02 due set`, with the range's end and the old date where there are any.
  var short: String {
    let end = until.map { "…\($0)" } ?? ""
    let old = from.map { " from \($0)" } ?? ""
    return "\(date)\(end) \(kind.rawValue) \(status.rawValue)\(old)"
  }
}

/// A text and the rows that it must give, in any order.
struct Line: Sendable, CustomTestStringConvertible {
  let text: String
  let rows: [String]
  var testDescription: String { text }

  init(_ text: String, _ rows: String...) { (self.text, self.rows) = (text, rows) }
}
