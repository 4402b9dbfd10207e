/// A stretch of the calendar that a text names as one: a day (with a time, where one is given), a week, a month, a
/// quarter, a half or a year. It keeps the precision of the words: "July" stays a month.
///
/// Written and read as the text forms of ISO 8601 and TIMEX3: `2025-08-01`, `2025-08-01T00:01-04:00`, `2025-W18`,
/// `2025-07`, `2025-Q3`, `2025-H1`, `2025`.
public enum CivilPeriod: Hashable, Sendable {
  case day(CivilDate, time: TimeOfDay?)
  case week(ISOWeek)
  /// Month 1…12.
  case month(year: Int, month: Int)
  /// Quarter 1…4.
  case quarter(year: Int, quarter: Int)
  /// Half 1…2.
  case half(year: Int, half: Int)
  case year(Int)

  public static func day(_ date: CivilDate) -> CivilPeriod { .day(date, time: nil) }

  public var first: CivilDate {
    switch self {
    case .day(let date, _): date
    case .week(let week): week.monday
    case .month(let year, let month): CivilDate(unchecked: year, month, 1)
    case .quarter(let year, let quarter): CivilDate(unchecked: year, quarter * 3 - 2, 1)
    case .half(let year, let half): CivilDate(unchecked: year, half * 6 - 5, 1)
    case .year(let year): CivilDate(unchecked: year, 1, 1)
    }
  }

  /// The last day, inclusive.
  public var last: CivilDate {
    switch self {
    case .day(let date, _): date
    case .week(let week): week.sunday
    case .month(let year, let month): Self.end(year, month)
    case .quarter(let year, let quarter): Self.end(year, quarter * 3)
    case .half(let year, let half): Self.end(year, half * 6)
    case .year(let year): Self.end(year, 12)
    }
  }

  private static func end(_ year: Int, _ month: Int) -> CivilDate {
    CivilDate(unchecked: year, month, CivilDate.days(inMonth: month, of: year))
  }

  public var days: ClosedRange<CivilDate> { first...last }

  /// The time of day, where the period is a day that has one.
  public var time: TimeOfDay? {
    if case .day(_, let time) = self { time } else { nil }
  }

  /// Whether every day of `other` is a day of this period: a month contains its days, and each period itself.
  public func contains(_ other: CivilPeriod) -> Bool { first <= other.first && other.last <= last }
}

extension CivilPeriod: Comparable {
  /// By first day, then by last day, then by the time.
  public static func < (a: CivilPeriod, b: CivilPeriod) -> Bool {
    func rank(_ p: CivilPeriod) -> (CivilDate, CivilDate, Int) {
      (p.first, p.last, p.time.map { $0.hour * 60 + $0.minute } ?? -1)
    }
    return rank(a) < rank(b)
  }
}

extension CivilPeriod: CustomStringConvertible, LosslessStringConvertible {
  public var description: String {
    switch self {
    case .day(let date, let time): time.map { "\(date)T\($0)" } ?? "\(date)"
    case .week(let week): "\(week)"
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter(let year, let quarter): "\(padded(year, 4))-Q\(quarter)"
    case .half(let year, let half): "\(padded(year, 4))-H\(half)"
    case .year(let year): padded(year, 4)
    }
  }

  /// Reads what `description` writes; nil for anything else, and for what the calendar does not have.
  public init?(_ text: String) {
    if let t = text.firstIndex(of: "T") {
      guard let date = CivilDate(String(text[..<t])), let time = TimeOfDay(iso: text[text.index(after: t)...])
      else { return nil }
      self = .day(date, time: time)
    } else if let date = CivilDate(text) {
      self = .day(date, time: nil)
    } else if let numbers = digitGroups(text, [4, 2]) {
      guard numbers[0] >= 1, (1...12).contains(numbers[1]) else { return nil }
      self = .month(year: numbers[0], month: numbers[1])
    } else if let year = digits(text[...], 4) {
      guard year >= 1 else { return nil }
      self = .year(year)
    } else {
      guard let part = Self.lettered(text) else { return nil }
      self = part
    }
  }

  /// `2025-W18`, `2025-Q3`, `2025-H1`.
  private static func lettered(_ text: String) -> CivilPeriod? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = digits(parts[0], 4), year >= 1, let letter = parts[1].first else { return nil }
    let number = parts[1].dropFirst()
    switch letter {
    case "W":
      return digits(number, 2).flatMap { ISOWeek(year: year, week: $0) }.map { .week($0) }
    case "Q":
      guard let quarter = digits(number, 1), (1...4).contains(quarter) else { return nil }
      return .quarter(year: year, quarter: quarter)
    case "H":
      guard let half = digits(number, 1), (1...2).contains(half) else { return nil }
      return .half(year: year, half: half)
    default: return nil
    }
  }
}

extension CivilPeriod: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let period = CivilPeriod(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a date of ISO 8601"))
    }
    self = period
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
