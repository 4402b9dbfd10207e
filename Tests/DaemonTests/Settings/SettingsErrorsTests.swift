import Daemon
import Testing

@Suite("Settings that are wrong are refused at the very place")
struct SettingsErrorsTests {
  static let inbox = "inboxes: [{ path: /tmp/in }]\n"

  /// The messages of a settings file that is refused.
  static func messages(_ text: String) -> [String] {
    do {
      _ = try SettingsFile(text: text, path: "desk.yaml")
      return []
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  @Test(
    "each with file, line, column and the next step",
    arguments: [
      ("", "desk.yaml: error: the file is empty; it needs at least `inboxes:`"),
      ("inboxes: []\n", "desk.yaml:1:10: error: at least one inbox is needed"),
      ("topics: []\n", "desk.yaml:1:1: error: the settings need the key 'inboxes' (list of inboxes)"),
      (inbox + "topcis: []\n", "desk.yaml:2:1: error: unknown key 'topcis' in the settings; did you mean 'topics'?"),
      (
        inbox + "topics:\n  - id: a\n    querry: x\n    query: y\n",
        "desk.yaml:4:5: error: unknown key 'querry' in a topic; did you mean 'query'?"
      ),
      (inbox + "topics:\n  - query: x\n", "desk.yaml:3:5: error: a topic needs the key 'id' (name)"),
      (
        inbox + "topics:\n  - { id: a, query: x, severity: warn }\n",
        "desk.yaml:3:34: error: 'warn' is no severity; one of info, notice, warning, critical"
      ),
      (
        inbox + "topics:\n  - { id: a b, query: x }\n",
        "desk.yaml:3:11: error: 'a b' is no id: letters, digits, '-', '_' and '.', at most 64"
      ),
      (
        inbox + "topics:\n  - { id: a, query: x }\n  - { id: a, query: y }\n",
        "desk.yaml:4:5: error: there is another topic 'a' before this one; ids are unique"
      ),
      (
        inbox + "deadlines:\n  - { id: a, query: x, due: 8 July }\n",
        "desk.yaml:3:29: error: '8 July' is no due: a date such as 2025-07-08, 2025-07 or 2025-Q3"
      ),
      (
        inbox + "deadlines:\n  - { id: a, query: x, due: 2025-07-08, remind: [7d, soon] }\n",
        "desk.yaml:3:54: error: 'soon' is no number of days: write 7d, from 0d to 3650d"
      ),
      (inbox + "routes:\n  - to: []\n", "desk.yaml:3:9: error: this route leads nowhere: name at least one notifier"),
      (
        "inboxes: [{ path: /tmp/in/, rejected: /tmp/in }]\n",
        "desk.yaml:1:39: error: 'rejected' is the inbox itself: every file would come back; name another directory"
      ),
      (inbox + "routes:\n  - to: [desk]\n", "desk.yaml:3:10: error: there is no notifier 'desk'"),
      (
        inbox + "routes:\n  - { to: [stdout], when: { kind: deadline.move } }\n",
        "desk.yaml:3:35: error: no kind of alert is called 'deadline.move'; did you mean 'deadline.moved'?"
      ),
      (
        inbox + "notifiers:\n  - { id: w, webhook: { url: ftp://example.org } }\n",
        "desk.yaml:3:30: error: the url is neither http nor https; give a URL like https://hooks.example.org/tocsin"
      ),
      (
        inbox + "notifiers:\n  - { id: w, webhook: { url: https://example.org, secret: hunter2 } }\n",
        "desk.yaml:3:59: error: a secret never stands in the settings: give { credential: NAME }, { file: PATH } or { environment: NAME }"
      ),
      (
        inbox + "notifiers:\n  - { id: w, stdout: {}, journal: {} }\n",
        "desk.yaml:3:5: error: notifier 'w' needs just one of webhook, alertmanager, email, command, file, calendar, stdout, journal; it has 2"
      ),
      (
        inbox + "clock: { zone: Mars/Base }\n",
        "desk.yaml:2:16: error: 'Mars/Base' is no zone: a name of the time zone database, such as America/New_York"
      ),
      (
        "inboxes: [{ path: /tmp/in, maximum_size: 5 TiB }]\n",
        "desk.yaml:1:42: error: '5 TiB' is no maximum_size: a size from 1 KiB to 64 MiB"
      ),
      (
        inbox + "topics:\n  - { id: a, query: x, min_score: 2 }\n",
        "desk.yaml:3:35: error: '2' is no min_score: a number from 0 to 1"
      ),
      (
        inbox + "topics:\n  - { id: a, query: x, tests: [{ match: x, no_match: y }] }\n",
        "desk.yaml:3:32: error: a test has just one of match, no_match, match_file, no_match_file; this has 2"
      ),
      (
        inbox + "topics:\n  - { id: a, query: x, tests: [{ match_file: f, source: y }] }\n",
        "desk.yaml:3:57: error: the source of a file is read from the file; take this away"
      ),
      (
        inbox + "names: { \"a b\": x }\n",
        "desk.yaml:2:10: error: 'a b' cannot be used as $a b: a name begins with a letter and has no white space, brackets or quotes"
      ),
      (
        inbox + "notifiers:\n  - { id: w, webhook: { url: 'http://example.org:99999/' } }\n",
        "desk.yaml:3:30: error: the url has no port from 1 to 65535; give a URL like https://hooks.example.org:8443/tocsin"
      ),
      ("inbox: []\n" + inbox, "desk.yaml:1:1: error: unknown key 'inbox' in the settings; did you mean 'inboxes'?"),
      (
        "inboxes: [tmp]\n",
        "desk.yaml:1:11: error: an inbox is a mapping of keys (path, after, archive, rejected, maximum_size, settle)"
      ),
      (inbox + "inboxes: []\n", "desk.yaml:1:1: error: the key 'inboxes' stands twice in this mapping"),
    ])
  func refused(text: String, message: String) { #expect(Self.messages(text).first == message) }

  @Test("all errors of a file are told at once")
  func allAtOnce() {
    #expect(Self.messages("inbox: 1\ntopics: [{ id: a }, { id: b }]\n").count == 4)
  }

  @Test("YAML that is none says where")
  func notYAML() throws {
    let message = try #require(Self.messages("inboxes: [\n  - {\n").first)
    #expect(message.hasPrefix("desk.yaml:3:") || message.hasPrefix("desk.yaml:2:"))
    #expect(message.contains("not YAML"))
  }

  @Test("a secret's value is in no message")
  func secretsStaySecret() {
    let text =
      Self.inbox
      + "notifiers:\n  - { id: w, webhook: { url: 'https://u:hunter2@example.org', secret: { environment: NO_SUCH_VARIABLE } } }\n"
    let messages = Self.messages(text)
    #expect(messages.contains { $0.contains("the environment has no variable 'NO_SUCH_VARIABLE'") })
    #expect(!messages.contains { $0.contains("hunter2") })
  }
}
