import Foundation
import TestSupport
import Testing

@Suite("kill -9")
struct CrashTests {
  static let count = 200

  static func settings(_ url: String, _ secret: String) -> String {
    """
    inboxes: [{ path: INBOX }]
    ledger: LEDGER
    topics:
      - { id: tin, title: Tin, query: tin }
    notifiers:
      - { id: desk, webhook: { url: "\(url)", secret: { file: "\(secret)" } } }
    routes: [{ to: [desk] }]
    retry: { delays: [100ms, 200ms, 400ms, 1s, 5s] }
    """
  }

  @Test(
    "in the middle of 200 drops loses no alert, and what comes twice comes with the same id", arguments: [20, 90, 170])
  func killed(after drops: Int) async throws {
    let webhook = Webhook()
    try await webhook.listening { url in
      let scratch = try ScratchDirectory()
      let secret = try scratch.write("secret", Webhook.secretText)
      let daemon = try RunningDaemon(Self.settings(url, secret), scratch: scratch)
      try await daemon.start()
      for number in 0..<drops { try daemon.drop("\(number).txt", RunTests.article(number)) }
      daemon.stop(SIGKILL)
      for number in drops..<Self.count { try daemon.drop("\(number).txt", RunTests.article(number)) }
      try await daemon.start()
      try await until("every alert arrived") { Set(webhook.arrivals.map(\.id)).count >= Self.count }
      try await until("every file is put away") { daemon.inbox.isEmpty }
      #expect(daemon.stop() == 0)
    }
    let arrivals = webhook.arrivals
    #expect(arrivals.count { !$0.verified } == 0)
    // One alert an article: the id stands for the article, so 200 ids of 200 headlines are all and no more.
    let headlines = try arrivals.map { arrival in
      let data = try object(arrival.body)["data"] as? [String: Any]
      return (id: arrival.id, headline: (data?["article"] as? [String: Any])?["headline"] as? String ?? "")
    }
    #expect(Set(headlines.map(\.id)).count == Self.count)
    #expect(Set(headlines.map(\.headline)).count == Self.count)
    #expect(Set(headlines.map { "\($0.id) \($0.headline)" }).count == Self.count)
  }
}
