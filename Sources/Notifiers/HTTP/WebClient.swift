import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What is posted.
struct HTTPMessage: Sendable {
  var headers: HTTPHeaders
  var body: [UInt8]
}

/// The connections of one notifier. They close when the last who uses them is gone: a reload makes new ones, with the
/// certificates and secrets as they are then.
///
/// HTTP/2 is spoken where the receiver offers it (ALPN), else HTTP/1.1.
final class WebClient: Sendable {
  private let client: HTTPClient
  private let timeouts: ConnectionSettings.Timeouts

  init(_ settings: ConnectionSettings) {
    var configuration = HTTPClient.Configuration(tlsConfiguration: settings.tls.configuration)
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = TimeAmount(settings.timeouts.connect)
    configuration.proxy = settings.proxy?.configuration
    configuration.httpVersion = .automatic
    // A refused connection is an answer: when to try again is the courier's to say.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(
      eventLoopGroupProvider: .shared(NetworkLoop.shared.group), configuration: configuration)
    timeouts = settings.timeouts
  }

  deinit { client.shutdown { _ in } }

  /// Posts the message and reads the answer's head, and the start of its body.
  func post(_ message: HTTPMessage, to url: WebhookURL) async throws -> HTTPAnswer {
    var request = HTTPClientRequest(url: url.request)
    request.method = .POST
    request.headers = message.headers
    request.body = .bytes(ByteBuffer(bytes: message.body))
    let end = ContinuousClock.now + timeouts.whole
    let response = try await client.execute(request, timeout: TimeAmount(timeouts.answer))
    let isEmpty = response.status == .noContent || response.headers.first(name: "content-length") == "0"
    return HTTPAnswer(
      status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
      body: isEmpty ? [] : await start(of: response.body, until: end))
  }

  /// The first bytes of a body. The status already decides: a body that breaks off, or drips, is no failure.
  private func start(of body: HTTPClientResponse.Body, until end: ContinuousClock.Instant) async -> [UInt8] {
    await withTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        do {
          for try await part in body {
            bytes += part.readableBytesView.prefix(HTTPAnswer.bodyLimit - bytes.count)
            if bytes.count >= HTTPAnswer.bodyLimit { break }
          }
        } catch {
          return bytes
        }
        return bytes
      }
      group.addTask {
        try? await NetworkLoop.shared.sleep(until: end, tolerance: nil)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      if let first { return first }
      return await group.next().flatMap(\.self) ?? []
    }
  }
}
