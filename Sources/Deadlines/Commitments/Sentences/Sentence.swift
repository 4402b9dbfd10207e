import CivilTime
import News
import TextAnalysis

/// A sentence of the text that names at least one date, or stands before one that does: its pieces, its dates and its
/// verb groups.
final class Sentence {
  /// Its place among all sentences of the text.
  let ordinal: Int
  let span: Span
  let pieces: [Piece]
  var mentions: [Mention]
  /// Lengths of time that name no date by themselves: "by two weeks".
  let lengths: [Measure]
  let groups: [VerbGroup]
  let isHeadline: Bool

  init(
    ordinal: Int, span: Span, pieces: [Piece], mentions: [Mention], lengths: [Measure], groups: [VerbGroup],
    isHeadline: Bool
  ) {
    self.ordinal = ordinal
    self.span = span
    self.pieces = pieces
    self.mentions = mentions
    self.lengths = lengths
    self.groups = groups
    self.isHeadline = isHeadline
  }

  /// The span of pieces in the text, in scalars.
  func span(of range: Range<Int>, in text: AnalyzedText) -> Span {
    guard let first = pieces[safe: range.lowerBound], let last = pieces[safe: range.upperBound - 1],
      let start = text.tokens[safe: Int(first.tokens.lowerBound)],
      let end = text.tokens[safe: Int(last.tokens.upperBound) - 1]
    else { return span }
    return Span(Int(start.scalarStart), Int(end.scalarEnd))
  }

  /// The word or mark at an index, or the empty word.
  func word(_ index: Int) -> Word { pieces.indices.contains(index) ? pieces[index].word : .empty }
}

extension Collection {
  /// The element at an index, or nil where there is none.
  subscript(safe index: Index) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Range where Bound == Int {
  /// From `low` up to `high`; empty where `high` comes first.
  init(_ low: Int, upTo high: Int) { self = low..<Swift.max(low, high) }
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
    pieces.reserveCapacity(range.count)
    var mentions: [Mention] = []
    var lengths: [Measure] = []
    var next = slots.startIndex
    var index = range.lowerBound
    while index < range.upperBound {
      let token = text.tokens[index]
      if next < slots.endIndex, slots[next].tokens.lowerBound <= index {
        let slot = slots[next]
        next += 1
        guard slot.tokens.upperBound > index else { continue }
        if let mention = self.mention(slot, behind: pieces) {
          pieces.append(
            Piece(
              word: .empty, info: Lexicon.Info(), tokens: Int32(slot.tokens.lowerBound)..<Int32(slot.tokens.upperBound),
              mentionIndex: Int32(mentions.count), isMark: false, traits: token.traits))
          mentions.append(mention)
        } else {
          // A time that names no stretch of the calendar stays words; a length may still move a date.
          if slot.first.kind == .duration, let length = Length(slot.first.value) {
            lengths.append(Measure(length: length, pieces: pieces.count..<pieces.count + slot.tokens.count))
          }
          for token in slot.tokens { pieces.append(piece(token)) }
        }
        index = slot.tokens.upperBound
        continue
      }
      pieces.append(piece(index))
      index += 1
    }
    let groups = GroupScanner(pieces: pieces, lexicon: lexicon).groups()
    return Sentence(
      ordinal: ordinal, span: span, pieces: pieces, mentions: mentions, lengths: lengths, groups: groups,
      isHeadline: headline.map { $0.overlaps(span) } ?? false)
  }

  private func piece(_ index: Int) -> Piece {
    let token = text.tokens[index]
    let isMark = token.kind == .mark
    let word = self.word(index)
    return Piece(
      word: word, info: isMark ? Lexicon.Info() : lexicon.info(word), tokens: Int32(index)..<Int32(index + 1),
      mentionIndex: -1, isMark: isMark, traits: token.traits)
  }

  /// One expression, or two that make a range, with the tokens they cover.
  private struct Slot {
    var first: TemporalExpression
    var last: TemporalExpression?
    var tokens: Range<Int>
    var opensWithFrom = false
    var joiner = Word.empty
  }

