import CivilTime
import TextAnalysis

/// Days, months, weekdays, quarters and seasons by name.
extension Grammar {
  func calendar(at i: Int) -> Parsed? {
    switch self[i] {
    case .month: monthLed(at: i)
    case .number, .ordinal: dayLed(at: i)
    case .weekday(let day, let short): weekday(day, short: short, at: i)
    case .weekdays(let day):
      lexed.isCapitalised(i) ? Parsed(.set("XXXX-WXX-\(day.rawValue)"), i + 1) : nil
    case .deicticDay(let days): Parsed(.deicticDay(days), i + 1)
    case .tonight: Parsed(.partOfDay(.night, .deicticDay(0)), i + 1)
    case .season(let season): self.season(season, at: i)
    case .quarter(let number): withYear(i + 1) { .quarter(number, $0) }
    case .half(let number): withYear(i + 1) { .half(number, $0) }
    case .fiscalYear(let year): Parsed(.fiscalYear(year), i + 1)
    case .fiscal: fiscal(at: i)
    case .decade(let decade): self.decade(decade, at: i)
    default: nil
    }
  }

  // MARK: Years

  /// A stated year: "2025", ", 2025", "of 2025", "of next year".
  func year(at i: Int, afterComma: Bool = true) -> (YearReference, Int)? {
    var j = i
    if self[j] == .comma, afterComma { j += 1 }
    if let year = yearNumber(at: j) { return (.stated(year), j + 1) }
    if self[i] == .apostrophe, case .number(let year, digits: 2) = self[i + 1], lexed.isTight(i + 1) {
      return (.stated(Self.century(of: year)), i + 2)
    }
    guard self[i] == .preposition(.of) else { return nil }
    if let year = yearNumber(at: i + 1) { return (.stated(year), i + 2) }
    let shifted = self[i + 1] == .the ? i + 2 : i + 1
    guard self[shifted + 1] == .unit(.year, plural: false) else { return nil }
    switch self[shifted] {
    case .this: return (.relative(0), shifted + 2)
    case .last, .previous: return (.relative(-1), shifted + 2)
    case .next, .following: return (.relative(1), shifted + 2)
    default: return nil
    }
  }

  func yearNumber(at i: Int) -> Int? {
    guard case .number(let year, digits: 4) = self[i], (1500...2199).contains(year) else { return nil }
    return year
  }

