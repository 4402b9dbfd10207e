/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  public init(seconds: Int64) { self.init(milliseconds: seconds &* 1000) }

  /// Whole seconds, rounded down.
  public var seconds: Int64 { (milliseconds - ((milliseconds % 1000) + 1000) % 1000) / 1000 }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  public func adding(_ duration: Duration) -> Timestamp {
    let (seconds, attoseconds) = duration.components
    return Timestamp(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// From `earlier` to this moment.
  public func since(_ earlier: Timestamp) -> Duration { .milliseconds(milliseconds - earlier.milliseconds) }

  /// The day that this moment falls on where clocks are `offset` seconds ahead of UTC.
  public func date(offset: Int = 0) -> CivilDate {
    CivilDate(dayNumber: Int((Double(seconds + Int64(offset)) / 86_400).rounded(.down)))
  }

  /// Midnight at the start of `date` in UTC, less `offset` seconds.
  public init(_ date: CivilDate, offset: Int = 0) {
    self.init(seconds: Int64(date.dayNumber) * 86_400 - Int64(offset))
  }

  /// `2025-07-23T14:05:09.120Z` (RFC 3339).
  public var iso8601: String {
    let day = date()
    let rest = Int(milliseconds - Timestamp(day).milliseconds)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(day)T\(clock).\(padded(rest % 1000, 3))Z"
  }
}
