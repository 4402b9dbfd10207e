/// When the clocks of a place stand how far from UTC: a file of the time zone database in memory.
///
/// Source: RFC 8536 (TZif), POSIX.1-2017 §8.3 (the `TZ` string in the file's footer, which rules the years after its
/// last transition).
public struct TimeZoneRules: Sendable, Equatable {
  /// Moments at which the offset changes, in seconds since 1970, ascending.
  let transitions: [Int64]
  /// The offset from each of them on, in seconds east of UTC.
  let offsets: [Int]
  /// The offset before the first of them.
  let initial: Int
  /// What holds after the last of them.
  let rule: POSIXRule?

  /// UTC the whole year.
  public static let utc = TimeZoneRules(transitions: [], offsets: [], initial: 0, rule: nil)

  /// Seconds east of UTC at a moment.
  public func offset(at moment: Timestamp) -> Int { offset(seconds: moment.seconds) }

  /// Seconds east of UTC when the place's own clock shows this. An hour that comes twice is taken the first time; one
  /// that is left out, as if the clock had not yet changed.
  public func offset(local date: CivilDate, _ time: TimeOfDay) -> Int {
    let shown = Int64(date.dayNumber) * 86_400 + Int64(time.hour * 3600 + time.minute * 60)
    let before = offset(seconds: shown - 86_400)
    let after = offset(seconds: shown + 86_400)
    if offset(seconds: shown - Int64(before)) == before { return before }
    return offset(seconds: shown - Int64(after)) == after ? after : before
  }

  private func offset(seconds: Int64) -> Int {
    guard let last = transitions.last else { return rule?.offset(seconds: seconds) ?? initial }
    if seconds >= last, let rule { return rule.offset(seconds: seconds) }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial : offsets[low - 1]
  }
}
