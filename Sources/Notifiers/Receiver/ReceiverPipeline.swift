import NIOCore
import NIOHTTP1
import Synchronization

/// Places for connections.
final class ConnectionPlaces: Sendable {
  private let free: Mutex<Int>

  init(_ count: Int) { free = Mutex(count) }

  /// Whether there was one.
  func take() -> Bool {
    free.withLock { count in
      guard count > 0 else { return false }
      count -= 1
      return true
    }
  }

  func giveBack() { free.withLock { $0 += 1 } }
}

/// The last handler of a connection: closes it when nothing has happened for a while, and hands on answers, whose bodies
/// are buffers here, in the form that the encoder takes.
final class ReceiverHandler: ChannelDuplexHandler, Sendable {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = HTTPPart<HTTPResponseHead, ByteBuffer>
  typealias OutboundOut = HTTPServerResponsePart

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part: HTTPServerResponsePart =
      switch unwrapOutboundIn(data) {
      case .head(let head): .head(head)
      case .body(let bytes): .body(.byteBuffer(bytes))
      case .end(let trailers): .end(trailers)
      }
    context.write(wrapOutboundOut(part), promise: promise)
  }
}
