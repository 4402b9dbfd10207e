import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// What a receiver answered.
struct WebhookReply: Sendable {
  let status: Int
  let retryAfter: String?
  /// The start of the body, at most `WebhookReply.bodyLimit` bytes.
  let body: [UInt8]

  static let bodyLimit = 4096

  /// `503 Service Unavailable: the queue is full`.
  ///
  /// - Parameter secrets: words to leave out where the receiver sends back what it was told.
  func summary(advice: String, redacting secrets: [String]) -> String {
    let phrase = HTTPResponseStatus(statusCode: status).reasonPhrase
    let text = secrets.reduce(String(decoding: body, as: UTF8.self)) { $0.replacing($1, with: "redacted") }
    let words = harmless(text).shortened(to: 200)
    let title = phrase.isEmpty ? "\(status)" : "\(status) \(phrase)"
    return ([title] + [advice, words].filter { !$0.isEmpty }).joined(separator: ": ")
  }

  /// Why no answer came.
  static func explain(_ error: any Error, timeout: Duration) -> String {
    switch error {
    case let error as HTTPClientError where error == .deadlineExceeded: "no answer within \(timeout)"
    case let error as HTTPClientError where error == .connectTimeout || error == .tlsHandshakeTimeout:
      "no connection within \(WebhookTransport.connectTimeout)"
    case let error as HTTPClientError where error == .remoteConnectionClosed:
      "the receiver closed the connection without an answer"
    case let error as HTTPClientError where error == .cancelled: "stopped before an answer came"
    case is CancellationError: "stopped before an answer came"
    case let error as NIOConnectionError where !error.connectionErrors.isEmpty:
      "no connection: " + harmless("\(error.connectionErrors[0].error)").shortened(to: 200)
    default: "no connection: " + harmless("\(error)").shortened(to: 200)
    }
  }
}

extension WebhookTransport {
  /// Posts the message and waits for the answer, all within `timeout`.
  func post(_ message: WebhookMessage, to url: WebhookURL, timeout: Duration) async throws -> WebhookReply {
    var request = HTTPClientRequest(url: url.request)
    request.method = .POST
    request.headers = message.headers
    request.body = .bytes(ByteBuffer(bytes: message.body))
    let deadline = ContinuousClock.now + timeout
    let response = try await client.execute(request, timeout: TimeAmount(timeout))
    return WebhookReply(
      status: Int(response.status.code), retryAfter: response.headers.first(name: "retry-after"),
      body: await start(of: response.body, until: deadline))
  }

  /// The first bytes of a body. The status already decides: a body that breaks off, or drips, is no failure.
  private func start(of body: HTTPClientResponse.Body, until deadline: ContinuousClock.Instant) async -> [UInt8] {
    await withTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        do {
          for try await part in body {
            bytes += part.readableBytesView.prefix(WebhookReply.bodyLimit - bytes.count)
            if bytes.count >= WebhookReply.bodyLimit { break }
          }
        } catch {
          return bytes
        }
        return bytes
      }
      group.addTask {
        try? await Task.sleep(until: deadline, clock: .continuous)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      if let first { return first }
      return await group.next().flatMap(\.self) ?? []
    }
  }
}
