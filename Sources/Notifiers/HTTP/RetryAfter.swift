import CivilTime

/// The `Retry-After` of an answer: seconds, or a date in one of HTTP's three forms.
///
/// Source: RFC 9110, 10.2.3 and 5.6.7.
enum RetryAfter {
  /// A longer wait is not waited for.
  static let limit = Duration.seconds(24 * 3600)

  /// How long to wait from `now`, 0…24 h; nil where the value says nothing.
  static func read(_ value: String, now: Timestamp) -> Duration? {
    let text = value.split(separator: " ").joined(separator: " ")
    if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      return min(.seconds(Int64(text) ?? .max), limit)
    }
    guard let date = date(text, now: now) else { return nil }
    return min(max(date.since(now), .zero), limit)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov 6 08:49:37 1994`.
  private static func date(_ text: String, now: Timestamp) -> Timestamp? {
    let words = text.split { " ,-".contains($0) }
    guard words.count >= 5 else { return nil }
    if words.count == 5 { return moment(words[2], words[1], words[4], words[3], now: now) }
    guard words.count == 6, words[5] == "GMT" else { return nil }
    return moment(words[1], words[2], words[3], words[4], now: now)
  }

  private static func moment(
    _ day: Substring, _ month: Substring, _ year: Substring, _ clock: Substring, now: Timestamp
  ) -> Timestamp? {
    let time = clock.split(separator: ":", omittingEmptySubsequences: false).compactMap { number($0, 2...2) }
    guard
      let day = number(day, 1...2), let month = months.firstIndex(where: { $0 == month }),
      let date = number(year, 2...4).flatMap({ CivilDate(full($0, digits: year.count, now: now), month + 1, day) }),
      time.count == 3, time[0] < 24, time[1] < 60, time[2] <= 60
    else { return nil }
    return Timestamp(seconds: Timestamp(date).seconds + Int64(time[0] * 3600 + time[1] * 60 + time[2]))
  }

  /// A year of two digits is the one that is not more than 50 years ahead.
  private static func full(_ year: Int, digits: Int, now: Timestamp) -> Int {
    guard digits == 2 else { return year }
    let this = now.date().year
    let guess = this - this % 100 + year
    return guess > this + 50 ? guess - 100 : guess
  }

  private static func number(_ text: Substring, _ digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
