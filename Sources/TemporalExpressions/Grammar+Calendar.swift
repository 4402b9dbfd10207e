import CivilTime
import TextAnalysis

/// Days, months, weekdays, quarters and seasons by name.
extension Grammar {
  func calendar(at i: Int) -> Parsed? {
    switch self[i] {
    case .month: monthLed(at: i)
    case .number, .ordinal, .cardinal: apostropheDecade(at: i) ?? dayLed(at: i)
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

  private func withYear(_ i: Int, _ form: (YearReference) -> TemporalForm) -> Parsed {
    guard let (year, end) = year(at: i) else { return Parsed(form(.unstated), i) }
    return Parsed(form(year), end)
  }

  // MARK: Months and days

  /// "July 8", "Aug. 1, 2025", "Jan-1", "Oct/2", "July 2025", "July".
  private func monthLed(at i: Int) -> Parsed? {
    guard case .month(let month, let short) = self[i] else { return nil }
    let isName = lexed.isCapitalised(i)
    let next = self[i + 1] == .dot && short && lexed.isTight(i + 1) ? i + 2 : i + 1
    if let (day, after) = dayAfterMonth(at: next),
      isName || endsPhrase(after) || yearInWords(at: after) != nil, !isMeasured(after)
    {
      let (year, end) = yearOfDay(at: after) ?? (.unstated, after)
      return Parsed(.day(month: month, day: day, year), end)
    }
    // Small letters: "april" is the month, "may" and "march" are words.
    guard isName || !short && ![3, 5, 8].contains(month) else { return nil }
    if let (year, end) = year(at: next) {
      // "October of next year" are two: the year is told by the words behind.
      if case .relative = year, self[next] == .preposition(.of) { return Parsed(.month(month, year), i + 1) }
      return Parsed(.month(month, year), end)
    }
    guard isMonthAlone(i, month, short: short) else { return nil }
    return Parsed(.month(month, .unstated), i + 1)
  }

  private func dayAfterMonth(at i: Int) -> (Int, Int)? {
    switch self[i] {
    case .the: return dayNumber(at: i + 1)
    case .dash, .slash:
      guard case .number(let day, let digits) = self[i + 1], digits <= 2, (1...31).contains(day), lexed.isTight(i),
        lexed.isTight(i + 1),
        !lexed.isTight(i + 2) || self[i + 2] == .comma || self[i + 2] == .dot || lexed.isClosing(i + 2)
      else { return nil }
      return (day, i + 2)
    case .comma:
      guard case .ordinal(let day, numeral: true) = self[i + 1], (1...31).contains(day), endsPhrase(i + 2) else {
        return nil
      }
      return (day, i + 2)
    case .cardinal:
      if let day = ordinalNumber(at: i), (1...31).contains(day.0) { return day }
      guard let (day, end) = below100(at: i), (1...31).contains(day), endsPhrase(end) || yearInWords(at: end) != nil
      else { return nil }
      return (day, end)
    default: return dayNumber(at: i)
    }
  }

  /// A day of a month: "8", "08", "8th", "eighth", "twenty-first".
  func dayNumber(at i: Int) -> (Int, Int)? {
    switch self[i] {
    case .number(let day, let digits) where (1...31).contains(day) && digits <= 2: (day, i + 1)
    case .ordinal, .cardinal: ordinalNumber(at: i).flatMap { (1...31).contains($0.0) ? $0 : nil }
    default: nil
    }
  }

  /// Whether a number that ends before `i` counts something else: "15 percent", "15 million".
  private func isMeasured(_ i: Int) -> Bool {
    if self[i] == .percent || self[i] == .cardinal(100) { return true }
    if self[i] == .colon, lexed.isTight(i), case .number = self[i + 1], lexed.isTight(i + 1) { return true }
    return lexed.word(i).isMeasure
  }

  /// "8 July", "8th of July 2025", "the 8th day of July", "fifteen August".
  private func dayLed(at i: Int) -> Parsed? {
    guard let (day, after) = dayNumber(at: i) ?? below100(at: i), (1...31).contains(day), self[i - 1] != .currency
    else { return nil }
    if self[i - 1] == .colon, lexed.isTight(i), case .number = self[i - 2] { return nil }
    var j = after
    if self[j] == .unit(.day, plural: false), self[j + 1] == .preposition(.of) { j += 1 }
    if self[j] == .preposition(.of) { j += 1 }
    if self[j] == .dash || self[j] == .dot, lexed.isTight(j), lexed.isTight(j + 1) || self[j] == .dot { j += 1 }
    guard case .month(let month, let short) = self[j] else { return nil }
    // "a second march", "the third march" of a protest.
    if !lexed.isCapitalised(j), month == 3, j == i + 1, case .ordinal(_, numeral: false) = self[i] { return nil }
    if month == 5, self[j + 1] == .verb(.have) || self[j + 1] == .verb(.be) { return nil }
    let end = self[j + 1] == .dot && short && lexed.isTight(j + 1) && yearNumber(at: j + 2) != nil ? j + 2 : j + 1
    let year = yearOfDay(at: end)
    guard lexed.isCapitalised(j) || year != nil || endsPhrase(end) || ![3, 5].contains(month) else { return nil }
    return Parsed(.day(month: month, day: day, year?.0 ?? .unstated), year?.1 ?? end)
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
    case .other: lexed.word(i - 1) == .as && lexed.word(i - 3) == .as
    case .this, .last, .next, .past, .previous, .following, .same, .portion, .between, .earlier, .later: true
    case .dash: lexed.isTight(i) && self[i - 2] != .other
    case .and: self[i - 2] != .other
    default: false
    }
  }

  // MARK: Weekdays

  private func weekday(_ day: Weekday, short: Bool, at i: Int) -> Parsed? {
    guard lexed.isCapitalised(i) || !short, !isTitle(i) else { return nil }
    var next = i + 1
    if short {
      let dotted = self[next] == .dot && lexed.isTight(next)
      if dotted { next += 1 }
      guard
        dayAfterWeekday(next) != nil || dotted && isGuided(i) || numberAfterWeekday(next) != nil || followsWeekday(i)
      else { return nil }
    }
    if let date = dayAfterWeekday(next) { return date }
    if let (number, end) = numberAfterWeekday(next) { return Parsed(.weekdayAndDay(day, day: number), end) }
    if let week = weekAfterWeekday(next) { return Parsed(.weekdayIn(day, week.form), week.end) }
    if self[next] == .unit(.week, plural: false), self[next + 1] != .preposition(.of) {
      return Parsed(.weekday(day, .weekLater), next + 1)
    }
    return Parsed(.weekday(day, .bare), next)
  }

  /// "Mon or *Tue*".
  private func followsWeekday(_ i: Int) -> Bool {
    guard self[i - 1] == .and, case .weekday = self[i - 2] else { return false }
    return true
  }

  /// ", July 4", "4 July", ", 4 July 2025", "7/6" after a weekday: the day says more than its weekday.
  private func dayAfterWeekday(_ i: Int) -> Parsed? {
    if self[i] == .opening, self[i + 1] != .opening, let date = dayAfterWeekday(i + 1), lexed.isClosing(date.end) {
      return Parsed(date.form, date.end + 1)
    }
    var j = self[i] == .comma || self[i] == .dash && lexed.isTight(i) ? i + 1 : i
    if self[j] == .the { j += 1 }
    switch self[j] {
    case .month, .number, .ordinal, .decimal, .cardinal:
      if let date = named(at: j) ?? calendar(at: j), case .day = date.form { return date }
      return self[i] == .dash ? nil : figuresAfterWeekday(at: j)
    default: return nil
    }
  }

  /// "the 13th", "13th", "the twenty-first", "13" after a weekday.
  private func numberAfterWeekday(_ i: Int) -> (Int, Int)? {
    let article = self[i] == .the
    guard let (day, end) = dayNumber(at: article ? i + 1 : i), endsPhrase(end), !lexed.isTight(end) || !isTightMark(end)
    else { return nil }
    switch (self[end - 1], self[end]) {
    case (_, .unit), (_, .percent), (_, .month): return nil
    case (.number, _) where lexed.isWord(end) && self[end] != .preposition(.at): return nil
    default: return (day, end)
    }
  }

  private func isTightMark(_ i: Int) -> Bool { self[i] == .colon || self[i] == .slash || self[i] == .dash }

  /// "of next week", "next week", "two weeks from now" after a weekday.
  private func weekAfterWeekday(_ i: Int) -> Parsed? {
    let j = self[i] == .preposition(.of) || self[i] == .preposition(.in) ? i + 1 : i
    switch self[j] {
    case .this, .last, .next, .previous, .following, .the:
      guard let week = stretch(at: j) else { return nil }
      switch week.form {
      case .deicticUnit(.week, _), .narrativeUnit(.week, _): break
      default: return nil
      }
      return j > i || self[j] != .the ? week : nil
    case .number, .cardinal, .indefinite, .comma:
      guard j == i, lexed.isCapitalised(i - 1) || self[j] != .comma,
        let away = quantified(at: self[j] == .comma ? j + 1 : j), case .offset(_, let unit, _, let anchor) = away.form
      else { return nil }
      // "Monday, two days after the vote" keeps its two parts.
      if case .narrative = anchor { return nil }
      guard self[j] != .comma || anchor == .publication && unit != .day else { return nil }
      return away
    default: return nil
    }
  }

  /// "the union's president, Ray Monday.": behind a noun in small letters and a comma stands a name.
  private func isSurname(_ i: Int) -> Bool {
    guard self[i - 2] == .comma, self[i - 1] == .other, lexed.isCapitalised(i - 1), lexed.isWord(i - 3),
      self[i - 3] == .other, !lexed.isCapitalised(i - 3), lexed.isWord(i - 1)
    else { return false }
    return endsClause(i + 1)
  }

  /// "Sunday Times", "Black Friday's" first word is a holiday's; a name of a paper is none.
  private func isTitle(_ i: Int) -> Bool {
    if isSurname(i) { return true }
    guard lexed.isWord(i + 1), self[i + 1] == .other else { return false }
    if lexed.word(i + 1) == .magazine { return true }
    guard lexed.isCapitalised(i + 1) else { return false }
    // ", Sunday Adeyemi, said", "Sunday Best and"
    if self[i - 1] == .comma || self[i - 1] == .and, self[i + 2] == .comma || self[i + 2] == .and || self[i + 2] == .dot
    {
      return true
    }
    return lexed.word(i + 1).isNewspaper
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

  /// "the 1940's", "the early 50's"; not "2020's best film".
  func apostropheDecade(at i: Int) -> Parsed? {
    guard let decade = self[i].decade, self[i - 1] == .the || self[i - 1].isPortion, self[i + 1] == .apostrophe,
      lexed.isTight(i + 1), lexed.isTight(i + 2), lexed.text.folds(i + 2, to: "s")
    else { return nil }
    return Parsed(.decade(decade >= 1000 ? decade : Self.century(of: decade)), i + 3)
  }

  /// "the 1980s", "the '80s".
  private func decade(_ decade: Int, at i: Int) -> Parsed? {
    if decade >= 1000 { return Parsed(.decade(decade), i + 1) }
    guard self[i - 1] == .apostrophe || self[i - 1] == .the || self[i - 1].isPortion else { return nil }
    return Parsed(.decade(Self.century(of: decade)), i + 1)
  }
}
