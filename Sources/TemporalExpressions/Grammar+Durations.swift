import CivilTime

/// Amounts of time, and the days that lie an amount of time away.
extension Grammar {
  /// "90 days", "three weeks ago", "a year earlier", "90 days after July 8", "several months".
  func quantified(at i: Int) -> Parsed? {
    guard let amount = amount(at: i) else { return nil }
    let (quantity, unit, end) = amount
    if let offset = offset(quantity, unit, end) { return offset }
    guard !isAge(end) else { return nil }
    if self[i] == .indefinite, quantity == .number(1) {
      guard unit != .half, unit != .quarter, unit != .second else { return nil }
    }
    if case .preposition(.within) = self[i - 1] { return Parsed(.within(quantity, unit), end) }
    if case .preposition(.in) = self[i - 1] { return Parsed(.ahead(quantity, unit), end) }
    return Parsed(.duration(quantity, unit), end)
  }

  /// A number and its unit: "90 days", "90-day", "six straight days", "a 20 year", "a couple of weeks", "a dozen years".
  func amount(at i: Int) -> (Quantity, CalendarUnit, Int)? {
    var j = i
    var quantity = Quantity.vague
    if self[j] == .indefinite {
      j += 1
      if case .unit(let unit, plural: false) = self[j] {
        return (.number(1), unit, j + 1)
      }
      if self[j] == .vagueNumber {
        let of = self[j + 1] == .preposition(.of) ? j + 2 : j + 1
        guard case .unit(let unit, plural: true) = self[of] else { return nil }
        return (.vague, unit, of + 1)
      }
    }
    if let (number, end) = count(at: j) {
      quantity = .number(number)
      j = end
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
    if let word = skippable(j) { j = word }
    guard case .unit(let unit, let plural) = self[j], unit != .half else { return nil }
    guard plural || quantity != .vague else { return nil }
    return (quantity, unit, j + 1)
  }

  /// "six *straight* days", "five *trading* days", "30 *business* days".
  private func skippable(_ j: Int) -> Int? {
    let words = [
      "straight", "consecutive", "trading", "business", "working", "calendar", "full", "more", "whole", "long",
    ]
    guard words.contains(where: { lexed.folded(j).elementsEqual($0.utf8) }), case .unit(_, plural: true) = self[j + 1]
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
    return self[next] == .old || self[end] == .preposition(.of) && lexed.isWord(end + 1, "age")
  }

  /// "for decades", "years ago", "weeks of talks" behind a preposition.
  func bareUnits(at i: Int) -> Parsed? {
    guard case .unit(let unit, plural: true) = self[i], unit != .weekend, unit != .second else { return nil }
    if let offset = offset(.vague, unit, i + 1) { return offset }
    switch self[i - 1] {
    case .preposition(.for), .preposition(.in), .preposition(.after), .preposition(.over), .preposition(.within):
      return Parsed(.duration(.vague, unit), i + 1)
    default: return nil
    }
  }

  /// What follows an amount and makes a date of it.
  private func offset(_ quantity: Quantity, _ unit: CalendarUnit, _ end: Int) -> Parsed? {
    func made(_ sign: Int, _ anchor: TemporalForm.Anchor, _ end: Int) -> Parsed {
      Parsed(.offset(quantity, unit, sign: sign, anchor), end)
    }
    switch self[end] {
    case .ago: return made(-1, .publication, end + 1)
    case .earlier: return made(-1, .narrative, end + 1)
    case .later: return made(1, .narrative, end + 1)
    case .preposition(.before), .preposition(.after), .preposition(.from), .preposition(.until):
      let sign = self[end] == .preposition(.before) ? -1 : 1
      if self[end] == .preposition(.from) || self[end] == .preposition(.after) {
        if self[end + 1] == .reference(.present) { return made(1, .publication, end + 2) }
      }
      guard self[end] != .preposition(.until), let day = anchorDay(at: end + 1) else { return nil }
      return made(sign, .form(day.form), day.end)
    default: return nil
    }
  }

  /// A day that an amount can be counted from: "July 8", "Friday", "today".
  private func anchorDay(at i: Int) -> Parsed? {
    let j = self[i] == .the ? i + 1 : i
    guard let day = calendar(at: j) ?? numeric(at: j) else { return nil }
    switch day.form {
    case .day, .weekday, .deicticDay: return day
    default: return nil
    }
  }

  /// "every Monday", "each year", "every two weeks".
  func repetition(at i: Int) -> Parsed? {
    switch self[i + 1] {
    case .unit(let unit, plural: false): return Parsed(.set(TimexValue.duration(.number(1), unit)), i + 2)
    case .weekday(let day, short: false): return Parsed(.set("XXXX-WXX-\(day.rawValue)"), i + 2)
    case .month(let month, short: false): return Parsed(.set("XXXX-\(TimexValue.padded(month))"), i + 2)
    case .partOfDay(let part): return Parsed(.set("XXXX-XX-XXT\(part.letters)"), i + 2)
    default:
      guard let (quantity, unit, end) = amount(at: i + 1) else { return nil }
      return Parsed(.set(TimexValue.duration(quantity, unit)), end)
    }
  }
}
