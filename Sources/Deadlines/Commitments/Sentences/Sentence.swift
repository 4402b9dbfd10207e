import CivilTime
import News
import TextAnalysis

/// A sentence of the text that names at least one date, or stands before one that does: its pieces, its dates and its
/// verb groups.
struct Sentence: Sendable {
  /// Its place among all sentences of the text.
  let ordinal: Int
  let span: Span
  let pieces: [Piece]
  var mentions: [Mention]
  let groups: [VerbGroup]
  let isHeadline: Bool

  /// The span of pieces in the text, in scalars.
  func span(of range: Range<Int>, in text: AnalyzedText) -> Span {
    guard let first = pieces[safe: range.lowerBound], let last = pieces[safe: range.upperBound - 1],
      let start = text.tokens[safe: first.tokens.lowerBound], let end = text.tokens[safe: last.tokens.upperBound - 1]
    else { return span }
    return Span(Int(start.scalarStart), Int(end.scalarEnd))
  }

  /// The word at an index, or the empty string.
  func word(_ index: Int) -> String { pieces[safe: index]?.text ?? "" }
}

extension Collection {
  /// The element at an index, or nil where there is none.
  subscript(safe index: Index) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// Cuts a text into the sentences that the judges read.
struct SentenceBuilder {
  let text: AnalyzedText
  let lexicon: Lexicon
  let durations: DurationReader

  /// - Parameter expressions: those whose first token lies in `range`, in reading order.
  func sentence(
    _ range: Range<Int>, ordinal: Int, expressions: ArraySlice<TemporalExpression>, headline: Span?
  ) -> Sentence? {
    guard let firstToken = text.tokens[safe: range.lowerBound], let lastToken = text.tokens[safe: range.upperBound - 1]
    else { return nil }
    let span = Span(Int(firstToken.scalarStart), Int(lastToken.scalarEnd))
    let slots = join(expressions, in: range)
    var pieces: [Piece] = []
    var mentions: [Mention] = []
    var next = slots.startIndex
    var index = range.lowerBound
    while index < range.upperBound {
      let token = text.tokens[index]
      if next < slots.endIndex, slots[next].tokens.lowerBound <= index {
        let slot = slots[next]
        next += 1
        guard slot.tokens.upperBound > index else { continue }
        if let mention = self.mention(slot, piece: pieces.count) {
          pieces.append(
            Piece(text: "", tokens: slot.tokens, mention: mentions.count, isMark: false, traits: token.traits))
          mentions.append(mention)
        } else {
          // A time that names no stretch of the calendar stays words.
          pieces += slot.tokens.map { piece($0) }
        }
        index = slot.tokens.upperBound
        continue
      }
      pieces.append(piece(index))
      index += 1
    }
    let groups = GroupScanner(pieces: pieces, lexicon: lexicon).groups()
    return Sentence(
      ordinal: ordinal, span: span, pieces: pieces, mentions: mentions, groups: groups,
      isHeadline: headline.map { $0.overlaps(span) } ?? false)
  }

  private func piece(_ index: Int) -> Piece {
    let token = text.tokens[index]
    let isMark = token.kind == .mark
    let letters =
      isMark
      ? text.bytes[clamped(Int(token.start), Int(token.end), text.bytes.count)]
      : text.folded[clamped(Int(token.foldedStart), Int(token.foldedEnd), text.folded.count)]
    return Piece(
      text: String(decoding: letters, as: UTF8.self), tokens: index..<index + 1, mention: nil, isMark: isMark,
      traits: token.traits)
  }

  private func clamped(_ start: Int, _ end: Int, _ count: Int) -> Range<Int> {
    let low = min(max(start, 0), count)
    return low..<min(max(end, low), count)
  }

  /// One expression, or two that make a range, with the tokens they cover.
  private struct Slot {
    var first: TemporalExpression
    var last: TemporalExpression?
    var tokens: Range<Int>
    var opensWithFrom = false
  }

