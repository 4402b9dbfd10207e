import CivilTime
import News
import Notifications
import Testing

@testable import Notifiers

@Suite(.timeLimit(.minutes(1)))
struct WebhookNotifierTests {
  private static let secret = "the secret of this test suite"

  @Test("a message is a signed CloudEvent that names the alert")
  func message() async throws {
    let secrets = [try Secret(Self.secret), try Secret("the secret that comes next")]
    let delivery = Sample.delivery()
    let received = try await withReceiver(secrets: [secrets[1]]) { port, mailbox in
      let headers = [
        try WebhookHeader(name: "X-Tenant", value: "cheese"), try WebhookHeader(name: "accept", value: "a/b"),
      ]
      let settings = try WebhookSettings.local(port, path: "/in?x=1", secrets: secrets, headers: headers)
      try await WebhookNotifier(settings).notify(delivery)
      return mailbox.all
    }
    let message = try #require(received.first)
    #expect(received.count == 1)
    #expect(message.verified)
    #expect(message.path == "/in?x=1")
    #expect(message.id == delivery.alert.id)
    #expect(message.timestamp == Sample.raised.seconds)
    #expect(message.header("content-type") == "application/cloudevents+json; charset=utf-8")
    #expect(message.header("user-agent") == "tocsin/1.2.3")
    #expect(message.header("x-tenant") == "cheese")
    #expect(message.headers.filter { $0.name.lowercased() == "accept" }.map(\.value) == ["a/b"])
    #expect(
      String(decoding: message.body, as: UTF8.self) == CloudEvent(delivery.alert, source: "/tocsin/here").json())
  }

  @Test("settings choose the source, the format and the user of the address")
  func choices() async throws {
    let received = try await withReceiver { port, mailbox in
      let event = try WebhookSettings.local(port, source: "https://desk.example/tocsin")
      try await WebhookNotifier(event).notify(Sample.delivery())
      let plain = WebhookSettings(url: try WebhookURL("http://desk:door@127.0.0.1:\(port)/"), format: .json)
      try await WebhookNotifier(plain).notify(Sample.delivery())
      return mailbox.all
    }
    try #require(received.count == 2)
    let bodies = received.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies[0].contains(#""source":"https://desk.example/tocsin","specversion""#))
    #expect(received[0].header("webhook-signature") == nil)
    #expect(received[0].header("authorization") == nil)
    #expect(bodies[1] == AlertDocument(Sample.delivery().alert).json())
    #expect(received[1].header("content-type") == "application/json; charset=utf-8")
    #expect(received[1].header("authorization") == "Basic ZGVzazpkb29y")
  }

  /// One status of each row of the table that can be answered, and both ends of its range.
  private static let statuses = Set(
    HTTPAnswerRule.table.flatMap { rule in
      [rule.statuses.lowerBound, rule.statuses.upperBound].filter { (200...599).contains($0) }
    } + [201, 204, 307, 400, 409, 422, 502, 503]
  ).sorted()

  @Test("every status means what the table says", arguments: statuses)
  func status(_ status: Int) async throws {
    let location = [("location", "/elsewhere"), ("retry-after", "90")]
    let (failure, paths) = try await withReceiver(answer: { _ in ReceiverAnswer(status, headers: location) }) {
      port, mailbox in
      (await Self.failure(of: try .local(port)), mailbox.all.map(\.path))
    }
    #expect(paths == ["/in"])
    switch HTTPAnswerRule.rule(for: status).verdict {
    case .delivered: #expect(failure == nil)
    case .retry:
      guard case .retry(let after, let reason) = failure else { throw Unexpected(failure) }
      #expect(after == .seconds(90))
      #expect(reason.contains(": \(status)"))
    case .giveUp:
      guard case .giveUp(let reason) = failure else { throw Unexpected(failure) }
      #expect(reason.contains(": \(status)"))
    case .disable:
      guard case .disable(let reason) = failure else { throw Unexpected(failure) }
      #expect(reason.contains(": \(status)"))
    }
  }

  @Test(
    "the table says of the statuses that receivers use what they mean by them",
    arguments: [
      (200, .delivered), (204, .delivered), (301, .giveUp), (308, .giveUp), (400, .giveUp), (401, .giveUp),
      (408, .retry), (410, .disable), (413, .giveUp), (425, .retry), (429, .retry), (500, .retry), (503, .retry),
      (100, .retry), (0, .retry), (999, .retry),
    ] as [(Int, HTTPVerdict)])
  func table(status: Int, verdict: HTTPVerdict) {
    #expect(HTTPAnswerRule.rule(for: status).verdict == verdict)
  }

  @Test("the reason quotes the start of the answer, harmless, and is bounded")
  func reason() async throws {
    let body = "out of\u{1B}[31m order\n" + String(repeating: "long ", count: 100_000)
    let failure = try await withReceiver(answer: { _ in ReceiverAnswer(500, body: body) }) { port, _ in
      (await Self.failure(of: try .local(port, path: "/T0KEN")), port)
    }
    guard case .retry(after: nil, let reason) = failure.0 else { throw Unexpected(failure.0) }
    #expect(
      reason.hasPrefix(
        "http://127.0.0.1:\(failure.1)/…: 500 Internal Server Error: out of␛[31m order long long"))
    #expect(reason.count < 1200 && reason.hasSuffix("…") && !reason.contains("T0KEN"))
  }

  @Test("a receiver that never answers is given up after the timeout, and may be tried again")
  func timeout() async throws {
    let failure = try await withReceiver(
      answer: { _ in
        await untilCancelled()
        return ReceiverAnswer(204)
      }
    ) { port, _ in
      (await Self.failure(of: try .local(port, timeout: .seconds(1))), port)
    }
    #expect(
      failure.0 == .retry(after: nil, reason: "http://127.0.0.1:\(failure.1)/…: no answer within 1.0 seconds"))
  }

  @Test("where nobody listens the reason says so at once")
  func refused() async throws {
    let port = try await withReceiver { port, _ in port }
    guard case .retry(after: nil, let reason) = await Self.failure(of: try .local(port)) else {
      throw Unexpected(nil)
    }
    #expect(reason.contains("no connection") && reason.lowercased().contains("refused"))
  }

  @Test("where the other side speaks no TLS it may be tried again")
  func noTLS() async throws {
    let failure = try await withReceiver { port, _ in
      await Self.failure(of: WebhookSettings(url: try WebhookURL("https://T0KEN@127.0.0.1:\(port)/T0KEN")))
    }
    guard case .retry(after: nil, let reason) = failure else { throw Unexpected(failure) }
    #expect(!reason.contains("T0KEN") && reason.contains("no connection"))
  }

  private static func failure(of settings: WebhookSettings) async -> DeliveryFailure? {
    do throws(DeliveryFailure) {
      try await WebhookNotifier(settings).notify(Sample.delivery())
      return nil
    } catch {
      return error
    }
  }
}

/// What came instead of what a test expects.
struct Unexpected: Error {
  let failure: DeliveryFailure?

  init(_ failure: DeliveryFailure?) { self.failure = failure }
}
