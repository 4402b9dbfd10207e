/// A rule for every year, as the `TZ` string of POSIX.1-2017 §8.3 writes it: `EST5EDT,M3.2.0,M11.1.0`.
struct POSIXRule: Sendable, Equatable {
  /// Seconds east of UTC.
  let standard: Int
  let summer: Summer?

  struct Summer: Sendable, Equatable {
    let offset: Int
    let start: Change
    let end: Change
  }

  /// A day of the year and the seconds after its midnight, on the clock that holds until then.
  struct Change: Sendable, Equatable {
    enum Day: Sendable, Equatable {
      /// `Mm.w.d`: the w-th such weekday of a month, Sunday is 0; week 5 is the last.
      case weekday(month: Int, week: Int, day: Int)
      /// `Jn`: 1…365, February 29 is never counted.
      case julian(Int)
      /// `n`: 0…365, February 29 is counted.
      case zeroBased(Int)
    }

    let day: Day
    let seconds: Int

    /// Seconds since 1970 on the local clock.
    func local(in year: Int) -> Int64 {
      let first = CivilDate(unchecked: year, 1, 1)
      let number =
        switch day {
        case .julian(let n): first.dayNumber + n - 1 + (CivilDate.isLeap(year) && n >= 60 ? 1 : 0)
        case .zeroBased(let n): first.dayNumber + n
        case .weekday(let month, let week, let day): Self.weekday(year, month, week, day)
        }
      return Int64(number) * 86_400 + Int64(seconds)
    }

    private static func weekday(_ year: Int, _ month: Int, _ week: Int, _ day: Int) -> Int {
      let first = CivilDate(unchecked: year, month, 1)
      let offset = (day - first.weekday.rawValue % 7 + 7) % 7 + (week - 1) * 7
      return first.dayNumber + (offset < CivilDate.days(inMonth: month, of: year) ? offset : offset - 7)
    }
  }

  func offset(seconds: Int64) -> Int {
    guard let summer else { return standard }
    let year = Timestamp(seconds: seconds).date(offset: standard).year
    let start = summer.start.local(in: year) - Int64(standard)
    let end = summer.end.local(in: year) - Int64(summer.offset)
    let isSummer = start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start)
    return isSummer ? summer.offset : standard
  }
}

extension POSIXRule {
  /// Nil for anything that is no such string, and for summer time without its rule.
  init?(_ text: String) {
    var reader = Reader(rest: text.utf8.prefix(100)[...])
    guard reader.name(), let west = reader.time(hours: 24) else { return nil }
    standard = -west
    if reader.rest.isEmpty {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    var offset = standard + 3600
    if reader.rest.first != UInt8(ascii: ",") {
      guard let west = reader.time(hours: 24) else { return nil }
      offset = -west
    }
    guard let start = reader.change(), let end = reader.change(), reader.rest.isEmpty else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  private struct Reader {
    var rest: Substring.UTF8View

    mutating func take(_ letter: Unicode.Scalar) -> Bool {
      guard rest.first.map({ UInt32($0) == letter.value }) ?? false else { return false }
      rest.removeFirst()
      return true
    }

    /// Three letters or more, or `<…>`.
    mutating func name() -> Bool {
      if take("<") {
        guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[rest.index(after: close)...]
        return true
      }
      let letters = rest.prefix { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
      guard (1...3).contains(digits.count), let value = Int(String(Substring(digits))), range.contains(value)
      else { return nil }
      rest = rest.dropFirst(digits.count)
      return value
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time(hours: Int) -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number(0...hours).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] {
        guard take(":") else { break }
        guard let value = number(0...59) else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// `,M3.2.0/2`; two o'clock where no time is given.
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, seconds: 7200) }
      return time(hours: 167).map { Change(day: day, seconds: $0) }
    }

    private mutating func day() -> Change.Day? {
      if take("J") { return number(1...365).map { .julian($0) } }
      guard take("M") else { return number(0...365).map { .zeroBased($0) } }
      guard let month = number(1...12), take("."), let week = number(1...5), take("."), let day = number(0...6)
      else { return nil }
      return .weekday(month: month, week: week, day: day)
    }
  }
}
