import CivilTime
import NIOCore
import NIOHTTP1

/// One connection to a receiver: message after message, until either side closes it.
struct ReceiverConnection: Sendable {
  typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, HTTPPart<HTTPResponseHead, ByteBuffer>>
  typealias Writer = NIOAsyncChannelOutboundWriter<HTTPPart<HTTPResponseHead, ByteBuffer>>

  let secrets: [Secret]
  let now: @Sendable () -> Timestamp
  let answer: @Sendable (ReceivedDelivery) async -> ReceiverAnswer

  func serve(_ channel: Channel) async {
    // A connection that breaks off harms no other.
    try? await channel.executeThenClose { inbound, outbound in
      var request: Request?
      for try await part in inbound {
        switch part {
        case .head(let head): request = Request(head)
        case .body(let bytes): request?.append(bytes)
        case .end:
          guard let whole = request else { return }
          request = nil
          let stays = whole.head.isKeepAlive
          try await send(await reply(to: whole), staysOpen: stays, to: outbound)
          if !stays { return }
        }
        if request?.isTooLong == true {
          try await send(ReceiverAnswer(413, body: "at most 1 MiB\n"), staysOpen: false, to: outbound)
          return
        }
      }
    }
  }

  private func reply(to request: Request) async -> ReceiverAnswer {
    guard request.head.method == .POST else { return ReceiverAnswer(405, headers: [("allow", "POST")]) }
    return await answer(
      ReceivedDelivery(
        path: request.head.uri, headers: request.head.headers.map { ($0.name, $0.value) }, body: request.body,
        check: check(request)))
  }

  private func check(_ request: Request) -> ReceivedDelivery.Check {
    let headers = request.head.headers
    let verdicts = secrets.map { secret in
      WebhookSignature.verify(
        secret: secret, id: headers.first(name: "webhook-id"), timestamp: headers.first(name: "webhook-timestamp"),
        body: request.body, signature: headers.first(name: "webhook-signature"), now: now())
    }
    guard let first = verdicts.first else { return .unchecked }
    return .signature(verdicts.first { $0 != .forged } ?? first)
  }

  private func send(_ answer: ReceiverAnswer, staysOpen: Bool, to writer: Writer) async throws {
    let status = HTTPResponseStatus(statusCode: answer.status)
    var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
    if status.mayHaveResponseBody { headers.add(name: "content-length", value: "\(answer.body.utf8.count)") }
    if !staysOpen { headers.replaceOrAdd(name: "connection", value: "close") }
    try await writer.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
    if status.mayHaveResponseBody { try await writer.write(.body(ByteBuffer(string: answer.body))) }
    try await writer.write(.end(nil))
  }

  /// A message on its way in.
  private struct Request {
    let head: HTTPRequestHead
    private(set) var body: [UInt8] = []
    private(set) var isTooLong = false

    init(_ head: HTTPRequestHead) { self.head = head }

    mutating func append(_ bytes: ByteBuffer) {
      guard !isTooLong, body.count + bytes.readableBytes <= WebhookReceiver.bodyLimit else {
        isTooLong = true
        return
      }
      body += bytes.readableBytesView
    }
  }
}
