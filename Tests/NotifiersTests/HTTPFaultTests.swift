import NIOCore
import News
import Notifications
import Synchronization
import TestSupport
import Testing

@testable import Notifiers

@Suite("Receivers in trouble", .timeLimit(.minutes(1)))
struct HTTPFaultTests {
  static func failure(_ settings: WebhookSettings, watch: Watch? = nil) async -> DeliveryFailure? {
    do throws(DeliveryFailure) {
      try await WebhookNotifier(settings, watch: watch).notify(Sample.delivery())
      return nil
    } catch {
      return error
    }
  }

  static func settings(_ url: String, answer: Duration = .seconds(10), whole: Duration = .seconds(15)) throws
    -> WebhookSettings
  {
    WebhookSettings(
      url: try WebhookURL(url), connection: ConnectionSettings(timeouts: .init(answer: answer, whole: whole)))
  }

  @Test(
    "one that closes before its answer is whole is tried again, unless the status has said that it took it",
    arguments: [
      ("", nil), ("HTTP/1.1 20", nil), ("HTTP/1.1 200 OK\r\ncontent-le", nil),
      ("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhal", true),
      ("HTTP/1.1 503 No\r\ncontent-length: 10\r\n\r\nhal", false), ("no http at all\r\n\r\n", nil),
    ] as [(String, Bool?)])
  func closing(answer: String, isDelivered: Bool?) async throws {
    let failure = try await RawServer.run {
      try await $0.write(ByteBuffer(string: answer))
    } _: { port in
      await Self.failure(try Self.settings("http://127.0.0.1:\(port)/"))
    }
    if isDelivered == true {
      #expect(failure == nil)
    } else {
      guard case .retry(after: nil, let reason) = failure else { throw Unexpected(failure) }
      #expect(reason.contains(isDelivered == false ? "503" : "closed") || reason.contains("no connection"))
    }
  }

