import NIOCore
import NIOPosix
import Testing

@testable import Notifiers

@Suite(.timeLimit(.minutes(1)))
struct WebhookReceiverTests {
  @Test("a message that is not rightly signed is answered with 401, and shown as it came")
  func unsigned() async throws {
    let secret = try Secret("the secret of this test suite")
    let (answer, mail) = try await withReceiver(secrets: [secret]) { port, mailbox in
      (
        try await exchange(port, "POST /x HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\nhi"),
        mailbox.all
      )
    }
    #expect(answer.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
    #expect(mail.map(\.verified) == [false])
    #expect(mail.map(\.check) == [.signature(.incomplete)])
    #expect(mail.map(\.body) == [Array("hi".utf8)])
    #expect(mail.first?.id == nil && mail.first?.timestamp == nil)
  }

  @Test("without a secret nothing is checked")
  func unchecked() async throws {
    let (answer, mail) = try await withReceiver { port, mailbox in
      (try await exchange(port, "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"), mailbox.all)
    }
    #expect(answer.hasPrefix("HTTP/1.1 204 No Content\r\n"))
    #expect(mail.map(\.check) == [.unchecked])
    #expect(mail.first?.verified == false)
  }

  @Test(
    "what is no message of at most 1 MiB is turned away",
    arguments: [
      ("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "HTTP/1.1 405 Method Not Allowed\r\n"),
      ("nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n"),
      (
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1048577\r\n\r\n" + String(repeating: "x", count: 1_048_577),
        "HTTP/1.1 413 Payload Too Large\r\n"
      ),
    ])
  func turnedAway(request: String, expected: String) async throws {
    let (answer, mail) = try await withReceiver { port, mailbox in (try await exchange(port, request), mailbox.all) }
    #expect(answer.hasPrefix(expected))
    #expect(mail.isEmpty)
  }

  @Test("a body of 1 MiB is taken, and one connection carries many messages")
  func manyMessages() async throws {
    let body = String(repeating: "x", count: WebhookReceiver.bodyLimit)
    let head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: \(body.utf8.count)\r\n"
    let (answer, mail) = try await withReceiver { port, mailbox in
      (try await exchange(port, head + "\r\n" + body + head + "connection: close\r\n\r\n" + body), mailbox.all)
    }
    #expect(answer.split(separator: "HTTP/1.1 204").count == 2)
    #expect(mail.map(\.body.count) == [body.utf8.count, body.utf8.count])
  }

  @Test("an address that is taken is an error")
  func taken() async throws {
    try await withReceiver { port, _ in
      await #expect(throws: (any Error).self) {
        try await WebhookReceiver(port: port, now: { Sample.raised }).run { _ in }
      }
    }
  }

  /// Sends bytes and returns all that comes back before the other side closes the connection.
  private func exchange(_ port: Int, _ request: String) async throws -> String {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: request))
      var answer = ""
      for try await part in inbound { answer += String(buffer: part) }
      return answer
    }
  }
}
