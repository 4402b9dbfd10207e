import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// A server that offers HTTP/2, and HTTP/1.1 only to those who do not take it; it answers 204 and counts both.
final class HTTP2Server: Sendable {
  private let streams = Mutex<[String]>([])

  /// The bodies that came over HTTP/2, or "1.1" for what came otherwise.
  var received: [String] { streams.withLock(\.self) }

  /// - Parameter tls: offers `h2`.
  func run<Value>(tls: NIOSSLContext, _ body: (Int) async throws -> Value) async throws -> Value {
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
        }.flatMap {
          channel.configureHTTP2SecureUpgrade(
            h2ChannelConfigurator: { channel in
              channel.configureHTTP2Pipeline(mode: .server) { stream in
                stream.eventLoop.makeCompletedFuture {
                  try stream.pipeline.syncOperations.addHandlers(HTTP2FramePayloadToHTTP1ServerCodec(), Answer(self))
                }
              }.map { _ in }
            },
            http1ChannelConfigurator: { channel in
              self.streams.withLock { $0.append("1.1") }
              return channel.close()
            })
        }
      }.bind(host: "127.0.0.1", port: 0).get()
    let value = try await body(channel.localAddress?.port ?? 0)
    try await channel.close()
    return value
  }

  private final class Answer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: HTTP2Server
    private var body = ""

    init(_ server: HTTP2Server) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: break
      case .body(let bytes): body += String(buffer: bytes)
      case .end:
        server.streams.withLock { $0.append(body) }
        let head = HTTPResponseHead(version: .http2, status: .noContent)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
