/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday 7.
public enum Weekday: Int, CaseIterable, Sendable, Codable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// The weekday of a day counted from 1970-01-01, which was a Thursday.
  init(dayNumber: Int) {
    let index = ((dayNumber + 3) % 7 + 7) % 7
    self = Self.allCases[index]
  }

  /// Monday to Friday.
  public var isWorkday: Bool { rawValue <= 5 }
}