  private func join(_ expressions: ArraySlice<TemporalExpression>, in range: Range<Int>) -> [Slot] {
    var slots: [Slot] = []
    var token = range.lowerBound
    for (place, expression) in zip(expressions.indices, expressions) where expression.kind != .set {
      while token < range.upperBound, Int(text.tokens[token].scalarEnd) <= expression.span.start { token += 1 }
      var end = token
      while end < range.upperBound, Int(text.tokens[end].scalarStart) < expression.span.end { end += 1 }
      guard end > token else { continue }
      let tokens = token..<end
      // "from May 11 to June 14-15": two ends, the second of two days.
      let opensRange = expressions[safe: place + 1].map {
        $0.closesRange && $0.span.start <= expression.span.end + 1 && !expression.closesRange
      }
      if let open = slots.last, open.last == nil, opensRange != true, closes(open, expression, at: tokens) {
        slots[slots.count - 1].last = expression
        slots[slots.count - 1].tokens = open.tokens.lowerBound..<end
        let joiner = word(tokens.lowerBound - 1)
        slots[slots.count - 1].joiner = joiner == "on" ? word(tokens.lowerBound - 2) : joiner
        slots[slots.count - 1].opensWithFrom = Self.openers.contains(word(open.tokens.lowerBound - 1))
      } else {
        slots.append(Slot(first: expression, last: nil, tokens: tokens))
      }
      token = end
    }
    return slots
  }

  /// Whether an expression is the end of the range that `open` begins.
  private func closes(_ open: Slot, _ expression: TemporalExpression, at tokens: Range<Int>) -> Bool {
    // "on Saturday and Sunday": one event of two days.
    if isWeekend(open, expression, at: tokens) || isPair(open, expression, at: tokens) { return true }
    if isWeek(open, at: tokens) { return true }
    guard let start = open.first.period, let end = expression.period else { return false }
    // "from 10 a.m. to 4 p.m. on Friday": one event within a day.
    let isWithinDay = start.time != nil && end.time != nil && start.first == end.first
    guard start.first < end.first || isWithinDay && expression.closesRange else { return false }
    // "was to have run out on Tuesday until April 30": the new end of what ran to the old one.
    if word(open.tokens.lowerBound - 1) == "on", word(open.tokens.upperBound) == "until" { return false }
    if expression.closesRange { return true }
    // "from Tuesday, May 6, to Thursday, May 15"
    let first = open.tokens.upperBound
    let between = first + (word(first) == "," ? 1 : 0)..<max(tokens.lowerBound, first + 1)
    guard between.count == 1 else { return false }
    let joiner = word(between.lowerBound)
    let opener = word(open.tokens.lowerBound - 1)
    switch opener {
    case "from": return Self.joiners.contains(joiner)
    case "between": return joiner == "and"
    default: return joiner == "-" || joiner == "–" || joiner == "through"
    }
  }

  /// "Monday through Friday, 9 a.m.", whichever of the two comes first: opening hours.
  private func isWeek(_ open: Slot, at tokens: Range<Int>) -> Bool {
    tokens.lowerBound == open.tokens.upperBound + 1 && open.tokens.count == 1
      && word(open.tokens.lowerBound) == "monday" && Self.joiners.contains(word(open.tokens.upperBound))
      && word(open.tokens.lowerBound - 1) != "from" && Self.weekEnds.contains(word(tokens.lowerBound))
  }

  private static let weekEnds: WordSet = ["friday", "saturday", "sunday"]

  /// "July 3 and 4", "tomorrow and on Wednesday": two days in a row are one event.
  private func isPair(_ open: Slot, _ expression: TemporalExpression, at tokens: Range<Int>) -> Bool {
    guard case .day(let first, nil)? = open.first.period, case .day(let second, nil)? = expression.period,
      word(open.tokens.upperBound) == "and"
    else { return false }
    let step = second.days(since: first)
    let isWeekday = tokens.count == 1 && Self.weekdays.contains(word(tokens.lowerBound))
    guard step == 1 || isWeekday && abs(step) < 14 && (step + 14) % 7 == 1 else { return false }
    let between = tokens.lowerBound - open.tokens.upperBound
    return between == 1 || between == 2 && word(tokens.lowerBound - 1) == "on"
  }

  private func isWeekend(_ open: Slot, _ expression: TemporalExpression, at tokens: Range<Int>) -> Bool {
    guard tokens.lowerBound == open.tokens.upperBound + 1, word(open.tokens.upperBound) == "and",
      let start = open.first.period, let end = expression.period, tokens.count == 1, open.tokens.count == 1,
      Self.weekdays.contains(word(open.tokens.lowerBound)), Self.weekdays.contains(word(tokens.lowerBound))
    else { return false }
    return abs(end.first.days(since: start.last)) < 14 && (end.first.days(since: start.last) + 14) % 7 == 1
  }

  private static let openers: WordSet = ["from", "between"]
  private static let joiners: WordSet = ["to", "until", "till", "through", "-", "–"]

