import CivilTime
import News

/// A deadline as an all-day event.
///
/// Its `UID` never changes; `SEQUENCE` goes up when its dates or its status change, which is what makes calendar programs
/// move or strike it.
///
/// Source: RFC 5545, 3.6.1, 3.8.7.4 and 3.6.1's `DTEND`, which is the day after the last.
struct CalendarEvent: Hashable, Sendable {
  /// Its lines between `BEGIN:VEVENT` and `END:VEVENT`, unfolded.
  let lines: [String]

  /// Of an event that is in the file.
  init(lines: [String]) { self.lines = lines }

  /// - Parameter previous: the event that stands in the file for this deadline.
  init(_ alert: Alert, _ deadline: Alert.DeadlineRecord, replacing previous: CalendarEvent?, host: String) {
    let outline = AlertOutline(alert)
    let end = max(deadline.until ?? deadline.date.last, deadline.date.last).adding(days: 1)
    let status =
      switch deadline.state {
      case .standing: "CONFIRMED"
      case .proposed: "TENTATIVE"
      case .cancelled: "CANCELLED"
      }
    let what = [
      "DTSTART;VALUE=DATE:\(Self.day(deadline.date.first))", "DTEND;VALUE=DATE:\(Self.day(end))", "STATUS:\(status)",
    ]
    let hasChanged = previous.map { previous in !what.allSatisfy { previous.lines.contains($0) } } ?? false
    let sequence = min(previous?.sequence ?? 0, 1 << 30) + (hasChanged ? 1 : 0)
    let quotes = outline.quotes.map { "“" + bounded($0, to: 1000).map(\.text).joined() + "”" }
    let source = [outline.headline, outline.source].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    let description = ([harmless(alert.summary)] + quotes + [source]).filter { !$0.isEmpty }.joined(separator: "\n")
    var lines = [
      "UID:\(previous?.value("UID") ?? "tocsin-\(digest(deadline.id.utf8, digits: 24))@\(host)")",
      "DTSTAMP:\(Self.moment(alert.raised))", "LAST-MODIFIED:\(Self.moment(alert.raised))", "SEQUENCE:\(sequence)",
    ]
    lines += what
    lines += [
      "SUMMARY:\(ContentLine.escaped(bounded(harmless(deadline.title), to: 200)))",
      "DESCRIPTION:\(ContentLine.escaped(bounded(description, to: 4000)))", "TRANSP:TRANSPARENT",
    ]
    if let topic = alert.topic {
      lines.append("CATEGORIES:\(ContentLine.escaped(bounded(harmless(topic.title), to: 200)))")
    }
    if let link = outline.link { lines.append("URL:\(link)") }
    lines += [
      "X-TOCSIN-DEADLINE:\(ContentLine.escaped(deadline.id))", "X-TOCSIN-ALERT:\(alert.id)",
      "X-TOCSIN-RAISED:\(alert.raised.milliseconds)",
    ]
    self.lines = lines
  }

  /// The value of a property without parameters.
  func value(_ name: String) -> String? {
    lines.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) }
  }

  var deadline: String? { value("X-TOCSIN-DEADLINE").map(ContentLine.unescaped) }
  var alert: String? { value("X-TOCSIN-ALERT") }
  var raised: Timestamp? { value("X-TOCSIN-RAISED").flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) } }
  var sequence: Int { value("SEQUENCE").flatMap { Int($0) } ?? 0 }

  /// The day after its last.
  var end: CivilDate? {
    guard let text = lines.first(where: { $0.hasPrefix("DTEND;VALUE=DATE:") })?.suffix(8), text.utf8.count == 8 else {
      return nil
    }
    return CivilDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// `20270415`.
  private static func day(_ date: CivilDate) -> String { "\(date)".replacing("-", with: "") }

  /// `20270406T065705Z`.
  private static func moment(_ moment: Timestamp) -> String {
    moment.iso8601.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }
}
