import CivilTime
import Testing

@testable import Notifiers

struct RetryAfterTests {
  /// 1994-11-06T08:49:07Z, half a minute before the date of RFC 9110's examples.
  private static let now = Timestamp(seconds: 784_111_747)

  @Test(
    "seconds and the three forms of a date are read",
    arguments: [
      ("0", 0), ("120", 120), (" 7 ", 7),
      ("Sun, 06 Nov 1994 08:49:37 GMT", 30),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 30),
      ("Sun Nov  6 08:49:37 1994", 30),
      // A moment that has passed.
      ("Sun, 06 Nov 1994 08:48:37 GMT", 0), ("Sunday, 06-Nov-45 08:49:37 GMT", 0),
      // Longer than anybody waits.
      ("99999999999999999999999999", 86_400), ("86401", 86_400), ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ])
  func read(value: String, seconds: Int64) {
    #expect(RetryAfter.read(value, now: Self.now) == .seconds(seconds))
  }

  @Test(
    "anything else says nothing",
    arguments: [
      "", " ", "-5", "+5", "5.5", "soon", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
      "٣٠", "Sun, 006 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37:00 GMT", "a b c d e",
    ])
  func ignored(value: String) {
    #expect(RetryAfter.read(value, now: Self.now) == nil)
  }
}