  private func word(_ index: Int) -> Word { text.word(index) }

  /// A length of time is read here, in the light of its preposition.
  private func period(of slot: Slot) -> CivilPeriod? {
    // "on Jan. 1, and to 14 crowns a year later": a year from that day.
    if let other = slot.first.other, other.ground == .unit, word(slot.tokens.upperBound - 1) == "later" {
      return other.period
    }
    guard slot.first.kind == .duration else { return slot.first.period }
    return durations.period(of: slot.first, after: slot.tokens, in: text)
  }

  private func openness(_ slot: Slot) -> Openness {
    var (namesMonth, namesWeekday) = (false, false)
    for index in slot.tokens {
      let word = self.word(index)
      let isYear = word.count == 4 && text.tokens[index].kind == .number && word.isDigits
      if isYear || Self.fixed.contains(word) { return .nothing }
      if Self.weekdays.contains(word) { namesWeekday = true }
      if Self.months.contains(word.prefix(3)) || word == "christmas" { namesMonth = true }
    }
    switch slot.first.period {
    case .day?:
      if namesWeekday { return namesMonth ? .nothing : .week }
      return namesMonth ? .year : .nothing
    case .month?, .quarter?, .half?: return .year
    default: return .nothing
    }
  }

  static let weekdays: WordSet = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let fixed: WordSet = [
    "last", "ago", "this", "next", "past", "earlier", "previous", "today", "tonight", "tomorrow", "yesterday",
  ]
  private static let months: WordSet = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The end of a range; "Saturday and Sunday" are of one week.
  private func endPeriod(_ slot: Slot, behind start: CivilPeriod) -> CivilPeriod? {
    guard slot.joiner == "and", case .day(let day, let time)? = slot.last?.period, day < start.first else {
      return slot.last?.period
    }
    return .day(day.adding(days: 7), time: time)
  }

  /// "Monday to Friday, 8 a.m. to 6 p.m."
  private func isOpeningHours(_ slot: Slot) -> Bool {
    slot.last != nil && !slot.opensWithFrom && word(slot.tokens.lowerBound) == "monday"
      && slot.tokens.contains { word($0).isOne(of: "friday", "saturday", "sunday") }
  }

  /// Whether a date's words hold more than a time of day and a zone.
  private func namesDay(_ tokens: Range<Int>) -> Bool {
    return tokens.contains { index in
      let word = self.word(index)
      return text.tokens[index].kind == .word && !Self.clock.contains(word) && !word.isHour
        && !Self.joiners.contains(word) && word != "and"
        || text.tokens[index].kind == .number && word.count == 4 && word.isDigits
    }
  }

  private static let clock: WordSet = [
    "a", "p", "m", "am", "pm", "a.m", "p.m", "noon", "midnight", "o'clock", "time", "local", "eastern", "central",
    "pacific", "mountain", "standard", "daylight", "london", "beijing", "et", "est", "edt", "gmt", "utc", "bst",
    "cet",
    "cest", "kst", "jst", "ct", "pt", "pst", "pdt", "cst", "cdt", "the", "of", "at", "korea", "new", "york", "hours",
  ]

  private func mention(_ slot: Slot, behind pieces: [Piece]) -> Mention? {
    guard let period = period(of: slot), !isOpeningHours(slot) else { return nil }
    let end = slot.last ?? slot.first
    return Mention(
      piece: pieces.count, words: slot.tokens.prefix(5).map { word($0) },
      link: LinkReading(before: pieces.count, in: pieces, lexicon: lexicon),
      span: Span(slot.first.span.start, end.span.end), first: slot.first, last: slot.last,
      possessive: text.tokens[safe: slot.tokens.upperBound - 1]?.traits.contains(.possessive) ?? false,
      opensWithFrom: slot.opensWithFrom, joiner: slot.joiner, openness: openness(slot), namesDay: namesDay(slot.tokens),
      period: period, endPeriod: endPeriod(slot, behind: period))
  }
}

extension AnalyzedText {
  /// The folded letters of a token, or the mark itself; the empty word beyond the tokens.
  func word(_ index: Int) -> Word {
    guard tokens.indices.contains(index) else { return .empty }
    let token = tokens[index]
    return token.kind == .mark
      ? Word(bytes, Int(token.start)..<Int(token.end)) : Word(folded, Int(token.foldedStart)..<Int(token.foldedEnd))
  }

  func quote(_ span: Span) -> String { quote(start: span.start, end: span.end) }
}
