import News
import TextAnalysis

/// Titles a commitment in one line: "Ban on cloud services takes effect", "South Korean snap election".
struct Label {
  let text: AnalyzedText
  /// The longest title, in characters.
  static let limit = 80

  func title(of reading: Reading, in sentence: Sentence) -> String {
    let clause = Clause(sentence, mention: reading.mention)
    var title = ""
    if clause.modifiesNoun {
      title = quote(nounPhrase(clause), in: sentence)
    } else {
      let (subject, predicate) = self.parts(clause)
      title = [subject, predicate].map { quote($0, in: sentence) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    if title.isEmpty { title = quote(trimmed(clause.range, in: sentence), in: sentence) }
    return shortened(title.isEmpty ? reading.kind.rawValue : withoutDateline(title))
  }

  /// "3 March 2031 - The council must reply" loses what stands before the dash.
  private func withoutDateline(_ title: String) -> String {
    let letters = Array(title.utf8.prefix(52))
    let dash = letters.indices.dropLast(2).first {
      letters[$0] == 32 && letters[$0 + 1] == UInt8(ascii: "-") && letters[$0 + 2] == 32
    }
    guard let dash, dash < 48 else { return title }
    let rest = title.utf8.dropFirst(dash + 3)
    return String(
      ["The ", "A ", "An "].first { rest.starts(with: $0.utf8) }.map { rest.dropFirst($0.utf8.count) } ?? rest) ?? title
  }

  /// Marks inside a noun phrase: "a 25%-$30 duty".
  private static let inNames: WordSet = ["%", "$", "-", "€", "£"]
  private static let phraseOpeners: WordSet = [
    ";", "—", "–", ":", ",", "“", "\"", "(", "but", "while", "because", "if", "unless", "before",
    "that",
  ]

  /// The noun that the date stands in front of, with what follows it up to a verb or a mark.
  private func nounPhrase(_ clause: Clause) -> Range<Int> {
    let start = clause.piece + 1
    var end = start
    while end < clause.range.upperBound, let piece = clause.sentence.pieces[safe: end] {
      if piece.isMark, !Self.inNames.contains(piece.word) { break }
      if piece.mention != nil || end - start > 2 && piece.has(.clauseOpener) { break }
      if clause.sentence.groups.contains(where: { $0.range.lowerBound == end && !$0.infinitive }) { break }
      end += 1
    }
    return trimmed(start..<end, in: clause.sentence)
  }

  /// Who or what, and what happens to it.
  private func parts(_ clause: Clause) -> (subject: Range<Int>, predicate: Range<Int>) {
    let sentence = clause.sentence
    var stop = min(clause.link.range.isEmpty ? clause.piece : clause.link.range.lowerBound, clause.piece)
    // "Ports have until May" says nothing without its date.
    if clause.link.link == .until, let verb = clause.chain.first, KindJudge.gives.contains(clause.word(verb.head)) {
      stop = clause.piece + 1
    }
    guard let verb = clause.chain.last else {
      let before = trimmed(Range(clause.range.lowerBound, upTo: stop), in: sentence)
      return (before.isEmpty ? trimmed(clause.piece + 1..<clause.range.upperBound, in: sentence) : before, 0..<0)
    }
    let subject = self.subject(of: verb, clause)
    guard verb.range.lowerBound < stop else {
      // The date leads: "On Friday the council will meet in Lisbon".
      let end = sentence.pieces[verb.range.upperBound...].firstIndex { $0.isMark || $0.mention != nil }
      return (subject, trimmed(verb.range.lowerBound..<(end ?? sentence.pieces.count), in: sentence))
    }
    return (subject, trimmed(Range(verb.range.lowerBound, upTo: stop), in: sentence))
  }

  /// The words before a verb back to the verb, the opener or the mark before them; of "…, which …" the words before it.
  private func subject(of verb: VerbGroup, _ clause: Clause) -> Range<Int> {
    let sentence = clause.sentence
    var end = verb.range.lowerBound
    if Self.relatives.contains(sentence.word(end - 1)) { end -= 1 }
    while end > 0, sentence.word(end - 1) == "," { end -= 1 }
    // An aside between commas ("…, which was to end in May, …") is no subject.
    for _ in 0..<4 {
      let start = phrase(endingAt: end, sentence)
      guard sentence.word(start - 1) == ",", Self.asides.contains(sentence.word(start)) else {
        return trimmed(start..<end, in: sentence)
      }
      end = start - 1
    }
    return end..<end
  }

  private static let asides: WordSet = ["which", "who", "whose", "where", "or", "a", "an", "including", "now"]

  private static let relatives: WordSet = ["which", "who", "that"]

  /// Where the words begin that run up to `end` without a mark between; a relative clause is run through.
  private func phrase(endingAt end: Int, _ sentence: Sentence) -> Int {
    var start = end
    while start > 0, end - start < 24, let piece = sentence.pieces[safe: start - 1] {
      if Self.phraseOpeners.contains(piece.word) { break }
      start -= 1
    }
    let verb = sentence.groups.last { $0.range.upperBound <= end && $0.range.lowerBound > start && !$0.infinitive }
    let isRelative = sentence.word(start).isOne(of: "which", "who", "whose", "where")
    if let verb, !isRelative, verb.tense != .participle { return verb.range.upperBound }
    return start
  }

  /// Without marks, conjunctions and articles in front, and marks and small words behind.
  private func trimmed(_ range: Range<Int>, in sentence: Sentence) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, let piece = sentence.pieces[safe: low],
      dropsInFront(piece) || Self.trimmedFront.contains(piece.word)
    {
      low += 1
    }
    while high > low, let piece = sentence.pieces[safe: high - 1], dropsBehind(piece) { high -= 1 }
    return low..<high
  }

  private static let trimmedFront: WordSet = [
    "a", "an", "the", "and", "but", "that", "while", "however", "which", "also", "as", "at", "of", "or", "for", "in",
    "so", "if", "unless", "when", "once",
  ]

  private func dropsInFront(_ piece: Piece) -> Bool { piece.isMark && !piece.word.isOne(of: "$", "€", "£") }

  private func dropsBehind(_ piece: Piece) -> Bool {
    if piece.isMark { return piece.word != "%" }
    return piece.has(.opensNounPhrase) && piece.word != "up" && piece.word != "off"
      || piece.has(.conjunction)
  }

  private func quote(_ range: Range<Int>, in sentence: Sentence) -> String {
    guard !range.isEmpty else { return "" }
    let words = text.quote(sentence.span(of: range, in: text))
    if isOneLine(words.utf8) { return words }
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// ASCII with single spaces between the words, as most sentences are.
  private func isOneLine(_ words: String.UTF8View) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in words {
      if byte < 32 || byte > 126 || byte == 32 && last == 32 { return false }
      last = byte
    }
    return last != 32
  }

  /// At most `limit` characters, cut between words, with a capital in front and no mark behind.
  private func shortened(_ title: String) -> String {
    var title = title
    if title.utf8.count > Self.limit, title.count > Self.limit {
      let head = title.prefix(Self.limit)
      title = String(head.lastIndex(of: " ").map { head[..<$0] } ?? head)
    }
    while let last = title.last, ".,;:-–— ".contains(last) { title.removeLast() }
    return title.prefix(1).uppercased() + title.dropFirst()
  }
}
