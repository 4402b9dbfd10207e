import CivilTime
import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

@Suite("Calendars")
struct CalendarTests {
  private static func alert(
    _ kind: Alert.Kind, _ date: CivilPeriod, until: CivilDate? = nil, state: Deadline.State = .standing,
    at hours: Int = 0,
    summary: String = "s", title: String = "Cheese quota notice"
  ) -> Alert {
    let deadline = Alert.DeadlineRecord(
      Deadline(
        id: "cheese-quota", origin: .tracked, title: title, severity: .notice, kind: .due, state: state, date: date,
        until: until, topics: [], remind: [], history: []), previous: nil, today: Sample.date(2027, 4, 6))
    return Alert(
      key: "\(date)/\(hours)", kind: kind, severity: .notice, raised: Sample.raised.adding(.seconds(hours * 3600)),
      summary: summary, rule: "r", deadline: deadline, article: Sample.article, evidence: [Sample.evidence])
  }

  /// The events after the alerts, one after the other through the file's text.
  private static func events(_ alerts: [Alert], keep: Int = 400) throws -> [CalendarEvent] {
    var text = CalendarDocument().text(name: "n")
    for alert in alerts {
      var document = try CalendarDocument(text)
      _ = try document.take(alert, host: "desk", keep: keep)
      text = document.text(name: "n")
    }
    return try CalendarDocument(text).events
  }

  private static let march = CivilPeriod.day(Sample.date(2027, 3, 2))
  private static let april = CivilPeriod.day(Sample.date(2027, 4, 15))

  @Test("a deadline is one event; it moves, keeps its UID, and its sequence goes up with its dates only")
  func life() throws {
    let steps: [(alert: Alert, sequence: Int, start: String, status: String)] = [
      (Self.alert(.deadlineDiscovered, Self.march, state: .proposed), 0, "20270302", "TENTATIVE"),
      (Self.alert(.deadlineConfirmed, Self.march, at: 1), 1, "20270302", "CONFIRMED"),
      (Self.alert(.deadlineApproaching, Self.march, at: 2), 1, "20270302", "CONFIRMED"),
      (Self.alert(.deadlineMoved, Self.april, at: 3), 2, "20270415", "CONFIRMED"),
      (Self.alert(.deadlineCancelled, Self.april, state: .cancelled, at: 4), 3, "20270415", "CANCELLED"),
    ]
    var uids: Set<String> = []
    for count in 1...steps.count {
      let events = try Self.events(steps.prefix(count).map(\.alert))
      let event = try #require(events.first)
      #expect(events.count == 1)
      #expect(event.sequence == steps[count - 1].sequence)
      #expect(event.lines.contains("DTSTART;VALUE=DATE:\(steps[count - 1].start)"))
      #expect(event.value("STATUS") == steps[count - 1].status)
      uids.insert(event.value("UID") ?? "")
    }
    #expect(uids.count == 1)
  }

  @Test(
    "an event ends on the day after its last",
    arguments: [
      (.day(Sample.date(2027, 12, 31)), nil, "20271231", "20280101"),
      (.day(Sample.date(2027, 4, 7)), Sample.date(2027, 4, 9), "20270407", "20270410"),
      (.month(year: 2028, month: 2), nil, "20280201", "20280301"),
      (.quarter(year: 2027, quarter: 4), nil, "20271001", "20280101"),
    ] as [(CivilPeriod, CivilDate?, String, String)])
  func ends(date: CivilPeriod, until: CivilDate?, start: String, end: String) throws {
    let event = try #require(try Self.events([Self.alert(.deadlineDiscovered, date, until: until)]).first)
    #expect(event.lines.contains("DTSTART;VALUE=DATE:\(start)") && event.lines.contains("DTEND;VALUE=DATE:\(end)"))
  }

  @Test("an alert that came before, or that is older than what stands there, changes nothing")
  func repeats() throws {
    let (first, second) = (Self.alert(.deadlineDiscovered, Self.march), Self.alert(.deadlineMoved, Self.april, at: 1))
    #expect(try Self.events([first, second, second]) == Self.events([first, second]))
    #expect(try Self.events([first, second, first]) == Self.events([first, second]))
  }

  @Test("alerts about no deadline make no event; events long past go")
  func horizon() throws {
    #expect(try Self.events([Sample.alert(.articleMatched), Sample.alert(.fileRejected)]).isEmpty)
    let old = Self.alert(.deadlinePassed, .day(Sample.date(2026, 1, 1)))
    let other = Sample.alert(.deadlineMoved)
    #expect(try Self.events([old, other], keep: 30).compactMap(\.deadline) == ["cheese-quota"])
    #expect(try Self.events([old], keep: 30).count == 1)
  }

  @Test(
    "lines are folded at 75 octets between characters, and unfold to what they were",
    arguments: FormatTests.alerts.indices)
  func folding(index: Int) throws {
    let words = FormatTests.alerts[index].summary
    let alert = Self.alert(.deadlineDiscovered, Self.march, summary: words, title: words)
    var document = CalendarDocument()
    _ = try document.take(alert, host: "desk", keep: 400)
    let text = document.text(name: words)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
    #expect(try CalendarDocument(text) == document)
    #expect(text.split(separator: "\r\n").count { $0 == "BEGIN:VEVENT" } == 1)
  }

  @Test("text is escaped and read back", arguments: ["a,b;c\\d\ne", "\\n", "BEGIN:VEVENT\nEND:VEVENT", "ü\u{1B}[1m"])
  func escaping(text: String) {
    let escaped = ContentLine.escaped(text)
    #expect(!escaped.contains("\n"))
    #expect(ContentLine.unescaped(escaped) == text.replacing("\u{1B}", with: "␛"))
  }

  @Test("a file that is not its own is left alone, and the delivery waits")
  func foreign() async throws {
    let scratch = try ScratchDirectory()
    for text in ["BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n", "hello", "BEGIN:VCALENDAR\r\n"] {
      try scratch.write("c.ics", text)
      let notifier = CalendarNotifier(CalendarSettings(path: scratch.path(of: "c.ics")), sender: .here)
      do throws(DeliveryFailure) {
        try await notifier.notify(Sample.delivery())
        Issue.record("it was overwritten")
      } catch {
        guard case .retry(_, let reason) = error else { throw Unexpected(error) }
        #expect(reason.contains("not written by Tocsin"))
      }
      #expect(scratch.text("c.ics") == text)
    }
  }
}
