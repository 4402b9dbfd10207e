import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Notifications
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
  /// Whether a request went ahead whose body waits.
  private let isHolding = Atomic(false)
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
  ///
  /// - Parameter permit: what the body waits for. The head of one request at a time goes ahead: a single alert is sooner
  ///   there for it, and under load it would be a segment more for each.
  func post(_ message: HTTPMessage, to url: WebhookURL, once permit: Permit? = nil) async throws -> HTTPAnswer {
    var request = try request(to: url.request)
    request.headers = message.headers
    let body = ByteBuffer(bytes: message.body)
    let held = try await hold(permit)
    let reader = AnswerReader(awaitsBody: held != nil)
    request.body = held.map { Self.body(body, after: $0, reader) } ?? .byteBuffer(body)
    let call = client.execute(
      request: request, delegate: reader, eventLoop: .delegate(on: loop),
      deadline: .now() + TimeAmount(timeouts.whole))
    let alarm =
      timeouts.answer < timeouts.whole
      ? loop.scheduleTask(in: TimeAmount(timeouts.answer)) {
        if reader.partial == nil { call.fail(reason: HTTPClientError.deadlineExceeded) }
      } : nil
    defer { alarm?.cancel() }
    guard let held, let permit else { return try await answer(of: call, reader) }
    let isPermitted = await permit.given()
    isHolding.store(false, ordering: .relaxed)
    // Whoever answers a head has not got the alert, whatever he says.
    if isPermitted, reader.partial == nil {
      held.succeed()
      do {
        let answer = try await answer(of: call, reader)
        if reader.bodyIsSent { return answer }
      } catch {
        if reader.bodyIsSent || Task.isCancelled { throw error }
      }
    } else {
      held.fail(CancellationError())
      call.cancel()
    }
    guard isPermitted else { throw CancellationError() }
    // Once, and whole: what became of a head alone may be the disk's doing.
    return try await post(message, to: url)
  }

  /// A body that is sent after `held`.
  private static func body(
    _ bytes: ByteBuffer, after held: EventLoopPromise<Void>, _ reader: AnswerReader
  ) -> HTTPClient.Body {
    .stream(contentLength: Int64(bytes.readableBytes)) { writer in
      held.futureResult.flatMap { writer.write(.byteBuffer(bytes)) }.map { reader.noteBody() }
    }
  }

  private func answer(of call: HTTPClient.Task<HTTPAnswer>, _ reader: AnswerReader) async throws -> HTTPAnswer {
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

  /// What the body of a request that goes ahead waits for; nil once the permit is given.
  private func hold(_ permit: Permit?) async throws -> EventLoopPromise<Void>? {
    guard let permit, !permit.isGiven else { return nil }
    if !isHolding.exchange(true, ordering: .relaxed) { return loop.makePromise(of: Void.self) }
    guard await permit.given() else { throw CancellationError() }
    return nil
  }

  private func request(to address: String) throws -> HTTPClient.Request {
    if let known = known.withLock({ $0 }), known.address == address { return known.request }
    let request = try HTTPClient.Request(url: address, method: .POST)
    known.withLock { $0 = (address, request) }
    return request
  }
}
