import Daemon
import FoundationEssentials
import Notifiers
import TestSupport
import Testing

@Suite("Settings of notifiers")
struct NotifierSettingsTests {
  private static func settings(_ notifier: String) throws -> NotifierSettings? {
    let text = "inboxes: [{ path: /tmp/in }]\nnotifiers:\n  - { id: x, \(notifier) }\n"
    return try SettingsFile(text: text, path: "desk.yaml").settings.notifiers["x"]
  }

  @Test("every key of every kind is read")
  func whole() throws {
    let scratch = try ScratchDirectory()
    let token = try scratch.write("token", "T0KEN-of-the-desk\n")
    let url = try scratch.write("url", "https://hooks.example.org/T0KEN\n")
    let webhook = try #require(
      try Self.settings(
        """
        webhook: { url: { file: \(url) }, format: slack, timeout: 9s, connect_timeout: 2s, answer_timeout: 4s,
            headers: { Authorization: { file: \(token) }, X-Tenant: desk }, proxy: 'socks5://127.0.0.1:1080' }
        """))
    guard case .webhook(let hook) = webhook else { throw Wrong() }
    #expect(hook.format == .slack && "\(hook.url)" == "https://hooks.example.org/…")
    #expect(
      hook.connection.timeouts == .init(connect: .seconds(2), answer: .seconds(4), whole: .seconds(9)))
    #expect(hook.connection.headers.map(\.name).sorted() == ["Authorization", "X-Tenant"])
    #expect(!"\(webhook)".contains("T0KEN"))
    var dumped = ""
    dump(webhook, to: &dumped)
    #expect(!dumped.contains("T0KEN"))

    guard
      case .alertmanager(let cluster) = try Self.settings(
        "alertmanager: { url: [http://a:9093, http://b:9093], lasts: 2h }")
    else { throw Wrong() }
    #expect(cluster.urls.count == 2 && cluster.lasts == .seconds(7200))

    guard
      case .email(let email) = try Self.settings(
        "email: { to: [a@example.org, 'B <b@example.org>'], from: c@example.org, sendmail: /bin/true, timeout: 5s }")
    else { throw Wrong() }
    #expect(email.to.count == 2 && email.from == MailAddress("c@example.org") && email.sendmail == "/bin/true")

    guard
      case .command(let command) = try Self.settings(
        "command: { run: [/bin/true, -x], environment: { KEY: { file: \(token) } }, timeout: 3s, format: cloudevents }")
    else { throw Wrong() }
    #expect(command.program == "/bin/true" && command.arguments == ["-x"] && command.timeout == .seconds(3))
    #expect(command.environment == ["KEY": Confidential("T0KEN-of-the-desk")] && !"\(command)".contains("T0KEN"))

    #expect(
      try Self.settings("file: { path: /tmp/x, format: cloudevents, rotate_at: 1 MiB, keep: 2 }")
        == .file(FileSettings(path: "/tmp/x", format: .cloudEvents, rotateAt: 1 << 20, keep: 2)))
    #expect(
      try Self.settings("calendar: { path: /tmp/x.ics, name: Dates, keep: 30d }")
        == .calendar(CalendarSettings(path: "/tmp/x.ics", name: "Dates", keep: 30)))
  }

  private struct Wrong: Error {}

  @Test(
    "what is wrong is told at its place",
    arguments: [
      ("webhook: { url: 'https://a/b', format: slak }", "3:53: error: 'slak' is no format; did you mean 'slack'?"),
      ("webhook: { url: 'https://a/b/c', format: ntfy }", "3:30: error: for ntfy the url is the server and a topic"),
      ("webhook: { url: 'https://a/b', format: template }", "3:53: error: the format template needs a template"),
      ("webhook: { url: 'https://a/b', format: json, template: '{}' }", "3:53: error: a template is used with"),
      ("webhook: { url: 'https://a/b', content_type: text/plain }", "3:59: error: 'content_type' is a template's"),
      ("webhook: { url: 'https://a/b', template: '{\"a\": \"{{sumary}}\"}' }", "3:65: error: an alert has no 'sumary'"),
      ("webhook: { url: 'https://a/b', proxy: ftp://p }", "3:52: error: the proxy is neither http nor socks5"),
      ("webhook: { url: 'https://a/b', tls: { ca: /etc/hostname } }", "3:56: error: this holds no certificate"),
      ("webhook: { url: 'https://a/b', headers: { Host: x } }", "3:56: error: the header 'Host' is set by Tocsin"),
      ("webhook: { url: { file: /no/such } }", "3:30: error: the secret cannot be read"),
      ("alertmanager: { url: [http://a, b] }", "3:46: error: the url is neither http nor https"),
      ("email: { to: [desk] }", "3:28: error: 'desk' is no address"),
      ("email: { to: [a@b], sendmail: sendmail }", "3:44: error: 'sendmail' is no absolute path"),
      ("command: { run: [on-alert] }", "3:31: error: 'on-alert' is no absolute path of a program"),
      (
        "command: { run: [/bin/true], environment: { TOCSIN_X: y } }",
        "3:58: error: 'TOCSIN_X' is no name of a variable"
      ),
      ("file: { path: /tmp/x, rotate_at: 1 KiB }", "3:47: error: '1 KiB' is no rotate_at: a size from 4 KiB"),
      ("calendar: { path: /tmp/x, keep: long }", "3:46: error: 'long' is no number of days"),
    ])
  func wrong(notifier: String, message: String) {
    let messages = SettingsErrorsTests.messages(
      "inboxes: [{ path: /tmp/in }]\nnotifiers:\n  - { id: x, \(notifier) }\n")
    #expect(messages.first?.hasPrefix("desk.yaml:" + message) == true, "\(messages)")
  }

  @Test("a template in a file is wrong in that file")
  func templateFile() throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.write("card.mustache", "{\n  \"a\": \"{{summary}}\",\n  \"b\": \"{{ruel}}\"\n}\n")
    let text =
      "inboxes: [{ path: /tmp/in }]\nnotifiers:\n  - { id: x, webhook: { url: 'https://a/b', template_file: \(path) } }\n"
    #expect(SettingsErrorsTests.messages(text).first?.hasPrefix("\(path):3:11: error: an alert has no 'ruel'") == true)
  }

  @Test("a template in a block is wrong at its line")
  func templateBlock() {
    let text = """
      inboxes: [{ path: /tmp/in }]
      notifiers:
        - id: x
          webhook:
            url: https://a/b
            template: |
              {"a": "{{summary}}",
               "b": "{{#topic}}{{title}}"}
      """
    let message = SettingsErrorsTests.messages(text).first ?? ""
    #expect(message.hasPrefix("desk.yaml:8:") && message.contains("the section 'topic' has no end"), "\(message)")
  }

  @Test("a program that is not there yet is a warning")
  func missingProgram() throws {
    let text = "inboxes: [{ path: /tmp/in }]\nnotifiers:\n  - { id: x, command: { run: [/no/such] } }\n"
    let file = try SettingsFile(text: text, path: "desk.yaml")
    #expect(
      file.warnings.map(\.description) == [
        "desk.yaml:3:31: warning: there is no program /no/such yet; alerts wait until it is there"
      ])
  }

  @Test("a secret that was replaced is read anew with the settings, as a reload does it")
  func rotation() throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.write("secret", "the first secret of this desk\n")
    let settings = "webhook: { url: 'https://a/b', secret: { file: \(path) } }"
    let first = try Self.settings(settings)
    #expect(try Self.settings(settings) == first)
    try scratch.write("secret", "the second secret of this desk\n")
    #expect(try Self.settings(settings) != first)
  }

  @Test("a public key does not sign")
  func publicKey() throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.write("key", "whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n")
    let text =
      "inboxes: [{ path: /tmp/in }]\nnotifiers:\n  - { id: x, webhook: { url: 'https://a/b', secret: { file: \(path) } } }\n"
    #expect(SettingsErrorsTests.messages(text).first?.contains("is a public key; sign with the private one") == true)
  }
}
