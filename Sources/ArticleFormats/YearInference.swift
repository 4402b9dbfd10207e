import CivilTime

/// Gives a year to a day that a text names without one.
///
/// In order:
/// 1. A day not more than three days before the file's own day needs no other evidence: the file came as news comes.
/// 2. The latest day that the text names in full ("May 2, 2024" in a caption), where the day sought follows it within
///    60 days.
/// 3. The closed year: the latest year that the text names, where it gives that year's figures in two sentences or more
///    ("In 2016 exports were valued at …"). Such a year was over, so the day sought is one of the year after.
/// 4. A weekday told with it: the latest year in which the day falls on it, unless the latest of all lies within 30 days.
/// 5. The latest such day that is not after the file's day, one day allowed for zones.
struct YearInference {
  /// The day of the file's modification time, in UTC.
  let fileDay: CivilDate
  private let fullDays: [CivilDate]
  /// Every year that the text names and that had begun.
  private let years: Set<Int>
  /// The year of rule 3.
  let closedYear: Int?

  init(_ prose: Prose, fileDay: CivilDate) {
    self.fileDay = fileDay
    let horizon = fileDay.adding(days: 1)
    fullDays = prose.mentions.compactMap(\.date).filter { $0 <= horizon }
    var years: Set<Int> = []
    for index in prose.lexemes.indices {
      if let year = Self.year(prose.lexemes, at: index), year <= horizon.year { years.insert(year) }
    }
    self.years = years
    closedYear = years.max().flatMap { latest in
      guard latest < horizon.year else { return nil }
      let telling = prose.sentences.count { Self.givesFigures(of: latest, in: prose.lexemes[$0]) }
      return telling >= 2 ? latest : nil
    }
  }

  func date(of mention: DayMention, weekday: Weekday? = nil) -> CivilDate? {
    if let date = mention.date { return date }
    guard let latest = latest(mention) else { return nil }
    let age = fileDay.days(since: latest)
    if age <= 3 { return latest }
    let weekday = mention.weekday ?? weekday
    return afterFullDay(mention) ?? inYearAfterClosed(mention) ?? (age <= 30 ? latest : onWeekday(weekday, mention))
      ?? latest
  }

  /// Rule 5. Nine years reach over the longest gap between leap days.
  private func latest(_ mention: DayMention) -> CivilDate? {
    candidates(mention, count: 9).first
  }

  /// From the latest on, going back.
  private func candidates(_ mention: DayMention, count: Int) -> [CivilDate] {
    let horizon = fileDay.adding(days: 1)
    return (0..<count).compactMap { mention.date(in: horizon.year - $0) }.filter { $0 <= horizon }
  }

  private func afterFullDay(_ mention: DayMention) -> CivilDate? {
    guard let anchor = fullDays.max(), anchor.year == years.max() else { return nil }
    return [anchor.year, anchor.year + 1].compactMap { mention.date(in: $0) }
      .first { (-7...60).contains($0.days(since: anchor)) && $0 <= fileDay.adding(days: 1) }
  }

  func inYearAfterClosed(_ mention: DayMention) -> CivilDate? {
    guard let closedYear, let date = mention.date(in: closedYear + 1), date <= fileDay else { return nil }
    return date
  }

  /// Of the years in which the day falls on the weekday, one that the text names, or the year after one, goes first.
  private func onWeekday(_ weekday: Weekday?, _ mention: DayMention) -> CivilDate? {
    guard let weekday else { return nil }
    let fitting = candidates(mention, count: 28).filter { $0.weekday == weekday }
    return fitting.first { years.contains($0.year) } ?? fitting.first { years.contains($0.year - 1) } ?? fitting.first
  }

  private static func year(_ lexemes: [Lexeme], at index: Int) -> Int? {
    // Before the lexeme is copied: most are words.
    guard lexemes[index].kind == .number else { return nil }
    let number = lexemes[index]
    guard number.digits == 4, number.range.count == 4, let value = number.value,
      (1800...2199).contains(value)
    else { return nil }
    return value
  }

  /// Whether a sentence tells amounts or rates of that year as known ones.
  private static func givesFigures(of year: Int, in sentence: ArraySlice<Lexeme>) -> Bool {
    let words = Array(sentence)
    let named = words.indices.contains { index in
      Self.year(words, at: index) == year && index > 0
        && ["in", "to", "of", "during", "for"].contains(words[index - 1].text)
    }
    let hasAmount = words.contains {
      ["$", "€", "£", "%", "percent", "million", "billion", "trillion"].contains($0.text)
    }
    let looksAhead = words.contains {
      ["will", "would", "could", "may", "expected", "expects", "forecast", "forecasts", "projected", "target"]
        .contains($0.text) && !$0.isCapitalised
    }
    return named && hasAmount && !looksAhead
  }
}
