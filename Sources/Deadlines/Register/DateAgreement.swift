import CivilTime
import News

/// Whether a dated statement can be about a deadline at all, by kind and date.
enum DateAgreement {
  /// An event that takes place is one thing; a limit may be told as due, as taking effect or as running out.
  static func sameFamily(_ a: Commitment.Kind, _ b: Commitment.Kind) -> Bool { (a == .scheduled) == (b == .scheduled) }

  /// A month agrees with its days, and each date with itself.
  static func sameDate(_ a: CivilPeriod, _ b: CivilPeriod) -> Bool { a.contains(b) || b.contains(a) }

  /// Days by which newsrooms differ when they name an old date ("July 8", "July 9").
  static let oldDateSlack = 31
  /// Days that a deadline may move by when the article does not name its old date.
  static let longestUnnamedMove = 366

  /// A move must start near the registered date where the article names the old one; else the two dates must lie within
  /// a year: "extended to 2041" in an old article is about something else than a deadline of next July.
  static func allows(_ commitment: Commitment, for deadline: Deadline) -> Bool {
    guard sameFamily(deadline.kind, commitment.kind) else { return false }
    if sameDate(deadline.date, commitment.date) { return true }
    if commitment.status == .moved, let from = commitment.from {
      return sameDate(from, deadline.date) || distance(from, deadline.date) <= oldDateSlack
    }
    return distance(commitment.date, deadline.date) <= longestUnnamedMove
  }

  private static func distance(_ a: CivilPeriod, _ b: CivilPeriod) -> Int {
    max(0, max(a.first.days(since: b.last), b.first.days(since: a.last)))
  }
}
