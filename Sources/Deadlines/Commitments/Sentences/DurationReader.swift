import CivilTime
import News
import TextAnalysis

/// Turns a length of time into the day on which it ends, where the text says from when it runs: "within 30 days".
struct DurationReader {
  let published: CivilDate
  let expressions: [TemporalExpression]

  /// The last day of a duration, counted from the date that the text names as its start ("counted from Dec. 1",
  /// "announced on April 9", "of the hearing", where the hearing has a date elsewhere), or from the publication for
  /// "within 30 days". Nil for a length that runs from nowhere.
  ///
  /// - Parameter tokens: where the duration stands in `text`.
  func period(of expression: TemporalExpression, after tokens: Range<Int>, in text: AnalyzedText) -> CivilPeriod? {
    guard expression.kind == .duration, let length = Length(expression.value) else { return nil }
    let before = text.word(tokens.lowerBound - 1)
    let after = (0..<5).map { text.word(tokens.upperBound + $0) }
    let within =
      before == "within" || before == "than" && Self.comparatives.contains(text.word(tokens.lowerBound - 2))
    if Self.takers.contains(before) { return nil }
    let runs = Self.runners.contains(after[0]) && (within || after[0] != "of")
    if within || runs {
      if let anchor = anchor(behind: tokens, in: text) { return .day(length.after(anchor)) }
      if runs, after.contains("that"), let last = dayBefore(tokens, in: text) { return .day(length.after(last)) }
      if let day = dayOfWhich(behind: tokens, in: text) { return .day(length.after(day)) }
      if runs { return event(after.dropFirst(), text).map { .day(length.after($0)) } }
      return .day(length.after(published))
    }
    // "has 30 days to reply", "gave the firm 30 days to reply": counted from the news of it.
    if after[0] == "to", !isDate(tokens.upperBound + 1, text),
      (1...6).contains(where: { Self.givers.contains(text.word(tokens.lowerBound - $0)) })
    {
      return .day(length.after(published))
    }
    // "closes on March 3 for 14 weeks".
    if before == "for", let start = startBefore(tokens, in: text) { return .day(length.after(start)) }
    guard before == "for" || after.contains(where: Self.holds.contains) else { return nil }
    return anchor(behind: tokens, in: text).map { .day(length.after($0)) }
  }

  /// "takes two years from": how long a thing lasts, whenever it is.
  private static let takers: WordSet = [
    "take", "takes", "took", "taken", "last", "lasts", "lasted", "spent", "need", "needs",
  ]
  private static let comparatives: WordSet = ["later", "more"]
  private static let runners: WordSet = ["of", "from", "after", "following"]
  private static let givers: WordSet = ["has", "have", "given", "gives", "gave", "get", "gets"]
  private static let holds: WordSet = [
    "pause", "truce", "suspension", "freeze", "delay", "reprieve", "ceasefire", "moratorium", "period",
  ]
  private static let starters: WordSet = [
    "from", "since", "starting", "beginning", "announced", "after", "of", "began", "declared",
  ]
  private static let idle: WordSet = [
    "the", "its", "their", "this", "that", "of", "a", "an", "date", "day", "public",
  ]
  /// Names that a notice has for itself.
  private static let own: WordSet = [
    "publication", "release", "notice", "announcement", "today", "order", "decision", "statement", "ruling",
    "judgment", "report", "letter", "document",
  ]

  /// The date that stands shortly after "from", "on" or "starting" behind the duration.
  private func anchor(behind tokens: Range<Int>, in text: AnalyzedText) -> CivilDate? {
    guard let end = text.tokens[safe: tokens.upperBound - 1] else { return nil }
    guard let next = expressions[safe: firstExpression(from: Int(end.scalarEnd))], let day = day(next) else {
      return nil
    }
    var words: [Word] = []
    var index = tokens.upperBound
    while let token = text.tokens[safe: index], Int(token.scalarStart) < next.span.start {
      let word = text.word(index)
      if word == "." || word == ";" || words.count >= 8 { return nil }
      words.append(word)
      index += 1
    }
    guard words.contains(where: Self.starters.contains) else { return nil }
    // "within 21 days of Tuesday's order": a weekday that has been.
    let isOpenWeekday = next.value.count == 10 && SentenceBuilder.weekdays.contains(text.word(index))
    return words.first == "of" && isOpenWeekday && day > published ? day.adding(days: -7) : day
  }

