import CivilTime
import Foundation
import Notifiers
import TestSupport
import Testing

@Suite("Notifiers of the running daemon", .timeLimit(.minutes(3)))
struct NotifierTests {
  private static let token = "T0KEN-that-nobody-may-see"

  @Test("no secret is ever printed: not in the log, the output, the ledger, nor by check")
  func secrets() async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    let receiver = WebhookReceiver(now: { Timestamp(milliseconds: 0) }) { delivery in
      // A rude receiver that sends back all it was told.
      ReceiverAnswer(
        delivery.path.contains("gone") ? 410 : 500,
        body: delivery.path + delivery.headers.map { "\($0.name): \($0.value)\n" }.joined())
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await receiver.run { port.yield($0) } }
      var iterator = ports.makeAsyncIterator()
      if let number = await iterator.next() { try await Self.observe(number) }
      group.cancelAll()
    }
  }

  private static func observe(_ port: Int) async throws {
    let scratch = try ScratchDirectory()
    let file = try scratch.write("token", "\(token)\n")
    let address = try scratch.write("address", "http://me:\(token)@127.0.0.1:\(port)/gone/\(token)?key=\(token)\n")
    let rude = try scratch.write("rude", "#!/bin/sh\necho \"refused $KEY\"\nexit 75\n")
    chmod(rude, 0o755)
    let settings = """
      inboxes: [{ path: INBOX }]
      ledger: LEDGER
      clock: { follow: articles }
      topics: [{ id: tin, title: Tin, query: tin }]
      notifiers:
        - id: hook
          webhook: { url: 'http://me:\(token)@127.0.0.1:\(port)/\(token)', secret: { file: \(file) }, headers: { X-Key: { file: \(file) } } }
        - id: gone
          webhook: { url: { file: \(address) }, headers: { Authorization: Bearer \(token) } }
        - id: closed
          webhook: { url: 'https://me:\(token)@127.0.0.1:\(port)/\(token)', proxy: 'http://me:\(token)@127.0.0.1:1' }
        - id: program
          command: { run: [\(rude)], environment: { KEY: { environment: TOCSIN_TEST_TOKEN } } }
      routes: [{ to: [hook, gone, closed, program, stdout] }]
      """
    let daemon = try RunningDaemon(settings, scratch: scratch)
    try await daemon.start(environment: ["TOCSIN_TEST_TOKEN": token])
    try daemon.drop("a.txt", RunTests.article(1))
    try await until("all have failed") {
      daemon.log.contains("switched off") && daemon.log.components(separatedBy: "delivery failed").count >= 4
    }
    let wrong = try #require(scratch.text("tocsin.yaml")).replacing("http://me:", with: "ftp://me:")
    try scratch.write("wrong.yaml", wrong)
    let checks = try ["tocsin.yaml", "wrong.yaml"].map {
      try tocsin("check", "--settings", scratch.path(of: $0), environment: ["TOCSIN_TEST_TOKEN": token])
    }
    #expect(checks.map(\.status) == [0, 78])
    try await until("it is settled") { daemon.output.count >= 1 }
    daemon.signal(SIGKILL)
    let kept = scratch.list("state").compactMap { scratch.bytes("state/\($0)") }
    #expect(!kept.isEmpty)
    let shown =
      kept + checks.flatMap { [Array($0.output.utf8), Array($0.error.utf8)] }
      + [scratch.bytes("log") ?? [], scratch.bytes("output") ?? []]
    for text in shown.map({ String(decoding: $0, as: UTF8.self) }) {
      #expect(!text.contains("T0KEN"))
      // The same as an Authorization has it.
      #expect(!text.contains(Data("me:\(token)".utf8).base64EncodedString()))
    }
  }

  private static var python: String? {
    let (scripts, home) = (Binary.root.path + "/Tests/Independent", Binary.root.path + "/.build/independent")
    return run([scripts + "/prepare", "python", home]).status == 0 ? home + "/venv/bin/python" : nil
  }

  @Test("real alerts of every kind reach a file and a calendar, and are what the published schema says")
  func everyKind() async throws {
    let daemon = try RunningDaemon(
      """
      inboxes: [{ path: INBOX }]
      ledger: LEDGER
      clock: { follow: articles }
      topics: [{ id: tin, title: Tin, query: tin }]
      discover: { remind: [0d] }
      deadlines:
        - { id: duty, title: Duty on tin, kind: effective, due: 2031-03-10, query: duty, remind: [7d, 0d] }
        - { id: levy, title: Levy on tin, kind: due, due: 2031-05-05, query: levy, remind: [0d] }
      notifiers:
        - { id: lines, file: { path: INBOX/../alerts.jsonl } }
        - { id: dates, calendar: { path: INBOX/../dates.ics } }
      routes: [{ to: [lines, dates] }]
      """)
    try await daemon.start()
    let stories = [
      ("1", "March 3", "The duty on tin takes effect on March 10, the ministry said."),
      ("2", "March 7", "The ministry postponed the duty on tin from March 10 to April 1."),
      ("3", "March 8", "Comments on the tin quota are due by March 20, the ministry said."),
      ("4", "March 9", "The ministry cancelled the levy on tin that was due on May 5."),
      ("5", "April 1", "Tin was quiet."), ("6", "April 4", "Tin was quiet again."),
    ]
    for (name, day, words) in stories {
      try daemon.drop("\(name).txt", "Story \(name)\n\nLIMA, \(day), 2031 (Example Wire) - \(words)")
      try await until("\(name) is put away") { daemon.inbox.isEmpty }
    }
    try daemon.drop("bad.txt", "%PDF-1.7\n%\u{1}\0\0\u{2}\0")
    try await until("the bad one is told") { daemon.scratch.text("alerts.jsonl")?.contains("file.rejected") == true }
    #expect(daemon.stop() == 0)
    let lines = daemon.scratch.text("alerts.jsonl")?.split(separator: "\n") ?? []
    let kinds = Set(try lines.map { try object($0)["kind"] as? String ?? "" })
    #expect(
      kinds.sorted() == [
        "article.matched", "deadline.approaching", "deadline.cancelled", "deadline.confirmed", "deadline.discovered",
        "deadline.moved", "deadline.passed", "deadline.reached", "file.rejected",
      ])
    let calendar = daemon.scratch.text("dates.ics") ?? ""
    #expect(calendar.contains("DTSTART;VALUE=DATE:20310401") && calendar.contains("STATUS:CANCELLED"))
    guard let python = Self.python else {
      Issue.record(
        "the packages of Tests/Independent cannot be installed: the schema is not checked", severity: .warning)
      return
    }
    let (root, file) = (Binary.root.path, daemon.scratch.path(of: "alerts.jsonl"))
    let checked = run([
      "sh", "-c", "\(python) \(root)/Tests/Independent/schema.py \(root)/Config/schemas/alert.v1.json < \(file)",
    ])
    #expect(checked == (0, kinds.sorted().joined(separator: " ") + "\n"))
  }
}
