import TextAnalysis

/// Times of day, alone and beside a day.
extension Grammar {
  /// "6:30 p.m. CET on May 6", "noon Friday", "1500 GMT".
  func clock(at i: Int) -> Parsed? {
    // The end of "2:07:31" is no time of day.
    if self[i - 1] == .colon, lexed.isTight(i), lexed.isTight(i - 1) { return nil }
    guard let time = timeOfDay(at: i) else { return nil }
    var j = time.end
    if let (part, day, end) = partAfterTime(at: j) {
      let hour = time.hour < 12 && part != .morning ? time.hour + 12 : time.hour
      return Parsed(.time(hour: hour, minute: time.minute, zone: time.zone, on: day), end)
    }
    if self[j] == .preposition(.on) || self[j] == .preposition(.of) || self[j] == .preposition(.in) { j += 1 }
    if let day = dayForTime(at: j) {
      return Parsed(.time(hour: time.hour, minute: time.minute, zone: time.zone, on: day.form), day.end)
    }
    return Parsed(.time(hour: time.hour, minute: time.minute, zone: time.zone, on: nil), time.end)
  }

  /// A day in front of its time: "Friday at 9 a.m.", "July 8, 15:00 GMT", "Friday night", "tomorrow morning".
  func withTime(_ day: Parsed) -> Parsed {
    switch day.form {
    case .day, .figures, .weekday, .weekdayAndDay, .weekdayIn, .weekdayTold, .deicticDay, .dayOfMonth: break
    case .partOfDay(let part, let whole): return partWithTime(part, whole, day)
    default: return day
    }
    if case .partOfDay(let part) = self[day.end] { return withTime(Parsed(.partOfDay(part, day.form), day.end + 1)) }
    var j = day.end
    if self[j] == .comma { j += 1 }
    if self[j] == .preposition(.at) || self[j] == .preposition(.around) { j += 1 }
    guard let time = timeOfDay(at: j) else { return day }
    return Parsed(.time(hour: time.hour, minute: time.minute, zone: time.zone, on: day.form), time.end)
  }

  /// "this morning at 8:30", "tonight at 9", where the part of the day says which nine it is.
  private func partWithTime(_ part: PartOfDay, _ day: TemporalForm?, _ parsed: Parsed) -> Parsed {
    let j = self[parsed.end] == .comma ? parsed.end + 1 : parsed.end
    guard self[j] == .preposition(.at) else { return parsed }
    if let time = timeOfDay(at: j + 1) {
      return Parsed(.time(hour: time.hour, minute: time.minute, zone: time.zone, on: day), time.end)
    }
    guard case .number(let hour, _) = self[j + 1], (1...12).contains(hour), endsPhrase(j + 2) else { return parsed }
    let isLate = part != .morning && hour < 12
    return Parsed(.time(hour: hour + (isLate ? 12 : 0), minute: 0, zone: nil, on: day), j + 2)
  }

  /// "this morning", "tomorrow night", "Friday evening", "in the afternoon" behind a time.
  private func partAfterTime(at i: Int) -> (PartOfDay, TemporalForm?, Int)? {
    if self[i] == .preposition(.in), self[i + 1] == .the, case .partOfDay(let part) = self[i + 2] {
      return (part, nil, i + 3)
    }
    let j = self[i] == .preposition(.on) ? i + 1 : i
    let parsed: Parsed? =
      switch self[j] {
      case .this, .last, .that, .the, .next: pointed(at: j) ?? told(at: j)
      case .deicticDay, .weekday, .tonight: dated(at: j)
      default: nil
      }
    guard let parsed, case .partOfDay(let part, let day) = parsed.form else { return nil }
    return (part, day, parsed.end)
  }

  private func dayForTime(at i: Int) -> Parsed? {
    switch self[i] {
    case .month, .weekday, .deicticDay, .ordinal, .number: break
    case .the:
      guard case .ordinal = self[i + 1] else { return nil }
      return calendar(at: i + 1)
    case .that:
      guard self[i + 1] == .unit(.day, plural: false) else { return nil }
      return told(at: i)
    case .this, .next, .last:
      guard let day = pointed(at: i), case .weekday = day.form else { return nil }
      return day
    default: return nil
    }
    guard let day = calendar(at: i) ?? numeric(at: i) else { return nil }
    switch day.form {
    case .day, .figures, .weekday, .weekdayAndDay, .weekdayIn, .weekdayTold, .deicticDay: return day
    default: return nil
    }
  }

  private struct Time {
    var hour: Int
    var minute: Int
    var zone: Zone?
    var end: Int
  }

  private func isDay(_ i: Int) -> Bool {
    switch self[i] {
    case .weekday, .month: true
    default: false
    }
  }