  @Test("A request's head and its body leave in one piece")
  func onePiece() async throws {
    let heard = Heard()
    try await RawServer.run(saying: Array(repeating: "HTTP/1.1 204 Thanks\r\n\r\n", count: 20)) { words in
      heard.pieces.withLock { $0.append(words) }
    } _: { port in
      let notifier = WebhookNotifier(try Self.settings("http://127.0.0.1:\(port)/"))
      for _ in 0..<20 { try await notifier.notify(Sample.delivery()) }
    }
    let heads = heard.pieces.withLock { $0 }.filter { $0.contains(" HTTP/1.1\r\n") }
    #expect(heads.count == 20)
    for head in heads { #expect(head.contains("\r\n\r\n{")) }
  }

  private final class Heard: Sendable {
    let pieces = Mutex<[String]>([])
  }

  @Test("one that gives a byte a second does not hold the lane for longer than its timeout")
  func dripping() async throws {
    let start = ContinuousClock.now
    let drip: @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void = { writer in
      for byte in "HTTP/1.1 200 OK\r\n".utf8 {
        try await writer.write(ByteBuffer(bytes: [byte]))
        try await Task.sleep(for: .seconds(1))
      }
    }
    let failure = try await RawServer.run(drip) { port in
      await Self.failure(try Self.settings("http://127.0.0.1:\(port)/", answer: .milliseconds(300), whole: .seconds(5)))
    }
    guard case .retry(after: nil, let reason) = failure else { throw Unexpected(failure) }
    #expect(reason.hasSuffix("no answer within 0.3 seconds"))
    #expect(ContinuousClock.now - start < .seconds(14))
  }

  @Test("a body that drips is not waited for longer than the whole may take, and the status counts")
  func drippingBody() async throws {
    let drip: @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void = { writer in
      try await writer.write(
        ByteBuffer(string: "HTTP/1.1 429 Slow\r\nretry-after: 7\r\ncontent-length: 99\r\n\r\nwait"))
      try await Task.sleep(for: .seconds(30))
    }
    let failure = try await RawServer.run(drip) { port in
      await Self.failure(try Self.settings("http://127.0.0.1:\(port)/", whole: .seconds(3)))
    }
    guard case .retry(after: .seconds(7), let reason) = failure else { throw Unexpected(failure) }
    #expect(reason.contains("429") && reason.hasSuffix("wait"))
  }

  @Test("of an answer without end only the start is read")
  func huge() async throws {
    let flood: @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void = { writer in
      try await writer.write(ByteBuffer(string: "HTTP/1.1 500 Oh\r\ncontent-length: 1000000000\r\n\r\n"))
      while true { try await writer.write(ByteBuffer(repeating: UInt8(ascii: "x"), count: 65_536)) }
    }
    let exchanges = Exchanges()
    let failure = try await RawServer.run(flood) { port in
      await Self.failure(try Self.settings("http://127.0.0.1:\(port)/"), watch: exchanges.watch)
    }
    guard case .retry(after: nil, let reason) = failure else { throw Unexpected(failure) }
    #expect(reason.count < 1200 && reason.hasSuffix("xx…"))
    #expect((exchanges.all.first?.answered.count ?? 0) < 5000)
  }

  @Test("headers without end are refused")
  func hugeHead() async throws {
    let flood: @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void = { writer in
      try await writer.write(ByteBuffer(string: "HTTP/1.1 200 OK\r\n"))
      for number in 0..<100_000 {
        try await writer.write(ByteBuffer(string: "x-\(number): \(String(repeating: "y", count: 1000))\r\n"))
      }
    }
    let failure = try await RawServer.run(flood) { port in
      await Self.failure(try Self.settings("http://127.0.0.1:\(port)/"))
    }
    guard case .retry = failure else { throw Unexpected(failure) }
  }

  @Test("a name that is not found is tried again, and the reason says so")
  func noName() async throws {
    let failure = await Self.failure(try Self.settings("http://no-such-host.invalid/T0KEN-in-a-path"))
    guard case .retry(after: nil, let reason) = failure else { throw Unexpected(failure) }
    #expect(reason == "http://no-such-host.invalid/…: no connection: the name of the host is not found")
  }

  @Test("no words of an article get into the address or a header", arguments: WebhookFormat.allCases)
  func injection(format: WebhookFormat) async throws {
    let template = try WebhookTemplate("{{summary}}", contentType: "text/plain")
    for alert in FormatTests.alerts {
      let received = try await withReceiver { port, mailbox in
        let settings = try WebhookSettings.local(port, path: "/cheese-desk", format: format, template: template)
        try await WebhookNotifier(settings).notify(Sample.delivery(alert))
        return mailbox.all
      }
      let message = try #require(received.first)
      #expect(received.count == 1 && message.path == (format == .ntfy ? "/" : "/cheese-desk"))
      let names = message.headers.map { $0.name.lowercased() }.filter { !$0.hasPrefix("ce-") }.sorted()
      #expect(
        names == [
          "accept", "content-length", "content-type", "host", "user-agent", "webhook-id", "webhook-timestamp",
        ])
    }
  }
}

@Suite("TLS and proxies", .timeLimit(.minutes(1)))
struct TLSTests {
  static let certificates = Certificates()

  private static func settings(_ port: Int, _ tls: TLSSettings) throws -> WebhookSettings {
    WebhookSettings(
      url: try WebhookURL("https://127.0.0.1:\(port)/"), connection: ConnectionSettings(tls: tls))
  }

  private static let fine: @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void = { writer in
    try await writer.write(ByteBuffer(string: "HTTP/1.1 204 No Content\r\n\r\n"))
  }

  @Test(
    "an authority of one's own is trusted; without it the certificate is not, nor one for another host",
    .enabled(if: certificates != nil, "there is no openssl"))
  func authorities() async throws {
    let made = try #require(Self.certificates)
    let own = try TLSSettings(authority: made.authority, certificate: nil, key: nil)
    for (server, tls, words) in [
      ("server", own, nil), ("server", TLSSettings(), "certificate is not trusted"), ("other", own, "certificate"),
    ] as [(String, TLSSettings, String?)] {
      let failure = try await RawServer.run(tls: try made.server(server), Self.fine) { port in
        await HTTPFaultTests.failure(try Self.settings(port, tls))
      }
      guard let words else {
        #expect(failure == nil)
        continue
      }
      guard case .retry(after: nil, let reason) = failure else { throw Unexpected(failure) }
      #expect(reason.contains("TLS failed") && reason.contains(words), "\(reason)")
    }
  }

