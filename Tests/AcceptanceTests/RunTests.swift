import Foundation
import TestSupport
import Testing

@Suite("tocsin run")
struct RunTests {
  static let settings = """
    inboxes: [{ path: INBOX }]
    ledger: LEDGER
    clock: { follow: articles }
    topics:
      - { id: tin, title: Tin, query: tin }
    deadlines:
      - { id: duty, title: Duty on tin, kind: effective, due: 2031-03-10, query: duty }
    notifiers:
      - { id: lines, stdout: { format: json } }
    routes:
      - { to: [lines] }
    """

  /// The same desk without a date of its own.
  static let topicsOnly = settings.split(separator: "\n").filter { !$0.contains("duty") && !$0.hasPrefix("deadlines") }
    .joined(separator: "\n")

  static func article(_ number: Int) -> String {
    "Tin story number \(number)\n\nLIMA, March 3, 2031 (Example Wire) - Tin was shipped in lot \(number)."
  }

  @Test("rings for what is there at the start and for what comes, puts files away, and raises nothing twice")
  func dropped() async throws {
    let daemon = try RunningDaemon(Self.topicsOnly)
    try daemon.scratch.makeDirectory("inbox")
    try daemon.drop("early.txt", Self.article(1))
    try await daemon.start()
    try await until("the early file is put away") { daemon.inbox.isEmpty }
    try daemon.drop("late.txt", Self.article(2))
    try daemon.drop("twin.txt", Self.article(2))
    try daemon.drop("bad.txt", "%PDF-1.7\n%\u{1}\0\0\u{2}\0")
    try await until("all are put away") { daemon.inbox.isEmpty }
    #expect(daemon.stop() == 0)
    let alerts = try daemon.output.map(object)
    #expect(
      alerts.map { $0["kind"] as? String ?? "" }.sorted() == ["article.matched", "article.matched", "file.rejected"])
    #expect(daemon.scratch.list("inbox/archive") == ["early.txt", "late.txt", "twin.txt"])
    #expect(daemon.scratch.list("inbox/rejected") == ["bad.txt", "bad.txt.reason.json"])
    let reason = try object(daemon.scratch.text("inbox/rejected/bad.txt.reason.json") ?? "{}")
    #expect(reason["reason"] as? String == "binary")
  }

  @Test("pages that come into two inboxes at once are both read", arguments: 0..<3)
  func pages(_: Int) async throws {
    let inboxes = "inboxes: [{ path: INBOX }, { path: INBOX-2 }]"
    let daemon = try RunningDaemon(Self.topicsOnly.replacing("inboxes: [{ path: INBOX }]", with: inboxes))
    for (number, inbox) in ["inbox", "inbox-2"].enumerated() {
      try daemon.scratch.makeDirectory(inbox)
      try daemon.scratch.drop("\(inbox)/page.html", "<html><body><p>\(Self.article(number))</p></body></html>")
    }
    try await daemon.start()
    try await until("both are put away") {
      ["inbox", "inbox-2"].allSatisfy { daemon.scratch.list("\($0)/archive") == ["page.html"] }
    }
    #expect(daemon.stop() == 0)
    #expect(daemon.output.count == 2)
  }

  @Test("a second daemon on the same ledger is refused")
  func secondDaemon() async throws {
    let daemon = try RunningDaemon(Self.topicsOnly)
    try await daemon.start()
    let second = try tocsin("run", "--settings", daemon.scratch.path(of: "tocsin.yaml"))
    #expect(second.status == 69)
    #expect(second.error.contains("another tocsin works on"))
    #expect(daemon.stop() == 0)
  }

  @Test("SIGHUP reads the settings again; wrong ones change nothing and say so")
  func reload() async throws {
    let daemon = try RunningDaemon(Self.topicsOnly)
    try await daemon.start()
    let good = try #require(daemon.scratch.text("tocsin.yaml"))
    try daemon.scratch.write("tocsin.yaml", good.replacing("topics:", with: "topcis:"))
    daemon.signal(SIGHUP)
    try await until("the refusal is told") { daemon.log.contains("did you mean 'topics'?") }
    try daemon.drop("one.txt", Self.article(1))
    try await until("the old topic still rings") { daemon.output.count == 1 }

    try daemon.scratch.write("tocsin.yaml", good.replacing("id: tin,", with: "id: metal,"))
    daemon.signal(SIGHUP)
    try await until("the reload is told") { daemon.log.contains("settings read again") }
    try daemon.drop("two.txt", Self.article(2))
    try await until("the new topic rings") { daemon.output.count == 2 }
    #expect(daemon.stop() == 0)
    let topics = try daemon.output.map { (try object($0)["topic"] as? [String: Any])?["id"] as? String }
    #expect(topics == ["tin", "metal"])
  }

  @Test("a tracked date comes near, moves, and the alert quotes both dates")
  func moves() async throws {
    let daemon = try RunningDaemon(Self.settings)
    try await daemon.start()
    let stories = [
      (
        "1",
        "Duty ahead\n\nLIMA, March 3, 2031 (Example Wire) - The duty on tin takes effect on March 10, the ministry said."
      ),
      (
        "2",
        "Duty later\n\nLIMA, March 7, 2031 (Example Wire) - The ministry postponed the duty on tin from March 10 to April 1."
      ),
    ]
    for (name, story) in stories {
      try daemon.drop("\(name).txt", story)
      try await until("\(name) is put away") { daemon.inbox.isEmpty }
    }
    #expect(daemon.stop() == 0)
    let alerts = try daemon.output.map(object)
    let kinds = alerts.map { $0["kind"] as? String ?? "" }
    #expect(
      kinds.filter { $0 != "article.matched" } == ["deadline.approaching", "deadline.confirmed", "deadline.moved"])
    let moved = try #require(alerts.last)
    #expect(moved["summary"] as? String == "Duty on tin moved from 2031-03-10 to 2031-04-01")
    let quotes = (moved["evidence"] as? [[String: Any]] ?? []).compactMap { $0["quote"] as? String }
    #expect(quotes.joined().contains("takes effect on March 10"))
    #expect(quotes.joined().contains("from March 10 to April 1"))
  }
}
