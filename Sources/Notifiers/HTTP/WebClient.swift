import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// What is posted.
struct HTTPMessage: Sendable {
  var headers: HTTPHeaders
  var body: [UInt8]
}

/// The connections of one notifier. They close when the last who uses them is gone: a reload makes new ones, with the
/// certificates and secrets as they are then.
///
/// HTTP/2 is spoken where the receiver offers it (ALPN), else HTTP/1.1. Everything happens on one event loop; the
/// client's own async calls would go by the pool of the runtime for each request.
final class WebClient: Sendable {
  private let client: HTTPClient
  private let timeouts: ConnectionSettings.Timeouts
  private let loop = NetworkLoop.shared.loopOfNextClient()
  /// The address asked for last, taken apart.
  private let known = Mutex<(address: String, request: HTTPClient.Request)?>(nil)

  init(_ settings: ConnectionSettings) {
    var configuration = HTTPClient.Configuration(tlsConfiguration: settings.tls.configuration)
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = TimeAmount(settings.timeouts.connect)
    configuration.proxy = settings.proxy?.configuration
    configuration.httpVersion = .automatic
    configuration.tracing.tracer = nil
    configuration.http1_1ConnectionDebugInitializer = { channel in
      channel.eventLoop.submit { try channel.pipeline.syncOperations.addHandler(FlushOnce(), position: .first) }
    }
    // A refused connection is an answer: when to try again is the courier's to say.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(
      eventLoopGroupProvider: .shared(NetworkLoop.shared.group), configuration: configuration)
    timeouts = settings.timeouts
  }

  deinit { client.shutdown { _ in } }

  /// Posts the message and reads the answer's head, and the start of its body. The status already decides: a body that
  /// breaks off, or drips, is no failure.
  func post(_ message: HTTPMessage, to url: WebhookURL) async throws -> HTTPAnswer {
    var request = try request(to: url.request)
    request.headers = message.headers
    request.body = .byteBuffer(ByteBuffer(bytes: message.body))
    let reader = AnswerReader()
    let call = client.execute(
      request: request, delegate: reader, eventLoop: .delegate(on: loop),
      deadline: .now() + TimeAmount(timeouts.whole))
    let alarm =
      timeouts.answer < timeouts.whole
      ? loop.scheduleTask(in: TimeAmount(timeouts.answer)) {
        if reader.partial == nil { call.fail(reason: HTTPClientError.deadlineExceeded) }
      } : nil
    defer { alarm?.cancel() }
    do {
      return try await withTaskCancellationHandler {
        try await call.get()
      } onCancel: {
        call.cancel()
      }
    } catch {
      if let partial = reader.partial { return partial }
      throw error
    }
  }

  private func request(to address: String) throws -> HTTPClient.Request {
    if let known = known.withLock({ $0 }), known.address == address { return known.request }
    let request = try HTTPClient.Request(url: address, method: .POST)
    known.withLock { $0 = (address, request) }
    return request
  }
}