  /// The year that two digits mean in news.
  static func century(of year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  private func withYear(_ i: Int, _ form: (YearReference) -> TemporalForm) -> Parsed {
    guard let (year, end) = year(at: i) else { return Parsed(form(.unstated), i) }
    return Parsed(form(year), end)
  }

  // MARK: Months and days

  /// "July 8", "Aug. 1, 2025", "July 2025", "July".
  private func monthLed(at i: Int) -> Parsed? {
    guard case .month(let month, let short) = self[i], lexed.isCapitalised(i) else { return nil }
    let next = self[i + 1] == .dot && short && lexed.isTight(i + 1) ? i + 2 : i + 1
    if let (day, after) = dayNumber(at: self[next] == .the ? next + 1 : next), !isMeasured(after) {
      return withYear(after) { .day(month: month, day: day, $0) }
    }
    if let (year, end) = year(at: next) {
      if case .relative = year { return Parsed(.month(month, year), i + 1) }
      return Parsed(.month(month, year), end)
    }
    guard isMonthAlone(i, month, short: short) else { return nil }
    return Parsed(.month(month, .unstated), i + 1)
  }

  /// A day of a month in figures: "8", "08", "8th".
  func dayNumber(at i: Int) -> (Int, Int)? {
    switch self[i] {
    case .number(let day, let digits) where (1...31).contains(day) && digits <= 2: (day, i + 1)
    case .ordinal(let day, _) where (1...31).contains(day): (day, i + 1)
    default: nil
    }
  }

  /// Whether a number that ends before `i` counts something else: "15 percent", "15 million".
  private func isMeasured(_ i: Int) -> Bool {
    if self[i] == .percent || self[i] == .cardinal(100) { return true }
    if self[i] == .colon, lexed.isTight(i), case .number = self[i + 1], lexed.isTight(i + 1) { return true }
    return ["percent", "million", "billion", "points", "people"].contains { word in
      lexed.folded(i).elementsEqual(word.utf8)
    }
  }

  /// "8 July", "8th of July 2025", "the 8th day of July".
  private func dayLed(at i: Int) -> Parsed? {
    guard let (day, after) = dayNumber(at: i), !isMeasured(i - 1) else { return nil }
    var j = after
    if self[j] == .unit(.day, plural: false), self[j + 1] == .preposition(.of) { j += 1 }
    if self[j] == .preposition(.of) { j += 1 }
    if self[j] == .dash, lexed.isTight(j), lexed.isTight(j + 1) { j += 1 }
    guard case .month(let month, let short) = self[j], lexed.isCapitalised(j) else { return nil }
    if month == 5, self[j + 1] == .verb(.have) || self[j + 1] == .verb(.be) { return nil }
    let end = self[j + 1] == .dot && short && lexed.isTight(j + 1) && yearNumber(at: j + 2) != nil ? j + 2 : j + 1
    return withYear(end) { .day(month: month, day: day, $0) }
  }

  /// Whether a month's name with nothing to it is the month and not a word or a person.
  private func isMonthAlone(_ i: Int, _ month: Int, short: Bool) -> Bool {
    if lexed.has(.allCapitals, i), short { return false }
    let guided = isGuided(i)
    if short { return guided && self[i + 1] == .dot }
    let isName = [3, 4, 5, 6, 8].contains(month)
    guard isName else { return true }
    if month == 5 || month == 3 { return guided || lexed.has(.possessive, i) || self[i + 1] == .dash }
    if guided { return true }
    let namedAfter = lexed.isCapitalised(i + 1) && lexed.isWord(i + 1) && self[i + 1] == .other
    let namedBefore = lexed.isCapitalised(i - 1) && lexed.isWord(i - 1) && self[i - 1] == .other
    return !namedAfter && !namedBefore
  }

  /// Whether the word before is one that leads to dates.
  private func isGuided(_ i: Int) -> Bool {
    switch self[i - 1] {
    case .preposition(let preposition): preposition.takesDate
    case .this, .last, .next, .past, .previous, .following, .same, .portion, .between, .earlier, .later: true
    case .dash: lexed.isTight(i) && self[i - 2] != .other
    case .and: self[i - 2] != .other
    default: false
    }
  }

  // MARK: Weekdays

  private func weekday(_ day: Weekday, short: Bool, at i: Int) -> Parsed? {
    guard lexed.isCapitalised(i), !isTitle(i) else { return nil }
    var next = i + 1
    if short {
      let dotted = self[next] == .dot && lexed.isTight(next)
      if dotted { next += 1 }
      guard dayAfterWeekday(next) != nil || dotted && isGuided(i) else { return nil }
    }
    if let date = dayAfterWeekday(next) { return date }
    if self[next] == .unit(.week, plural: false), self[next + 1] != .preposition(.of) {
      return Parsed(.weekday(day, .weekLater), next + 1)
    }
    if self[next] == .next || self[next] == .last || self[next] == .this, self[next + 1] == .unit(.week, plural: false)
    {
      let shift: Shift = self[next] == .next ? .next : self[next] == .last ? .last : .this
      return Parsed(.weekday(day, shift), next + 2)
    }
    return Parsed(.weekday(day, .bare), next)
  }

  /// ", July 4", "4 July", ", 4 July 2025" after a weekday: the day says more than its weekday.
  private func dayAfterWeekday(_ i: Int) -> Parsed? {
    var j = self[i] == .comma ? i + 1 : i
    if self[j] == .the { j += 1 }
    switch self[j] {
    case .month, .number, .ordinal:
      guard let date = calendar(at: j) ?? numeric(at: j), case .day = date.form else { return nil }
      return date
    default: return nil
    }
  }

  /// "Sunday Times", "Black Friday's" first word is a holiday's; a name of a paper is none.
  private func isTitle(_ i: Int) -> Bool {
    guard lexed.isCapitalised(i + 1), lexed.isWord(i + 1), self[i + 1] == .other else { return false }
    return ["times", "telegraph", "mirror", "express", "mail", "post", "herald", "mercury", "world", "sun"].contains {
      lexed.folded(i + 1).elementsEqual($0.utf8)
    }
  }

  // MARK: Larger stretches

  /// "summer 2025"; a season alone only behind a word that points at it.
  private func season(_ season: Season, at i: Int) -> Parsed? {
    if let (year, end) = year(at: i + 1, afterComma: false) { return Parsed(.season(season, year), end) }
    switch self[i - 1] {
    case .preposition(.in), .preposition(.by), .preposition(.during), .preposition(.until), .preposition(.since):
      return season == .spring && self[i + 1] == .other && lexed.isWord(i + 1)
        ? nil : Parsed(.season(season, .unstated), i + 1)
    default: return nil
    }
  }

  /// "fiscal 2026", "fiscal year 2026", "financial year 2025-26".
  private func fiscal(at i: Int) -> Parsed? {
    let next = self[i + 1] == .unit(.year, plural: false) ? i + 2 : i + 1
    guard let year = yearNumber(at: next) else { return nil }
    return Parsed(.fiscalYear(year), next + 1)
  }

  /// "the 1980s", "the '80s".
  private func decade(_ decade: Int, at i: Int) -> Parsed? {
    if decade >= 1000 { return Parsed(.decade(decade), i + 1) }
    guard self[i - 1] == .apostrophe || self[i - 1] == .the else { return nil }
    return Parsed(.decade(Self.century(of: decade)), i + 1)
  }
}
