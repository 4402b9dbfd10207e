import CivilTime
import News
import TextAnalysis

/// Turns a length of time into the day on which it ends, where the text says from when it runs: "within 30 days".
struct DurationReader {
  let published: CivilDate
  let expressions: [TemporalExpression]

  /// The last day of a duration, counted from the date that the text names as its start ("counted from Dec. 1",
  /// "announced on April 9"), or from the publication for "within 30 days". Nil for a length that runs from nowhere.
  ///
  /// - Parameter tokens: where the duration stands in `text`.
  func period(of expression: TemporalExpression, after tokens: Range<Int>, in text: AnalyzedText) -> CivilPeriod? {
    guard expression.kind == .duration else { return nil }
    let before = word(tokens.lowerBound - 1, text)
    let after = (0..<3).map { word(tokens.upperBound + $0, text) }
    let within = before == "within" || before == "than" && ["later", "more"].contains(word(tokens.lowerBound - 2, text))
    if within {
      if let anchor = self.anchor(after: tokens, in: text) { return end(of: expression.value, from: anchor) }
      // "within two days of the presentation" runs from a day that nobody knows.
      let known: Set = ["release", "publication", "notice", "announcement", "order", "today", "decision", "statement"]
      if ["of", "from", "after", "following"].contains(after[0]), !after.dropFirst().contains(where: known.contains) {
        return nil
      }
      return end(of: expression.value, from: published)
    }
    let holds: Set = ["pause", "truce", "suspension", "freeze", "delay", "reprieve", "ceasefire", "moratorium", "period"]
    if before == "for" || after.contains(where: holds.contains) {
      guard let anchor = self.anchor(after: tokens, in: text) else { return nil }
      return end(of: expression.value, from: anchor)
    }
    return nil
  }

  /// The date that stands shortly after "from", "on", "since" or "starting" behind the duration.
  private func anchor(after tokens: Range<Int>, in text: AnalyzedText) -> CivilDate? {
    guard let end = text.tokens[safe: tokens.upperBound - 1] else { return nil }
    var low = 0
    var high = expressions.count
    while low < high {
      let middle = (low + high) / 2
      if expressions[middle].span.start < Int(end.scalarEnd) { low = middle + 1 } else { high = middle }
    }
    guard let next = expressions[safe: low], let period = next.period, period.first == period.last else { return nil }
    var words: [String] = []
    var index = tokens.upperBound
    while let token = text.tokens[safe: index], Int(token.scalarStart) < next.span.start, words.count < 8 {
      let word = self.word(index, text)
      if word == "." || word == ";" { return nil }
      words.append(word)
      index += 1
    }
    let starters: Set = ["from", "since", "starting", "beginning", "announced", "after", "of", "began", "declared"]
    guard words.count < 8, words.contains(where: starters.contains) else { return nil }
    return period.first
  }

  /// `P30D`, `P2W`, `P3M`, `P1Y` after a day.
  private func end(of value: String, from start: CivilDate) -> CivilPeriod? {
    guard value.first == "P", let unit = value.last, let count = Int(value.dropFirst().dropLast()), count > 0,
      count < 4000
    else { return nil }
    switch unit {
    case "D": return .day(start.adding(days: count))
    case "W": return .day(start.adding(days: 7 * count))
    case "M": return .day(start.adding(months: count))
    case "Y": return .day(start.adding(years: count))
    default: return nil
    }
  }

  private func word(_ index: Int, _ text: AnalyzedText) -> String {
    guard let token = text.tokens[safe: index] else { return "" }
    if token.kind == .mark {
      return String(decoding: text.bytes[safe: Int(token.start)..<Int(token.end)], as: UTF8.self)
    }
    return String(decoding: text.folded[safe: Int(token.foldedStart)..<Int(token.foldedEnd)], as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes of a range that lies inside, or none.
  subscript(safe range: Range<Int>) -> ArraySlice<UInt8> {
    range.lowerBound >= 0 && range.upperBound <= count ? self[range] : []
  }
}
