import CivilTime
public import News

/// An alert as data for programs: the `data` of every event, and a line of JSON output.
///
/// Keys are sorted, absent values have no key, and slashes stand unescaped. Moments are RFC 3339 in UTC, dates ISO 8601
/// in the precision of the words that gave them (`2027-04-15`, `2027-04`, `2027-W16`, `2027-Q2`).
///
///     id          text     the alert's identity, the same in every repeat: alert_ and 24 hexadecimal digits
///     kind        text     article.matched, deadline.discovered, …confirmed, …moved, …cancelled, …approaching,
///                          …reached, …passed, file.rejected
///     severity    text     info, notice, warning, critical
///     raised      moment
///     summary     text     one line for a person
///     rule        text     what raised it: a topic's query, a reminder, a limit
///     topic       object   id, title, score (0…1)
///     deadline    object   id, title, origin (tracked, discovered), kind (due, effective, expires, scheduled),
///                          state (standing, proposed, cancelled), date, until (last day of a range),
///                          previous (date before a move), daysLeft (from the alert to the date; below 0 after it)
///     article     object   id, file, headline, published, source, url: the article that brought the alert
///     evidence    list     article (as above), quote (the sentence, word for word),
///                          spans (start, end, text: Unicode scalars of the article's text, half open)
///     rejection   object   reason (a word for programs), message
///     explanation object   why a topic matches: matches, score, points, minimumScore, and tree: a part of the query with
///                          query, kind, holds, note, points, words (text, start, end, line, column), found, parts, omitted
public struct AlertDocument: Sendable {
  private let alert: Alert

  public init(_ alert: Alert) { self.alert = alert }

  /// One line of JSON in UTF-8, without a newline.
  var bytes: [UInt8] {
    var text = JSONText()
    write(to: &text)
    return text.bytes
  }

  /// The same as text.
  public func json() -> String { String(decoding: bytes, as: UTF8.self) }

  func write(to text: inout JSONText) { alert.write(to: &text) { $0.string($1.iso8601) } }
}
