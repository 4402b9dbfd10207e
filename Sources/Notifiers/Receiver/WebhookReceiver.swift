public import CivilTime
import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP/1.1 server that takes webhook messages: to look at what Tocsin sends, and to test with.
///
/// It takes POST to any path. Bounds: 64 connections at a time (more are closed at once), 1 MiB a body, 30 s without a
/// word from the other side.
/// It speaks no TLS and is meant for the loopback address.
public struct WebhookReceiver: Sendable {
  /// A body that is longer is answered with 413.
  public static let bodyLimit = 1 << 20
  static let connectionLimit = 64
  static let idleLimit = Duration.seconds(30)

  private let host: String
  private let port: Int
  private let connection: ReceiverConnection

  /// - Parameters:
  ///   - port: 0 for a free one.
  ///   - secrets: a message is right if it is signed with one of them; without any, none is checked.
  ///   - now: the wall clock that timestamps are compared with.
  ///   - answer: called for each message that came whole; many may be under way at a time.
  public init(
    host: String = "127.0.0.1", port: Int = 0, secrets: [Secret] = [], now: @escaping @Sendable () -> Timestamp,
    answer: @escaping @Sendable (ReceivedDelivery) async -> ReceiverAnswer = { .standard($0) }
  ) {
    self.host = host
    self.port = port
    connection = ReceiverConnection(secrets: secrets, now: now, answer: answer)
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter listening: called with the real port once messages can come.
  /// - Throws: where the address cannot be listened on.
  public func run(listening: @Sendable (Int) async -> Void) async throws {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.autoRead, value: false)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(
            IdleStateHandler(allTimeout: TimeAmount(Self.idleLimit)), position: .first)
          try channel.pipeline.syncOperations.addHandler(ReceiverHandler())
          return channel
        }
      }
    try await server.executeThenClose { connections in
      await listening(server.channel.localAddress?.port ?? port)
      try await withThrowingDiscardingTaskGroup { group in
        let places = ConnectionPlaces(Self.connectionLimit)
        for try await channel in connections {
          guard places.take() else {
            try? await channel.close()
            continue
          }
          group.addTask {
            if let channel = try? await Self.opened(channel) { await connection.serve(channel) }
            places.giveBack()
          }
        }
      }
    }
  }

  /// The connection as a sequence of messages. Made by the one who closes it: one that nobody took up, because the server
  /// ended at that moment, would end the program with it.
  private static func opened(_ channel: any Channel) async throws -> ReceiverConnection.Channel {
    let wrapped = try await channel.eventLoop.submit {
      try ReceiverConnection.Channel(wrappingChannelSynchronously: channel)
    }.get()
    channel.setOption(.autoRead, value: true).whenFailure { _ in channel.close(promise: nil) }
    return wrapped
  }
}