  @Test(
    "a client shows its certificate where it is asked for", .enabled(if: certificates != nil, "there is no openssl"))
  func client() async throws {
    let made = try #require(Self.certificates)
    let tls = try TLSSettings(
      authority: made.authority, certificate: made.certificate("client"), key: made.key("client"))
    #expect(!"\(tls)".contains("BEGIN") && "\(tls)".contains("client certificate"))
    let server = try made.server("server", askingClients: true)
    let failures = try await RawServer.run(tls: server, Self.fine) { port in
      let without = try TLSSettings(authority: made.authority, certificate: nil, key: nil)
      return [
        await HTTPFaultTests.failure(try Self.settings(port, tls)),
        await HTTPFaultTests.failure(try Self.settings(port, without)),
      ]
    }
    #expect(failures[0] == nil)
    guard case .retry = failures[1] else { throw Unexpected(failures[1]) }
  }

  @Test("HTTP/2 is spoken where it is offered", .enabled(if: certificates != nil, "there is no openssl"))
  func http2() async throws {
    let made = try #require(Self.certificates)
    let server = HTTP2Server()
    let own = try TLSSettings(authority: made.authority, certificate: nil, key: nil)
    let failure = try await server.run(tls: try made.server("server", protocols: ["h2", "http/1.1"])) { port in
      await HTTPFaultTests.failure(try Self.settings(port, own))
    }
    #expect(failure == nil)
    #expect(server.received == [CloudEvent(Sample.delivery().alert, source: "/tocsin/here").json()])
  }

  @Test("certificates and keys that are none are refused", .enabled(if: certificates != nil, "there is no openssl"))
  func refused() throws {
    let made = try #require(Self.certificates)
    let junk = Array("junk".utf8)
    #expect(throws: TLSSettings.Failure.authority) { try TLSSettings(authority: junk, certificate: nil, key: nil) }
    #expect(throws: TLSSettings.Failure.half) { try TLSSettings(authority: nil, certificate: made.authority, key: nil) }
    #expect(throws: TLSSettings.Failure.certificate) {
      try TLSSettings(authority: nil, certificate: junk, key: made.key("client"))
    }
    #expect(throws: TLSSettings.Failure.key) { try TLSSettings(authority: nil, certificate: made.authority, key: junk) }
  }

  @Test("a proxy is asked to let it through, and its password is not told")
  func proxy() async throws {
    let heard = Mutex<[String]>([])
    let exchanges = Exchanges()
    let answers = ["HTTP/1.1 200 Connected\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n"]
    try await RawServer.run(saying: answers, { words in heard.withLock { $0.append(words) } }) { port in
      let settings = WebhookSettings(
        url: try WebhookURL("http://receiver.invalid/in"),
        connection: ConnectionSettings(proxy: try ProxySettings("http://me:T0KEN@127.0.0.1:\(port)")))
      try await WebhookNotifier(settings, watch: exchanges.watch).notify(Sample.delivery())
    }
    let said = heard.withLock(\.self)
    #expect(said.first?.hasPrefix("CONNECT receiver.invalid:80 HTTP/1.1\r\n") == true)
    #expect(said.first?.contains("Basic bWU6VDBLRU4=") == true)
    #expect(said.dropFirst().joined().hasPrefix("POST /in HTTP/1.1\r\n"))
    #expect(!"\(exchanges.all)".contains("T0KEN") && !"\(exchanges.all)".contains("bWU6"))
  }

  @Test("a proxy that is down is tried again, without a word of its password")
  func proxyDown() async throws {
    let port = try await withReceiver { port, _ in port }
    let settings = WebhookSettings(
      url: try WebhookURL("https://receiver.invalid/in"),
      connection: ConnectionSettings(proxy: try ProxySettings("http://me:T0KEN@127.0.0.1:\(port)")))
    guard case .retry(_, let reason) = await HTTPFaultTests.failure(settings) else { throw Unexpected(nil) }
    #expect(!reason.contains("T0KEN") && reason.contains("no connection"))
  }

  @Test(
    "addresses of proxies are read, and shown without what is secret",
    arguments: [
      ("http://me:T0KEN@proxy.example.org:8080", "http://proxy.example.org:8080"),
      ("socks5://[::1]", "socks5://::1:1080"),
      ("http://proxy.example.org/", "http://proxy.example.org:3128"), ("https://proxy.example.org", nil),
      ("socks5://me@proxy.example.org", nil), ("http://proxy.example.org/path", nil), ("proxy", nil), ("", nil),
    ] as [(String, String?)])
  func proxies(text: String, shown: String?) {
    let proxy = try? ProxySettings(text)
    #expect(proxy.map { "\($0)" } == shown)
    var dumped = ""
    dump(proxy, to: &dumped)
    #expect(!dumped.contains("T0KEN"))
  }
}
