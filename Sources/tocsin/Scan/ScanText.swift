import CivilTime
import News

/// One scanned file, for a person.
enum ScanText {
  static func text(_ assessment: Assessment, file: String) -> String {
    let article = assessment.article
    let inferred = article.published.yearInferred ? ", year inferred" : ""
    let byline = [
      article.source, "\(article.published.date) (from \(article.published.from.rawValue)\(inferred))",
      article.format.rawValue,
    ]
    var lines = ["\(file): \(article.headline)", "  " + byline.compactMap { $0 }.joined(separator: ", ")]
    for match in assessment.matches {
      let words = match.spans.prefix(6).map { "\u{201C}\($0.text)\u{201D}" }.joined(separator: " ")
      lines.append("  topic       \(match.topic) (\(percent(match.score))) \(words)")
    }
    for assessed in assessment.commitments {
      let commitment = assessed.commitment
      let until = commitment.until.map { " to \($0)" } ?? ""
      let from = commitment.from.map { " from \($0)" } ?? ""
      let tracked = assessed.tracked.isEmpty ? "" : " [\(assessed.tracked.joined(separator: ", "))]"
      lines.append(
        "  commitment  \(commitment.date)\(until) \(commitment.kind.rawValue), \(commitment.status.rawValue)\(from): \(commitment.label)\(tracked)"
      )
      lines.append("              \u{201C}\(commitment.evidence.text)\u{201D}")
    }
    if assessment.matches.isEmpty, assessment.commitments.isEmpty { lines.append("  nothing found") }
    return lines.joined(separator: "\n")
  }

  private static func percent(_ score: Double) -> String { "\(Int((score * 100).rounded()))%" }
}
