import CivilTime

/// A text cut into lexemes, lines and sentences, with the days it names: what dating and headlines are read from.
struct Prose {
  let lexemes: [Lexeme]
  let reader: FurnitureReader
  /// Lexemes of each line that has any, in order.
  let lines: [Range<Int>]
  let mentions: [DayMention]
  /// Only the opening was read: the rest names no day.
  let isOpening: Bool

  /// How far into a text it is read, in scalars; the rest of a longer one adds no evidence worth its time.
  static let reach = 60_000

  /// How long an opening is at least that may stand for a whole text, in scalars; its last line is whole. Most headlines
  /// are settled by the first.
  static let openings = [300, FurnitureSearch.reach]

  /// - Parameters:
  ///   - latest: the last day that the text may have been written on.
  ///   - opening: so many scalars and no more lines are read where the rest names no day, which needs digits; nil for all.
  init(_ text: ArraySlice<Unicode.Scalar>, latest: CivilDate, opening: Int? = nil) {
    let text = text.prefix(Self.reach)
    let cut = opening.map { Self.end(of: text, opening: $0) } ?? text.endIndex
    lexemes = Lexeme.all(in: Array(text[..<cut]))
    isOpening = cut < text.endIndex
    reader = FurnitureReader(lexemes, latest: latest)
    lines = Self.runs(of: lexemes) { $0.line != $1.line }
    mentions = reader.days.all(in: 0..<lexemes.count)
  }

  private static func end(of text: ArraySlice<Unicode.Scalar>, opening: Int) -> Int {
    guard text.count > opening, let cut = text[(text.startIndex + opening)...].firstIndex(of: "\n"),
      !text[cut...].contains(where: \.isDigit)
    else { return text.endIndex }
    return cut
  }

  /// The sentences' lexemes, in order. Cut anew each time: most texts need it never.
  var sentences: [Range<Int>] { Self.cutSentences(lexemes) }

  private static func runs(of lexemes: [Lexeme], breaking: (Lexeme, Lexeme) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in lexemes.indices where index + 1 == lexemes.count || breaking(lexemes[index], lexemes[index + 1]) {
      runs.append(start..<index + 1)
      start = index + 1
    }
    return runs
  }

  /// A sentence ends with its line, and at a full stop before a capital unless an abbreviation stands before it.
  private static func cutSentences(_ lexemes: [Lexeme]) -> [Range<Int>] {
    var previous: Lexeme?
    return runs(of: lexemes) { a, b in
      defer { previous = a }
      if a.line != b.line { return true }
      guard a.kind == .mark, [".", "!", "?", "”", "\""].contains(a.text), b.isCapitalised || "“\"".contains(b.text),
        !b.follows(a)
      else { return false }
      guard let before = previous else { return false }
      if a.text != "." { return !"”\"".contains(a.text) || [".", "!", "?"].contains(before.text) }
      return !(before.kind == .word && (before.text.count == 1 || before.text.contains(".") || isAbbreviation(before)))
    }
  }

  private static func isAbbreviation(_ word: Lexeme) -> Bool {
    ["mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "st", "jr", "sr", "no", "vs", "inc", "corp", "co", "ltd"]
      .contains(word.text) || CalendarWords.month(word.text) != nil && word.text.count <= 4 && word.text != "may"
  }
}