  private func join(_ expressions: ArraySlice<TemporalExpression>, in range: Range<Int>) -> [Slot] {
    var slots: [Slot] = []
    var token = range.lowerBound
    for expression in expressions where expression.kind != .set {
      while token < range.upperBound, Int(text.tokens[token].scalarEnd) <= expression.span.start { token += 1 }
      var end = token
      while end < range.upperBound, Int(text.tokens[end].scalarStart) < expression.span.end { end += 1 }
      guard end > token else { continue }
      let tokens = token..<end
      if let open = slots.last, open.last == nil, closes(open, expression, at: tokens) {
        slots[slots.count - 1].last = expression
        slots[slots.count - 1].tokens = open.tokens.lowerBound..<end
        slots[slots.count - 1].opensWithFrom = ["from", "between"].contains(word(open.tokens.lowerBound - 1))
      } else {
        slots.append(Slot(first: expression, last: nil, tokens: tokens))
      }
      token = end
    }
    return slots
  }

  /// Whether an expression is the end of the range that `open` begins.
  private func closes(_ open: Slot, _ expression: TemporalExpression, at tokens: Range<Int>) -> Bool {
    guard let start = open.first.period, let end = expression.period, start.first < end.first else { return false }
    if expression.closesRange { return true }
    let between = open.tokens.upperBound..<tokens.lowerBound
    guard between.count == 1 else { return false }
    let joiner = word(between.lowerBound)
    let opener = word(open.tokens.lowerBound - 1)
    switch opener {
    case "from": return ["to", "until", "till", "through", "-", "–"].contains(joiner)
    case "between": return joiner == "and"
    default: return ["-", "–", "through"].contains(joiner)
    }
  }

  private func word(_ index: Int) -> String {
    guard text.tokens.indices.contains(index) else { return "" }
    return piece(index).text
  }

  /// A length of time is read here, in the light of its preposition.
  private func period(of slot: Slot) -> CivilPeriod? {
    guard slot.first.kind == .duration else { return slot.first.period }
    return durations.period(of: slot.first, after: slot.tokens, in: text)
  }

  private func openness(_ slot: Slot) -> Openness {
    let weekdays: Set = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let fixed: Set = [
      "last", "ago", "this", "next", "past", "earlier", "previous", "today", "tonight", "tomorrow", "yesterday",
    ]
    let words = slot.tokens.map { word($0) }
    if words.contains(where: { fixed.contains($0) || $0.utf8.count == 4 && Int($0) != nil }) { return .nothing }
    switch slot.first.period {
    case .day?:
      let months = words.contains { Self.months.contains(String($0.prefix(3))) }
      if words.contains(where: weekdays.contains) { return months ? .nothing : .week }
      return months ? .year : .nothing
    case .month?: return .year
    default: return .nothing
    }
  }

  private static let months: Set = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Whether a date's words hold more than a time of day and a zone.
  private func namesDay(_ tokens: Range<Int>) -> Bool {
    let clock: Set = [
      "a", "p", "m", "am", "pm", "a.m", "p.m", "noon", "midnight", "o'clock", "time", "local", "eastern", "central",
      "pacific", "mountain", "standard", "daylight", "london", "beijing", "et", "est", "edt", "gmt", "utc", "bst",
      "cet",
      "cest", "kst", "jst", "ct", "pt", "pst", "pdt", "cst", "cdt", "the", "of", "at", "korea", "new", "york", "hours",
    ]
    return tokens.contains { index in
      let word = self.word(index)
      return text.tokens[index].kind == .word && !clock.contains(word)
        || text.tokens[index].kind == .number && word.utf8.count == 4 && !word.contains(".")
    }
  }

  private func mention(_ slot: Slot, piece: Int) -> Mention? {
    guard let period = period(of: slot) else {
      return nil
    }
    let end = slot.last ?? slot.first
    return Mention(
      piece: piece, span: Span(slot.first.span.start, end.span.end), first: slot.first, last: slot.last,
      possessive: text.tokens[safe: slot.tokens.upperBound - 1]?.traits.contains(.possessive) ?? false,
      opensWithFrom: slot.opensWithFrom, openness: openness(slot), namesDay: namesDay(slot.tokens),
      period: period, endPeriod: slot.last?.period)
  }
}

extension AnalyzedText {
  func quote(_ span: Span) -> String { quote(start: span.start, end: span.end) }
}
