import News
import TextAnalysis

/// Titles a commitment in one line: "Ban on cloud services takes effect", "South Korean snap election".
struct Label {
  let text: AnalyzedText
  static let limit = 80

  func title(of reading: Reading, in sentence: Sentence) -> String {
    let clause = Clause(sentence, mention: reading.mention)
    let pieces = clause.modifiesNoun ? nounPhrase(clause) : subjectAndVerb(clause, reading)
    let words = quote(pieces, in: sentence)
    let title = words.isEmpty ? quote(clause.range, in: sentence) : words
    return shortened(title.isEmpty ? String(describing: reading.kind) : title)
  }

  /// The noun that the date stands in front of, with what follows it up to a verb or a mark.
  private func nounPhrase(_ clause: Clause) -> Range<Int> {
    let start = clause.piece + 1
    var end = start
    while end < clause.range.upperBound, let piece = clause.sentence.pieces[safe: end], !piece.isMark {
      if piece.mention != nil || end > start && Auxiliary(piece.text) != nil { break }
      if end - start > 2, FunctionWords.clauseOpeners.contains(piece.text) { break }
      if clause.sentence.groups.contains(where: { $0.range.lowerBound == end && !$0.infinitive }) { break }
      end += 1
    }
    return trimmed(start..<end, in: clause.sentence)
  }

  /// From the beginning of the clause to the date's preposition.
  private func subjectAndVerb(_ clause: Clause, _ reading: Reading) -> Range<Int> {
    var start = clause.range.lowerBound
    let stop = clause.link.range.isEmpty ? clause.piece : clause.link.range.lowerBound
    // "The ministry said that …": what was said counts.
    if let said = clause.sentence.groups.last(where: { $0.says(.report) && $0.isPast && $0.range.upperBound < stop - 2 && $0.range.lowerBound >= start }),
      clause.chain.first?.range != said.range
    {
      start = said.range.upperBound
      if clause.word(start) == "that" { start += 1 }
    }
    if stop - start >= 2 { return trimmed(start..<stop, in: clause.sentence) }
    // The date comes first: what follows it counts.
    var end = clause.piece + 1
    while end < clause.range.upperBound, clause.sentence.pieces[safe: end]?.mention == nil { end += 1 }
    return trimmed(clause.piece + 1..<end, in: clause.sentence)
  }

  /// Without marks, conjunctions and articles at the front, and marks and small words at the end.
  private func trimmed(_ range: Range<Int>, in sentence: Sentence) -> Range<Int> {
    var (low, high) = (range.lowerBound, max(range.upperBound, range.lowerBound))
    let front: Set = ["a", "an", "the", "and", "but", "that", "while", "however", "which", "also"]
    while low < high, let piece = sentence.pieces[safe: low], piece.isMark && piece.text != "$" || front.contains(piece.text) { low += 1 }
    while high > low, let piece = sentence.pieces[safe: high - 1],
      piece.isMark && piece.text != "%" || FunctionWords.prepositions.contains(piece.text)
        || FunctionWords.determiners.contains(piece.text) || FunctionWords.conjunctions.contains(piece.text)
    {
      high -= 1
    }
    return low..<high
  }

  private func quote(_ range: Range<Int>, in sentence: Sentence) -> String {
    guard !range.isEmpty else { return "" }
    let words = text.quote(sentence.span(of: range, in: text))
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// At most `limit` characters, cut between words, with a capital in front and no mark behind.
  private func shortened(_ title: String) -> String {
    var title = title
    if title.count > Self.limit {
      let head = title.prefix(Self.limit)
      title = String(head.lastIndex(of: " ").map { head[..<$0] } ?? head)
    }
    while let last = title.last, ".,;:-–— ".contains(last) { title.removeLast() }
    return title.prefix(1).uppercased() + title.dropFirst()
  }
}
