import NIOCore

/// Sends what is written in one turn of the event loop in one piece.
///
/// The HTTP client flushes a request's head, its body and its end each for itself: as many system calls, segments and
/// wake-ups of the receiver.
final class FlushOnce: ChannelOutboundHandler {
  typealias OutboundIn = Never

  private var isOwed = false

  func flush(context: ChannelHandlerContext) {
    if isOwed { return }
    isOwed = true
    let later = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.execute {
      let (handler, context) = later.value
      handler.pay(context)
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    pay(context)
    context.close(mode: mode, promise: promise)
  }

  private func pay(_ context: ChannelHandlerContext) {
    guard isOwed else { return }
    isOwed = false
    context.flush()
  }
}