  private func timeOfDay(at i: Int) -> Time? {
    switch self[i] {
    case .noon: return zoned(12, 0, i + 1)
    case .midnight: return zoned(24, 0, i + 1)
    case .clock(let hour, let minute):
      let end = self[i + 1] == .dot && lexed.folded(i).contains(UInt8(ascii: ".")) ? afterDot(i + 1) : i + 1
      return zoned(hour, minute, end)
    case .number(let number, let digits):
      if digits <= 2, self[i + 1] == .colon, lexed.isTight(i + 1), lexed.isTight(i + 2) { return colon(number, at: i) }
      if digits == 4, number % 100 < 60, number < 2400, let zone = zone(at: i + 1) {
        return Time(hour: number / 100, minute: number % 100, zone: zone.0, end: zone.1)
      }
      if digits == 4, number % 100 < 60, number < 2400, isHourOfDay(i) {
        return Time(hour: number / 100, minute: number % 100, zone: nil, end: i + 1)
      }
      // "votes at 6 tonight"
      if digits <= 2, (1...11).contains(number), self[i + 1] == .tonight, self[i - 1] == .preposition(.at) {
        return Time(hour: number, minute: 0, zone: nil, end: i + 1)
      }
      return hour(number, at: i)
    case .decimal: return dotted(at: i)
    case .cardinal(let number): return hour(number, at: i)
    default: return nil
    }
  }

  /// "at 2130 tonight", "by 1900 today": what a day follows is no year.
  private func isHourOfDay(_ i: Int) -> Bool {
    switch self[i - 1] {
    case .preposition(.at), .preposition(.by), .preposition(.until), .preposition(.from): break
    default: return false
    }
    switch self[i + 1] {
    case .deicticDay, .tonight, .weekday: return true
    default: return false
    }
  }

  /// "15:00", "12:01 a.m.", "15:00:30"; not a score or a verse, which have neither a leading "at" nor two digits.
  private func colon(_ hour: Int, at i: Int) -> Time? {
    guard case .number(let minute, digits: 2) = self[i + 2], hour <= 24, minute < 60, hour < 24 || minute == 0
    else { return nil }
    var end = i + 3
    let hasSeconds = self[end] == .colon && lexed.isTight(end)
    if hasSeconds, case .number(_, digits: 2) = self[end + 1] { end += 2 }
    if let time = onHalfClock(hour, minute, end) { return time }
    let time = zoned(hour, minute, end)
    // "2:07:31" is how long a race took.
    return hasSeconds && time.zone == nil ? nil : time
  }

  /// "9 a.m.", "nine o'clock".
  private func hour(_ hour: Int, at i: Int) -> Time? {
    if self[i + 1] == .oclock, (1...12).contains(hour) { return onHalfClock(hour, 0, i + 2) ?? zoned(hour, 0, i + 2) }
    return onHalfClock(hour, 0, i + 1)
  }

  /// "9.30 a.m.", "16.08 GMT".
  private func dotted(at i: Int) -> Time? {
    let parts = lexed.folded(i).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hour = NumberShape.value(parts[0]),
      let minute = NumberShape.value(parts[1]), hour < 24, minute < 60
    else { return nil }
    if let time = onHalfClock(hour, minute, i + 1) { return time }
    guard let zone = zone(at: i + 1) else { return nil }
    return Time(hour: hour, minute: minute, zone: zone.0, end: zone.1)
  }

  private func onHalfClock(_ hour: Int, _ minute: Int, _ end: Int) -> Time? {
    guard case .meridiem(let pm) = self[end], (1...12).contains(hour) else { return nil }
    let isDotted = lexed.folded(end).contains(UInt8(ascii: "."))
    guard isDotted || self[end + 1] != .verb(.participle) else { return nil }
    return zoned(hour % 12 + (pm ? 12 : 0), minute, isDotted ? afterDot(end + 1) : end + 1)
  }

  /// The index after the dot that closes "a.m.".
  private func afterDot(_ i: Int) -> Int { self[i] == .dot && lexed.isTight(i) ? i + 1 : i }

  private func zoned(_ hour: Int, _ minute: Int, _ end: Int) -> Time {
    // "5:00 p.m., New York City time, on July 26"
    if self[end] == .comma, let zone = namedZone(at: end + 1), lexed.word(zone.1 - 1) == .time {
      return Time(hour: hour, minute: minute, zone: zone.0, end: self[zone.1] == .comma ? zone.1 + 1 : zone.1)
    }
    guard let zone = zone(at: end) else { return Time(hour: hour, minute: minute, zone: nil, end: end) }
    return Time(hour: hour, minute: minute, zone: zone.0, end: zone.1)
  }

  /// "EDT", "(GMT)", "Eastern Time", "Eastern Daylight Time", "London time", "Hong Kong time".
  private func zone(at i: Int) -> (Zone, Int)? {
    if self[i] == .opening {
      guard self[i + 1] != .opening, let zone = zone(at: i + 1), lexed.isClosing(zone.1) else { return nil }
      return (zone.0, zone.1 + 1)
    }
    if case .zone(let zone) = self[i], lexed.has(.allCapitals, i) { return (zone, i + 1) }
    return namedZone(at: i)
  }

  private func namedZone(at i: Int) -> (Zone, Int)? {
    var name = i
    if lexed.word(i + 1) == .kong || lexed.word(i + 1) == .york { name += 1 }
    guard let zone = Zone.named(lexed.folded(name)) else { return nil }
    var end = name + 1
    if lexed.word(end) == .city { end += 1 }
    if lexed.word(end) == .daylight || lexed.word(end) == .standard || lexed.word(end) == .summer { end += 1 }
    if lexed.word(end) == .time { return (zone, end + 1) }
    // "5 p.m. Central on Friday", and no "Central Park".
    let isNamed = lexed.word(name).isZoneByItself && lexed.isCapitalised(name)
    return isNamed && !lexed.isCapitalised(name + 1)
      ? (zone, name + 1) : isNamed && isDay(name + 1) ? (zone, name + 1) : nil
  }
}