  /// The day of the event that "of the hearing", "after publication" names: the day of publication for the notice
  /// itself, or the day that stands behind a kindred word ("published", "hearing") elsewhere in the text.
  private func event(_ words: ArraySlice<Word>, _ text: AnalyzedText) -> CivilDate? {
    guard let name = words.first(where: { !Self.idle.contains($0) && !$0.isEmpty }) else { return nil }
    // "publication" and "published", "closing" and "closes".
    let stem = Self.kindred[name] ?? name.prefix(max(4, min(5, name.count - 3)))
    guard stem.count >= 4 else { return nil }
    for expression in expressions.prefix(200) {
      guard let day = day(expression) else { continue }
      let tokens = text.tokens(in: expression.span.start, expression.span.end)
      for back in 1...6 where text.word(tokens.lowerBound - back).starts(with: stem) { return day }
    }
    return Self.own.contains(name) ? published : nil
  }

  private static let kindred: [Word: Word] = [
    "entry": "enter", "effectiveness": "effect", "commencement": "start", "start": "begin", "signature": "signed",
    "ruling": "ruled",
  ]

  /// "within ten days of the sale, which closed on May 6".
  private func dayOfWhich(behind tokens: Range<Int>, in text: AnalyzedText) -> CivilDate? {
    guard let end = text.tokens[safe: tokens.upperBound - 1].map({ Int($0.scalarEnd) }),
      let next = expressions[safe: firstExpression(from: end)], let day = day(next), day <= published
    else { return nil }
    let between = text.tokens(in: end, next.span.start)
    guard between.count <= 24, between.contains(where: { text.word($0) == "which" }) else { return nil }
    return between.contains { Self.breaks.contains(text.word($0)) } ? nil : day
  }

  /// The day that the same sentence names shortly before "for 14 weeks", unless the verb between tells of something past.
  private func startBefore(_ tokens: Range<Int>, in text: AnalyzedText) -> CivilDate? {
    guard let start = text.tokens[safe: tokens.lowerBound].map({ Int($0.scalarStart) }),
      let last = expressions[safe: firstExpression(from: start) - 1], let day = day(last), day >= published
    else { return nil }
    let between = text.tokens(in: last.span.end, start)
    let isNamed = text.tokens(in: last.span.start, last.span.end).contains {
      text.tokens[$0].kind == .number || SentenceBuilder.weekdays.contains(text.word($0))
    }
    guard isNamed else { return nil }
    let isBroken = (between.lowerBound...tokens.lowerBound).contains {
      Self.breaks.contains(text.word($0)) || text.tokens[safe: $0]?.traits.contains(.afterLineBreak) == true
    }
    return between.count <= 8 && !isBroken ? day : nil
  }

  /// Whether an expression starts at a token.
  private func isDate(_ index: Int, _ text: AnalyzedText) -> Bool {
    guard let start = text.tokens[safe: index].map({ Int($0.scalarStart) }) else { return false }
    return expressions[safe: firstExpression(from: start)]?.span.start == start
  }

  private static let breaks: WordSet = [".", ";", ":", "?", "!", "—", "–"]

  /// The index of the first expression that starts at a place or behind it.
  private func firstExpression(from place: Int) -> Int {
    var low = 0
    var high = expressions.count
    while low < high {
      let middle = (low + high) / 2
      if expressions[middle].span.start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last day that the text names before the duration: "within 30 days of that date".
  private func dayBefore(_ tokens: Range<Int>, in text: AnalyzedText) -> CivilDate? {
    guard let start = text.tokens[safe: tokens.lowerBound]?.scalarStart else { return nil }
    let end = firstExpression(from: Int(start))
    return expressions[max(0, end - 20)..<end].last { day($0) != nil }.flatMap(day)
  }

  private func day(_ expression: TemporalExpression) -> CivilDate? {
    guard let period = expression.period, expression.kind != .duration, period.first == period.last else { return nil }
    return period.first
  }
}
