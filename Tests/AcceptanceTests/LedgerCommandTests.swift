import Foundation
import TestSupport
import Testing

@Suite("The commands of the ledger and of deliveries", .serialized)
struct LedgerCommandTests {
  private static func settings(_ url: String) -> String {
    """
    inboxes: [{ path: INBOX }]
    ledger: LEDGER
    topics: [{ id: tin, title: Tin, query: tin }]
    notifiers: [{ id: desk, webhook: { url: "\(url)" } }]
    routes: [{ to: [desk] }]
    """
  }

  /// Nothing listens there.
  private static let nowhere = "http://127.0.0.1:9/"

  @Test("what is owed is listed with its failures, and is due at once when asked for")
  func deliveries() async throws {
    let daemon = try RunningDaemon(Self.settings(Self.nowhere))
    try await daemon.start()
    try daemon.drop("one.txt", RunTests.article(1))
    let ledger = daemon.scratch.path(of: "state/ledger.sqlite")
    try await until("an attempt failed") {
      try tocsin("deliveries", "--ledger", ledger, "--json").output.contains("no connection")
    }
    #expect(daemon.stop() == 0)

    let listed = try tocsin("deliveries", "--pending", "--notifier", "desk", "--json", "--ledger", ledger)
    let record = try object(try #require(listed.lines.first))
    #expect(record["state"] as? String == "pending")
    #expect(record["summary"] as? String == "Tin: Tin story number 1")
    #expect((record["failures"] as? [[String: Any]])?.isEmpty == false)
    #expect(try tocsin("deliveries", "--failed", "--ledger", ledger).output == "none\n")
    #expect(try tocsin("deliveries", "retry", "1", "--ledger", ledger).output == "1 delivery is due now\n")
    #expect(try tocsin("deliveries", "retry", "99", "--ledger", ledger).status == 66)
    #expect(try tocsin("deliveries", "retry", "--ledger", ledger).status == 64)
  }

  @Test("a notifier that the settings no longer use, and is owed something, is told of")
  func stranded() async throws {
    let daemon = try RunningDaemon(Self.settings(Self.nowhere))
    try await daemon.start()
    try daemon.drop("one.txt", RunTests.article(1))
    try await until("it is recorded") { daemon.inbox.isEmpty }
    let text = try #require(daemon.scratch.text("tocsin.yaml"))
    try daemon.scratch.write("tocsin.yaml", text.replacing("to: [desk]", with: "to: [stdout]"))
    daemon.signal(SIGHUP)
    try await until("it says so") { daemon.log.contains("1 deliveries are owed to 'desk', which no route uses") }
    #expect(daemon.stop() == 0)
    let checked = try tocsin("check", "--settings", daemon.scratch.path(of: "tocsin.yaml"))
    #expect(checked.status == 0)
    #expect(checked.error.contains("1 deliveries are owed to 'desk'"))
  }

  @Test("a damaged ledger is refused, untouched, with the way out; the way out works")
  func damaged() async throws {
    let daemon = try RunningDaemon(Self.settings(Self.nowhere))
    try await daemon.start()
    for number in 0..<60 { try daemon.drop("\(number).txt", RunTests.article(number)) }
    try await until("all is recorded") { daemon.inbox.isEmpty }
    #expect(daemon.stop() == 0)
    let path = daemon.scratch.path(of: "state/ledger.sqlite")
    let copy = daemon.scratch.path(of: "copy.sqlite")
    #expect(try tocsin("ledger", "verify", "--ledger", path).status == 0)
    #expect(try tocsin("ledger", "backup", copy, "--ledger", path).status == 0)

    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    for index in 60 * 4096 / 2..<min(bytes.count, 60 * 4096) { bytes[index] = 0xA5 }
    try Data(bytes).write(to: URL(filePath: path))
    let started = try tocsin("run", "--settings", daemon.scratch.path(of: "tocsin.yaml"))
    #expect(started.status == 73)
    for words in ["the file is damaged", "tocsin ledger verify", "tocsin ledger export"] {
      #expect(started.error.contains(words))
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(bytes))
    #expect(try tocsin("ledger", "verify", "--ledger", path).status == 65)
    let saved = try tocsin("ledger", "export", "--ledger", path)
    #expect(saved.status == 65)
    #expect(saved.lines.count > 10)

    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: copy, toPath: path)
    #expect(try tocsin("ledger", "verify", "--ledger", path).output.contains("60 articles"))
    #expect(try tocsin("ledger", "export", "--ledger", path).lines.count > 180)
  }

  @Test("a test alert arrives, and the exit code says so; where nothing listens it says that trying again may help")
  func notifyTest() async throws {
    let webhook = Webhook()
    try await webhook.listening { url in
      let scratch = try ScratchDirectory()
      let secret = try scratch.write("secret", Webhook.secretText)
      let settings = try scratch.write(
        "tocsin.yaml", CrashTests.settings(url, secret).replacing("INBOX", with: scratch.path))
      #expect(try tocsin("notify", "test", "desk", "--settings", settings).status == 0)
    }
    #expect(webhook.arrivals.count == 1)
    #expect(webhook.arrivals.first?.body.contains("This is a test of Tocsin") == true)

    let scratch = try ScratchDirectory()
    let settings = try scratch.write("tocsin.yaml", Self.settings(Self.nowhere).replacing("INBOX", with: scratch.path))
    let refused = try tocsin("notify", "test", "desk", "--settings", settings)
    #expect(refused.status == 75)
    #expect(refused.error.contains("no connection"))
    #expect(try tocsin("notify", "test", "phone", "--settings", settings).status == 66)
  }
}
