import CivilTime
import Daemon
import Deadlines
import Inbox
import News
import Testing
import Triage

@Suite("Settings")
struct SettingsTests {
  @Test("the smallest file has sensible defaults")
  func defaults() throws {
    let settings = try SettingsFile(text: "inboxes: [{ path: /tmp/in }]\n", path: "desk.yaml").settings
    #expect(settings.inboxes.map(\.path) == ["/tmp/in"])
    #expect(settings.inboxes.first?.after == .archive)
    #expect(settings.ledger == "/var/lib/tocsin/ledger.sqlite")
    #expect(settings.discovery == Discovery())
    #expect(settings.routes == [Route(to: ["journal", "stdout"])])
    #expect(Set(settings.notifiers.keys) == ["journal", "stdout"])
  }

  @Test("topics, names and deadlines are read whole")
  func tracked() throws {
    let text = """
      inboxes:
        - path: /tmp/in
          after: delete
      names: { metal: steel OR tin }
      topics:
        - { id: t, title: Metals, severity: critical, query: $metal AND tariff }
      deadlines:
        - { id: d, due: 2031-Q2, kind: expires, query: $metal, remind: [0d, 30d] }
      discover: { from: all, minimum_confidence: 0.8, severity: info, remind: [2d] }
      routes:
        - { when: { severity: ">= warning", kind: [deadline.*, file.rejected], topic: t }, to: stdout }
      """
    let settings = try SettingsFile(text: text, path: "desk.yaml").settings
    let topic = try #require(settings.topics.first?.topic)
    #expect(topic == Topic(id: "t", title: "Metals", severity: .critical, query: "$metal AND tariff"))
    let deadline = try #require(settings.deadlines.first)
    #expect(deadline.due == .quarter(year: 2031, quarter: 2))
    #expect(deadline.remind == [30, 0])
    #expect(deadline.title == "d")
    #expect(settings.discovery.scope == .all)
    let route = try #require(settings.routes.first)
    #expect(route.when.severities == [.warning, .critical])
    #expect(route.when.kinds.count == 8)
    #expect(route.to == ["stdout"])
  }

  @Test("a notifier is in use where a route, or one in use, sends to it, round in circles or not")
  func inUse() throws {
    let text = """
      inboxes: [{ path: /tmp/in }]
      notifiers:
        - { id: desk, file: { path: /tmp/desk }, fallback: night }
        - { id: night, file: { path: /tmp/night }, fallback: chief }
        - { id: chief, file: { path: /tmp/chief }, fallback: desk }
        - { id: idle, file: { path: /tmp/idle }, fallback: desk }
      routes: [{ to: [desk] }]
      """
    let settings = try SettingsFile(text: text, path: "desk.yaml").settings
    #expect(settings.notifiersInUse == ["desk", "night", "chief"])
  }

  @Test("routes are joined, and every part of a condition must hold")
  func routing() {
    let alert = Alert(
      key: "k", kind: .deadlineMoved, severity: .warning, raised: Timestamp(milliseconds: 0), summary: "s", rule: "r")
    let routes = [
      Route(when: .init(severities: [.critical]), to: ["a"]),
      Route(when: .init(severities: [.warning], kinds: [.deadlineMoved]), to: ["b", "c"]),
      Route(when: .init(topics: ["t"]), to: ["d"]),
      Route(to: ["c", "e"]),
    ]
    #expect(routes.notifiers(for: alert) == ["b", "c", "e"])
  }

  @Test("the reference names every key once in its section")
  func reference() {
    let markdown = SettingsReference.markdown
    for key in ["`maximum_size`", "`minimum_confidence`", "`jitter`", "`credential`", "`ring_at`"] {
      #expect(markdown.split(separator: "\n").count { $0.hasPrefix("| \(key) |") } == 1)
    }
  }

  @Test("the command line's overrides win over the file")
  func overrides() throws {
    var settings = try SettingsFile(text: "inboxes: [{ path: /tmp/in, after: keep }]\n", path: "desk.yaml").settings
    var overrides = Overrides()
    overrides.inboxes = ["/tmp/a", "/tmp/b"]
    overrides.ledger = "/tmp/l"
    overrides.followsArticles = true
    overrides.notifiers = ["stdout"]
    overrides.apply(to: &settings)
    #expect(settings.inboxes.map(\.path) == ["/tmp/a", "/tmp/b"])
    #expect(settings.inboxes.allSatisfy { $0.after == .keep })
    #expect(settings.ledger == "/tmp/l")
    #expect(settings.clock.follows == .articles)
    #expect(settings.routes.flatMap(\.to) == ["stdout"])
  }
}
