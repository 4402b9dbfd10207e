import CivilTime
import TextAnalysis

/// Amounts of time, and the days that lie an amount of time away.
extension Grammar {
  /// "90 days", "three weeks ago", "a year earlier", "90 days after July 8", "several months".
  func quantified(at i: Int) -> Parsed? {
    guard let amount = amount(at: i) else { return weekdaysAway(at: i) }
    if let composed = composed(amount) { return composed }
    // "the highest in two years", "for the first time in a decade"
    if self[i - 1] == .preposition(.in), looksBack(i - 1) { return Parsed(.duration(amount.0, amount.1), amount.2) }
    return quantifiedEnd(amount.0, amount.1, amount.2, article: self[i] == .indefinite, before: self[i - 1])
  }

  /// What an amount is by the words around it: a date, a limit, an amount.
  func quantifiedEnd(
    _ quantity: Quantity, _ unit: CalendarUnit, _ end: Int, article: Bool = false, before: Lexeme = .other
  ) -> Parsed? {
    if let offset = offset(quantity, unit, end) { return offset }
    guard !isAge(end) else { return nil }
    if article, quantity == .number(1) {
      guard unit != .half, unit != .quarter, unit != .second else { return nil }
    }
    if lexed.has(.possessive, end - 1), lexed.word(end) == .time, case .preposition(.in) = before {
      // "in two weeks' time"
      return Parsed(.within(quantity, unit), end)
    }
    if case .preposition(.within) = before { return Parsed(.within(quantity, unit), end) }
    if case .preposition(.in) = before { return Parsed(.ahead(quantity, unit), end) }
    return Parsed(.duration(quantity, unit), end)
  }

  /// Whether "in" behind a superlative or "first time" tells of a record.
  private func looksBack(_ i: Int) -> Bool {
    for j in stride(from: i - 1, through: max(0, i - 6), by: -1) {
      switch self[j] {
      case .comma, .dot, .semicolon: return false
      case .ordinal, .last: return true
      case .other
      where lexed.shape(j).contains(.endsInEst) || lexed.word(j) == .only || lexed.word(j) == .most
        || lexed.word(j) == .worst || lexed.word(j) == .least:
        return true
      default: continue
      }
    }
    return false
  }

  /// A number and its unit: "90 days", "90-day", "six straight days", "a 20 year", "a couple of weeks", "a dozen years".
  func amount(at i: Int) -> (Quantity, CalendarUnit, Int)? {
    var j = i
    var quantity = Quantity.vague
    if self[j] == .indefinite {
      j += 1
      if case .unit(let unit, plural: false) = self[j] {
        if isLong(j + 1) { return nil }
        if unit == .quarter, self[j + 1] == .unit(.century, plural: false) { return (.number(25), .year, j + 2) }
        if let end = andHalf(j + 1) { return (.decimal(1, tenths: 5), unit, end) }
        return (.number(1), unit, j + 1)
      }
      if self[j] == .vagueNumber {
        let of = self[j + 1] == .preposition(.of) ? j + 2 : j + 1
        guard case .unit(let unit, plural: true) = self[of] else { return nil }
        return (.vague, unit, of + 1)
      }
    }
    if let (number, end) = count(at: j) {
      quantity = isLarge(end) ? .vague : .number(number)
      j = isLarge(end) ? end + 1 : end
      if let half = andHalf(j) { (quantity, j) = (.decimal(number, tenths: 5), half) }
    } else if self[j] == .decimal {
      if isLarge(j + 1) {
        j += 2
      } else if let (whole, tenths) = decimal(j) {
        quantity = .decimal(whole, tenths: tenths)
        j += 1
      } else {
        return nil
      }
    } else if self[j] == .vagueNumber {
      j += 1
      if self[j] == .preposition(.of) { j += 1 }
    } else {
      return nil
    }
    if self[j] == .dash, lexed.isTight(j), lexed.isTight(j + 1) {
      // The article of "a four-week rally" is the rally's.
      guard self[i] != .indefinite else { return nil }
      j += 1
    }
    var working = false
    if let word = skippable(j) {
      working = lexed.word(j).leavesOutWeekends
      j = word
    }
    if working, self[j] == .unit(.day, plural: true) { return (quantity, .businessDay, j + 1) }
    guard case .unit(let unit, let plural) = self[j], unit != .half else { return nil }
    guard plural || quantity != .vague else { return nil }
    return (quantity, unit, j + 1)
  }

