import CivilTime
import News

/// An iCalendar file of Tocsin's own: one event a deadline.
struct CalendarDocument: Hashable, Sendable {
  /// The file is not one that Tocsin wrote, or holds too much.
  struct Failure: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  static let product = "-//Tocsin//Deadlines//EN"
  static let mostEvents = 10_000

  private(set) var events: [CalendarEvent]

  init() { events = [] }

  /// - Parameter text: as `text(name:)` wrote it.
  init(_ text: String) throws(Failure) {
    let lines = ContentLine.unfolded(text)
    guard lines.first == "BEGIN:VCALENDAR", lines.contains("PRODID:\(Self.product)"), lines.last == "END:VCALENDAR"
    else {
      throw Failure(description: "it was not written by Tocsin; move it away or set another path")
    }
    events = []
    var event: [String]?
    for line in lines {
      switch line {
      case "BEGIN:VEVENT": event = []
      case "END:VEVENT":
        if let lines = event { events.append(CalendarEvent(lines: lines)) }
        event = nil
      default: event?.append(line)
      }
    }
  }

  /// Takes in what an alert says of its deadline. An alert that is taken in already, or older than what is, changes
  /// nothing.
  ///
  /// - Parameter keep: events that ended so many days before the alert are left out.
  /// - Returns: whether anything has changed.
  mutating func take(_ alert: Alert, host: String, keep: Int) throws(Failure) -> Bool {
    guard let deadline = alert.deadline else { return false }
    let place = events.firstIndex { $0.deadline == deadline.id }
    let previous = place.map { events[$0] }
    if let previous, previous.alert == alert.id || previous.raised ?? alert.raised > alert.raised { return false }
    let event = CalendarEvent(alert, deadline, replacing: previous, host: host)
    if let place { events[place] = event } else { events.append(event) }
    let horizon = alert.raised.date().adding(days: -keep)
    events.removeAll { $0 != event && ($0.end ?? horizon) < horizon }
    guard events.count <= Self.mostEvents else {
      throw Failure(description: "it would have more than \(Self.mostEvents) events; send fewer deadlines here")
    }
    return true
  }

  /// - Parameter name: what calendar programs call it.
  func text(name: String) -> String {
    let name = ContentLine.escaped(name)
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(Self.product)", "CALSCALE:GREGORIAN", "NAME:\(name)",
      "X-WR-CALNAME:\(name)", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    let body = events.flatMap { ["BEGIN:VEVENT"] + $0.lines + ["END:VEVENT"] }
    return (head + body + ["END:VCALENDAR"]).map(ContentLine.folded).joined()
  }
}
