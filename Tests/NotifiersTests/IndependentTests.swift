import CivilTime
import FoundationEssentials
import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

/// What others make of Tocsin's messages: the published implementations of what Tocsin speaks.
@Suite(
  "Others understand it", .timeLimit(.minutes(5)),
  .enabled(if: Independent.python != nil, "the packages of Tests/Independent/requirements.txt cannot be installed here")
)
struct IndependentTests {
  private static let secrets = (
    old: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", new: "whsec_bmV3LXNlY3JldC1vZi1lbm91Z2gtYnl0ZXM=",
    private: "whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=",
    public: "whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="
  )

  private struct Message: Encodable {
    let format: String
    let headers: [String: String]
    let body: String
    let now: Int64
  }

  /// Posts alerts of every kind in the formats, and writes down what came.
  private static func gather(_ formats: [WebhookFormat]) async throws -> ScratchDirectory {
    let scratch = try ScratchDirectory()
    let secrets = [try Secret(secrets.old), try Secret(secrets.new), try Secret(secrets.private)]
    let template = try WebhookTemplate(#"{"text": {{{summary}}}}"#)
    let alerts =
      Alert.Kind.allCases.map { Sample.alert($0) }
      + Alert.Kind.allCases.map { ExampleAlert.alert($0, raised: Sample.raised) } + [FormatTests.rude]
    for format in formats {
      let received = try await withReceiver(secrets: secrets) { port, mailbox in
        let settings = try WebhookSettings.local(
          port, path: "/cheese-desk", secrets: secrets, format: format, template: template)
        let notifier = WebhookNotifier(settings)
        for alert in alerts { try await notifier.notify(Sample.delivery(alert)) }
        return mailbox.all
      }
      for (number, message) in received.enumerated() {
        let headers = Dictionary(
          message.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        let record = Message(
          format: format.rawValue, headers: headers, body: String(decoding: message.body, as: UTF8.self),
          now: Sample.raised.seconds)
        try scratch.write("\(format.rawValue)-\(number).json", try JSONEncoder().encode(record))
      }
    }
    return scratch
  }

  @Test("signatures, by the reference implementation of Standard Webhooks and by another Ed25519")
  func signatures() async throws {
    let messages = try await Self.gather(WebhookFormat.allCases)
    let outcome = Independent.check(
      "signature", [messages.path, Self.secrets.old, Self.secrets.new, Self.secrets.public])
    #expect(outcome == (0, "\(19 * WebhookFormat.allCases.count) messages\n"))
  }

  @Test("events, by the SDK of CloudEvents; alerts of every kind, by the published schema")
  func events() async throws {
    let messages = try await Self.gather([.cloudEvents, .cloudEventsBinary, .json])
    #expect(Independent.check("cloudevents_sdk", [messages.path, Independent.schema]) == (0, "18 kinds\n"))
  }

  @Test("Slack's messages, by Slack's SDK")
  func slack() async throws {
    let messages = try await Self.gather([.slack])
    let outcome = Independent.check("slack", [messages.path])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test("Teams' cards, by the schema of Adaptive Cards")
  func teams() async throws {
    let messages = try await Self.gather([.teams])
    #expect(Independent.check("teams", [messages.path]) == (0, "19 cards\n"))
  }

  @Test("mails, by Python's parser")
  func mails() throws {
    struct Expected: Encodable {
      let id: String
      let subject: String
      let text: String
      let deadline: String?
    }
    let scratch = try ScratchDirectory()
    let to = [try #require(MailAddress("a@example.org")), try #require(MailAddress("\"Käse, Büro\" <b@example.org>"))]
    let alerts = FormatTests.alerts + Alert.Kind.allCases.map { ExampleAlert.alert($0, raised: Sample.raised) }
    for (number, alert) in alerts.enumerated() {
      let outline = AlertOutline(alert)
      let expected = Expected(
        id: alert.id, subject: harmless("\(outline.sign) \(outline.title)".shortened(to: MailMessage.longestSubject)),
        text: AlertText(width: 76).text(alert) + (outline.link.map { "  \($0)\n" } ?? ""), deadline: alert.deadline?.id)
      try scratch.write("\(number).eml", MailMessage(alert, from: to[0], to: to, host: "here").text)
      try scratch.write("\(number).json", try JSONEncoder().encode(expected))
    }
    #expect(Independent.check("mail", [scratch.path]) == (0, "\(alerts.count) mails\n"))
  }

  @Test("a calendar, by the icalendar library")
  func calendar() async throws {
    struct Expected: Encodable {
      let summary: String
      let start: String
      let end: String
      let status: String
      let sequence: Int
    }
    let scratch = try ScratchDirectory()
    let notifier = CalendarNotifier(
      CalendarSettings(path: scratch.path(of: "c.ics"), name: "Käse; notices"), sender: .here)
    let rude = "a,b;c\\n: \"quoted\" 치즈 <x> " + String(repeating: "long ü ", count: 20)
    func alert(_ id: String, _ date: CivilPeriod, _ state: Deadline.State, until: CivilDate? = nil, at hour: Int)
      -> Alert
    {
      let deadline = Alert.DeadlineRecord(
        Deadline(
          id: id, origin: .tracked, title: id, severity: .notice, kind: .due, state: state, date: date, until: until,
          topics: [], remind: [], history: []), previous: nil, today: Sample.date(2027, 4, 6))
      return Alert(
        key: "\(id)\(hour)", kind: .deadlineMoved, severity: .notice,
        raised: Sample.raised.adding(.seconds(3600 * hour)), summary: rude, rule: "r", topic: Sample.topic,
        deadline: deadline, article: Sample.article, evidence: [Sample.evidence])
    }
    let alerts = [
      alert("plain", .day(Sample.date(2027, 2, 28)), .standing, at: 0),
      alert("moved", .day(Sample.date(2027, 3, 2)), .proposed, at: 0),
      alert("moved", .day(Sample.date(2027, 12, 31)), .standing, at: 1),
      alert("gone", .month(year: 2028, month: 2), .standing, at: 0),
      alert("gone", .month(year: 2028, month: 2), .cancelled, at: 1),
      alert("range", .day(Sample.date(2027, 4, 7)), .standing, until: Sample.date(2027, 4, 9), at: 0),
      alert(rude, .day(Sample.date(2027, 4, 7)), .standing, at: 0),
    ]
    for alert in alerts { try await notifier.notify(Sample.delivery(alert)) }
    let expected = [
      Expected(summary: "plain", start: "2027-02-28", end: "2027-03-01", status: "CONFIRMED", sequence: 0),
      Expected(summary: "moved", start: "2027-12-31", end: "2028-01-01", status: "CONFIRMED", sequence: 1),
      Expected(summary: "gone", start: "2028-02-01", end: "2028-03-01", status: "CANCELLED", sequence: 1),
      Expected(summary: "range", start: "2027-04-07", end: "2027-04-10", status: "CONFIRMED", sequence: 0),
      Expected(
        summary: bounded(harmless(rude), to: 200), start: "2027-04-07", end: "2027-04-08", status: "CONFIRMED",
        sequence: 0),
    ]
    let list = try scratch.write("expected.json", try JSONEncoder().encode(expected))
    #expect(Independent.check("calendar_file", [scratch.path(of: "c.ics"), list]) == (0, "5 events\n"))
  }

  @Test("templates, by another Mustache")
  func mustache() throws {
    let templates = [
      "{{summary}} / {{{rule}}}", "{{#evidence}}\n * {{quote}}\n{{/evidence}}\n", "{{^rejection}}none{{/rejection}}",
      "{{#deadline}}{{title}} {{date}}{{#previous}} (was {{previous}}){{/previous}}{{/deadline}}",
      "{{! x }}\n  {{#topic}}\n  {{id}} {{title}}\n  {{/topic}}\nend",
      "{{#article}}{{#source}}<b>{{.}}</b>{{/source}}{{/article}}",
      "{{=<% %>=}}<% id %> {{id}}", "{{deadline.daysLeft}}|{{deadline.nothing}}|{{nothing}}",
      "{{#evidence}}{{#spans}}[{{text}}]{{/spans}}{{/evidence}}",
    ]
    var (cases, own): ([String], [String]) = ([], [])
    for alert in Alert.Kind.allCases.map({ Sample.alert($0) }) + [FormatTests.rude] {
      let value = try TemplateValue(alert)
      for template in templates {
        cases.append("{\"template\": \"\(jsonEscaped(template))\", \"value\": \(value.json)}")
        own.append(try MustacheRenderer.render(MustacheParser.parse(template), over: value, escaping: .markup))
      }
    }
    let scratch = try ScratchDirectory()
    let input = try scratch.write("cases.json", "[\(cases.joined(separator: ","))]")
    let outcome = run(["sh", "-c", "\(Independent.python ?? "") \(Independent.scripts)/mustache.py < \(input)"])
    #expect(outcome.status == 0, "\(outcome.output)")
    // The two write an apostrophe in two ways that mean the same.
    let others = try TemplateValue(json: outcome.output).items.compactMap(\.text).map {
      $0.replacing("&#x27;", with: "&#39;")
    }
    #expect(others == own)
  }
}