  /// "2.5": no amount of money, no version.
  private func decimal(_ i: Int) -> (Int, Int)? {
    let parts = lexed.folded(i).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 1, self[i - 1] != .currency, let whole = NumberShape.value(parts[0]),
      whole < 1000, let tenths = NumberShape.value(parts[1])
    else { return nil }
    return (whole, tenths)
  }

  /// "9 *million* years".
  private func isLarge(_ i: Int) -> Bool { lexed.word(i) == .million || lexed.word(i) == .billion }

  /// "and a half", "-and-a-half".
  private func andHalf(_ i: Int) -> Int? {
    if case .number(1, _) = self[i], self[i + 1] == .slash, case .number(2, _) = self[i + 2], lexed.isTight(i + 2) {
      return i + 3
    }
    var j = i
    for word in [Lexeme.and, .indefinite, .unit(.half, plural: false)] {
      if self[j] == .dash, lexed.isTight(j) { j += 1 }
      guard self[j] == word else { return nil }
      j += 1
    }
    return j
  }

  /// "two hours and 51 minutes", "3 years 2 months 5 days ago": amounts of smaller and smaller units, or none.
  private func composed(_ first: (Quantity, CalendarUnit, Int)) -> Parsed? {
    guard case .number(let count) = first.0 else { return nil }
    var measures = [Measure(count: count, unit: first.1)]
    var end = first.2
    while measures.count < 4 {
      var j = self[end] == .comma ? end + 1 : end
      if self[j] == .and { j += 1 }
      guard let more = smaller(at: j), !measures.contains(where: { $0.unit == more.unit }) else { break }
      measures.append(Measure(count: more.count, unit: more.unit))
      end = more.end
    }
    guard measures.count > 1, !isAge(end) else { return nil }
    switch self[end] {
    case .ago: return Parsed(.sumOffset(measures, sign: -1, .publication), end + 1)
    case .earlier: return Parsed(.sumOffset(measures, sign: -1, .narrative), end + 1)
    case .later: return Parsed(.sumOffset(measures, sign: 1, .narrative), end + 1)
    default: break
    }
    // "two years and three months" is one amount, "a day, two weeks, a month" are three.
    let isClock = measures.allSatisfy { $0.unit.isClock }
    guard isClock || measures.count == 2 && self[first.2] == .and else { return nil }
    return Parsed(.sum(measures), end)
  }

  private func smaller(at i: Int) -> (count: Int, unit: CalendarUnit, end: Int)? {
    guard let (count, j) = count(at: i), case .unit(let unit, _) = self[j], unit != .half, unit != .quarter else {
      return nil
    }
    return (count, unit, j + 1)
  }

  /// "two Sundays from now", "two Mondays ago".
  private func weekdaysAway(at i: Int) -> Parsed? {
    guard let (count, j) = count(at: i), count < 60 else { return nil }
    let day: Weekday
    switch self[j] {
    case .weekdays(let weekday): day = weekday
    case .weekday(let weekday, short: false): day = weekday
    default: return nil
    }
    switch self[j + 1] {
    case .ago: return Parsed(.weekdays(count, day, sign: -1), j + 2)
    case .later: return Parsed(.weekdays(count, day, sign: 1), j + 2)
    case .preposition(.from) where self[j + 2] == .reference(.present):
      return Parsed(.weekdays(count, day, sign: 1), j + 3)
    default: return nil
    }
  }

  /// "six *straight* days", "five *trading* days", "30 *business* days".
  private func skippable(_ j: Int) -> Int? {
    guard lexed.word(j).standsInAmount, case .unit(_, plural: true) = self[j + 1]
    else { return nil }
    return j + 1
  }

  /// A whole number in figures or words: "90", "forty-five", "two hundred".
  func count(at i: Int) -> (Int, Int)? {
    switch self[i] {
    case .number(let number, _):
      guard number < 10_000, self[i - 1] != .currency else { return nil }
      return (number, i + 1)
    case .cardinal(let number):
      if number >= 20, number < 100, self[i + 1] == .dash, case .cardinal(let ones) = self[i + 2], ones < 10 {
        return (number + ones, i + 3)
      }
      if number < 10, self[i + 1] == .cardinal(100) { return (number * 100, i + 2) }
      return (number, i + 1)
    default: return nil
    }
  }

  /// "6-month-old", "33 years old", "the 16 years of age".
  private func isAge(_ end: Int) -> Bool {
    let next = self[end] == .dash ? end + 1 : end
    return self[next] == .old || self[end] == .preposition(.of) && lexed.word(end + 1) == .age
  }

