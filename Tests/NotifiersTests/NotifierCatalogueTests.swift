import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

@Suite(.timeLimit(.minutes(1)))
struct NotifierCatalogueTests {
  @Test("every kind of settings has its name and its notifier")
  func kinds() async throws {
    let all: [NotifierSettings] = [
      .journal(JournalSettings()), .stdout(StdoutSettings()), .webhook(try .local(9)),
      .alertmanager(AlertmanagerSettings(urls: [try WebhookURL("http://127.0.0.1:9")])),
      .email(EmailSettings(to: [try #require(MailAddress("desk@example.org"))])),
      .command(CommandSettings(program: "/bin/true")), .file(FileSettings(path: "/tmp/x")),
      .calendar(CalendarSettings(path: "/tmp/x.ics")),
    ]
    #expect(all.map(\.kind) == NotifierSettings.kinds)
    let catalogue = NotifierCatalogue(host: "desk", version: "1", now: { Sample.raised })
    let types = all.map { "\(type(of: catalogue.makeNotifier($0)))".lowercased() }
    #expect(types == all.map { "\($0.kind)notifier" })
  }

  @Test("what notifiers share reaches them: the output, the host's name, the version")
  func shared() async throws {
    let pipe = Pipe()
    let received = try await withReceiver { port, mailbox in
      let catalogue = NotifierCatalogue(
        output: LineWriter(descriptor: pipe.writing), host: "desk", version: "4.5", now: { Sample.raised })
      try await catalogue.makeNotifier(.webhook(.local(port))).notify(Sample.delivery())
      try await catalogue.makeNotifier(.stdout(StdoutSettings(format: .cloudEvents))).notify(Sample.delivery())
      try await catalogue.makeNotifier(.stdout(StdoutSettings(colour: .always))).notify(Sample.delivery())
      try await catalogue.makeNotifier(.stdout(StdoutSettings())).notify(Sample.delivery())
      return mailbox.all
    }
    let alert = Sample.delivery().alert
    let event = CloudEvent(alert, source: "/tocsin/desk").json()
    #expect(received.map { String(decoding: $0.body, as: UTF8.self) } == [event])
    #expect(received.first?.header("user-agent") == "tocsin/4.5")
    #expect(pipe.drain() == event + "\n" + AlertText(colour: true).text(alert) + AlertText().text(alert))
  }

  @Test("what is no terminal gets long lines without colours, unless they are asked for")
  func layouts() {
    let pipe = Pipe()
    for (colour, expected) in [(.auto, false), (.never, false), (.always, true)] as [(StdoutSettings.Colour, Bool)] {
      #expect(AlertText.fitting(descriptor: pipe.writing, colour: colour) == AlertText(width: nil, colour: expected))
    }
  }

  @Test("on a terminal NO_COLOR and TERM=dumb switch colours off")
  func terminal() {
    func layout(_ variables: [String: String], _ colour: StdoutSettings.Colour = .auto) -> AlertText {
      AlertText.fitting(terminal: 100, colour: colour) { variables[$0] }
    }
    #expect(layout(["TERM": "xterm"]) == AlertText(width: 100, colour: true))
    #expect(layout(["NO_COLOR": ""]).colour)
    #expect(!layout(["NO_COLOR": "1"]).colour)
    #expect(!layout(["TERM": "dumb"]).colour)
    #expect(layout(["NO_COLOR": "1"], .always).colour)
    #expect(!layout([:], .never).colour)
  }
}
