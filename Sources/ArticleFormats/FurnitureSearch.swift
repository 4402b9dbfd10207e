import CivilTime

/// Finds publication days in the furniture of a text's opening: time lines, "Published: …", datelines. A day named in a
/// photo's caption or in running prose is not furniture.
struct FurnitureSearch {
  let prose: Prose

  /// How far into the text furniture stands, in scalars.
  static let reach = 1000

  /// How far a weekday is looked for that is told as the day of the news, in lexemes.
  static let weekdayReach = 250

  /// The best first: with a year before without, then published before dateline before updated, then in reading order.
  func dates() -> [FurnitureDate] {
    let opening = prose.lines.prefix { prose.lexemes[$0.lowerBound].range.lowerBound < Self.reach }
    let found = opening.flatMap { timeLine($0) + (dateline($0).map { [$0] } ?? []) }
    return found.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if (x.day.year == nil) != (y.day.year == nil) { return x.day.year != nil }
      return (x.place.rawValue, a.offset) < (y.place.rawValue, b.offset)
    }.map(\.element)
  }

  /// The days of a line that is a time line as a whole, begins with one, or ends in one after a separator ("The Harbour
  /// Post | June 6, 2024").
  private func timeLine(_ line: Range<Int>) -> [FurnitureDate] {
    let opening = prose.reader.opening(of: line)
    if opening.end == line.upperBound { return opening.dates }
    if !opening.dates.isEmpty {
      let rest = opening.end..<line.upperBound
      if isByline(rest) { return opening.dates }
      guard opening.dates.contains(where: { $0.day.year != nil }), opening.endsInSeparator || opensHeadline(rest)
      else { return [] }
      return opening.dates
    }
    guard line.count <= 16 else { return [] }
    for start in line.dropFirst() where ["|", ",", "•", "·", "-", "–", "—"].contains(prose.lexemes[start - 1].text) {
      let ending = prose.reader.opening(of: start..<line.upperBound)
      let isName = prose.lexemes[line.lowerBound..<start].allSatisfy {
        $0.kind != .word || $0.isCapitalised || ["of", "the", "and", "by", "in"].contains($0.text)
      }
      if isName, ending.end == line.upperBound, ending.dates.contains(where: { $0.day.year != nil }) {
        return ending.dates
      }
    }
    return []
  }

  private func opensHeadline(_ rest: Range<Int>) -> Bool {
    rest.first.map { prose.lexemes[$0].isCapitalised || "‘“'\"".contains(prose.lexemes[$0].text) } ?? true
  }

  /// "By Jane Doe", "| By Jane Doe in Paris".
  func isByline(_ range: Range<Int>) -> Bool {
    let words = prose.lexemes[range].filter { $0.kind == .word }
    return range.count <= 14 && words.count > 1 && words.first?.text == "by" && words[1].isCapitalised
  }

  /// "WASHINGTON, April 30 (Agency) - ", "SEOUL (April 21) — ", "London, 12 May 2025 – ".
  private func dateline(_ line: Range<Int>) -> FurnitureDate? {
    var hasCapitals = false
    for at in line.prefix(14) {
      if at > line.lowerBound, let mention = prose.reader.days.mention(at: at) {
        guard hasCapitals || mention.year != nil, closesDateline(mention.lexemes.upperBound, in: line) else {
          return nil
        }
        return FurnitureDate(day: mention, time: nil, place: .dateline)
      }
      let lexeme = prose.lexemes[at]
      switch lexeme.kind {
      case .word where lexeme.isCapitalised: hasCapitals = hasCapitals || lexeme.isAllCapitals && lexeme.text.count > 1
      case .word where ["of", "the", "de", "la", "and"].contains(lexeme.text): continue
      case .mark where [",", ".", "/", "(", "-", "–", "—", "|", "&"].contains(lexeme.text): continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether what follows the day is an agency's name in brackets, if anything, and a dash.
  private func closesDateline(_ start: Int, in line: Range<Int>) -> Bool {
    var at = start
    func skip(_ marks: Set<String>) { if at < line.upperBound, marks.contains(prose.lexemes[at].text) { at += 1 } }
    skip([")"])
    skip([".", ","])
    if at < line.upperBound, ["(", "/"].contains(prose.lexemes[at].text) {
      guard
        let close = (at + 1..<line.upperBound).prefix(10).first(where: { [")", "/"].contains(prose.lexemes[$0].text) })
      else { return false }
      at = close + 1
    }
    return at < line.upperBound && ["-", "–", "—", "―"].contains(prose.lexemes[at].text)
  }

  /// The weekday told as the day of the news: the first "on Monday", "Monday" after the opening's start.
  func toldWeekday() -> Weekday? {
    for (index, lexeme) in prose.lexemes.enumerated().prefix(Self.weekdayReach) {
      guard lexeme.isCapitalised, let weekday = CalendarWords.weekday(lexeme.text), lexeme.text.count > 4 else {
        continue
      }
      let before = index > 0 ? prose.lexemes[index - 1].text : ""
      if ["last", "next", "by", "until", "since", "before", "after", "coming", "every", "from"].contains(before) {
        continue
      }
      return weekday
    }
    return nil
  }
}