  /// "for decades", "years ago", "weeks of talks" behind a preposition.
  func bareUnits(at i: Int) -> Parsed? {
    guard case .unit(let unit, plural: true) = self[i], unit != .weekend, unit != .second else { return nil }
    if let offset = offset(.vague, unit, i + 1) { return offset }
    // "decades-long"
    if isLong(i + 1) { return Parsed(.duration(.vague, unit), i + 3) }
    // "minutes after the group had left", "hours before the vote"
    if self[i + 1] == .preposition(.after) || self[i + 1] == .preposition(.before) {
      return Parsed(.duration(.vague, unit), i + 1)
    }
    switch self[i - 1] {
    case .preposition(.for), .preposition(.in), .preposition(.after), .preposition(.over), .preposition(.within):
      return Parsed(.duration(.vague, unit), i + 1)
    default:
      guard lexed.word(i - 1) == .only || lexed.word(i - 1) == .just else { return nil }
      return Parsed(.duration(.vague, unit), i + 1)
    }
  }

  /// "-long"
  func isLong(_ i: Int) -> Bool {
    self[i] == .dash && lexed.isTight(i) && lexed.isTight(i + 1) && lexed.word(i + 1) == .long
  }

  /// What follows an amount and makes a date of it.
  private func offset(_ quantity: Quantity, _ unit: CalendarUnit, _ end: Int) -> Parsed? {
    func made(_ sign: Int, _ anchor: TemporalForm.Anchor, _ end: Int) -> Parsed {
      Parsed(.offset(quantity, unit, sign: sign, anchor), end)
    }
    switch self[end] {
    case .ago: return made(-1, .publication, end + 1)
    case .earlier where lexed.word(end + 1) == .than, .later where lexed.word(end + 1) == .than: return nil
    case .earlier: return made(-1, .narrative, end + 1)
    case .later: return made(1, .narrative, end + 1)
    case .preposition(.before) where endsClause(end + 1): return made(-1, .narrative, end + 1)
    case .preposition(.before), .preposition(.after), .preposition(.from), .preposition(.until):
      let sign = self[end] == .preposition(.before) ? -1 : 1
      if self[end] == .preposition(.from) || self[end] == .preposition(.after) {
        if self[end + 1] == .reference(.present) { return made(1, .publication, end + 2) }
      }
      guard self[end] != .preposition(.until), let day = anchorDay(at: end + 1), !unit.isClock else { return nil }
      return made(sign, .form(day.form), day.end)
    default: return nil
    }
  }

  /// A day that an amount can be counted from: "July 8", "Friday", "today", "Christmas", "next Friday".
  private func anchorDay(at i: Int) -> Parsed? {
    let j = self[i] == .the ? i + 1 : i
    guard let grammar = inside(),
      let day = grammar.named(at: j) ?? grammar.calendar(at: j) ?? grammar.numeric(at: j) ?? grammar.holiday(at: j)
        ?? grammar.pointed(at: i)
    else { return nil }
    switch day.form {
    case .day, .figures, .weekday, .weekdayAndDay, .weekdayIn, .deicticDay, .holiday, .dayOfMonth: return day
    case .narrativeUnit(.day, 0) where self[i] != .the: return day
    default: return nil
    }
  }

  /// "every Monday", "each year", "every two weeks".
  func repetition(at i: Int) -> Parsed? {
    switch self[i + 1] {
    case .unit(let unit, plural: false): return Parsed(.set(TimexValue.duration(.number(1), unit)), i + 2)
    case .weekday(let day, short: false):
      // "every Sunday morning"
      if case .partOfDay(let part) = self[i + 2] {
        return Parsed(.set("XXXX-WXX-\(day.rawValue)T\(part.letters)"), i + 3)
      }
      return Parsed(.set("XXXX-WXX-\(day.rawValue)"), i + 2)
    case .season(let season): return Parsed(.set("XXXX-\(season.letters)"), i + 2)
    case .month(let month, short: false): return Parsed(.set("XXXX-\(TimexValue.padded(month))"), i + 2)
    case .partOfDay(let part): return Parsed(.set("XXXX-XX-XXT\(part.letters)"), i + 2)
    default:
      guard let (quantity, unit, end) = amount(at: i + 1) else { return nil }
      return Parsed(.set(TimexValue.duration(quantity, unit)), end)
    }
  }
}
