import NIOCore
import NIOPosix
import NIOSSL
import TestSupport

/// A server that says what a test wants, byte for byte, whatever it is told.
enum RawServer {
  /// Runs `body` while every connection, once the other side has said something, gets `answer` and is handled by it.
  static func run<Value: Sendable>(
    tls: NIOSSLContext? = nil,
    _ answer: @escaping @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void,
    _ body: (Int) async throws -> Value
  ) async throws -> Value {
    try await serve(
      tls,
      { inbound, outbound in
        var iterator = inbound.makeAsyncIterator()
        if try await iterator.next() != nil { try await answer(outbound) }
      }, body)
  }

  /// The same, but it says the next of `answers` after each message that it hears, and keeps what it heard. A message is
  /// heard when its head is; what follows belongs to it.
  static func run<Value: Sendable>(
    saying answers: [String], _ keep: @escaping @Sendable (String) -> Void,
    _ body: (Int) async throws -> Value
  ) async throws -> Value {
    try await serve(
      nil,
      { inbound, outbound in
        var left = answers[...]
        for try await piece in inbound {
          let words = String(buffer: piece)
          keep(words)
          if words.contains(" HTTP/1.1\r\n"), let next = left.popFirst() {
            try await outbound.write(ByteBuffer(string: next))
          }
        }
      }, body)
  }

  private static func serve<Value: Sendable>(
    _ tls: NIOSSLContext?,
    _ talk:
      @escaping @Sendable (
        NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>
      ) async throws -> Void,
    _ body: (Int) async throws -> Value
  ) async throws -> Value {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelOption(.autoRead, value: false)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          return channel
        }
      }
    return try await server.executeThenClose { connections in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await withThrowingDiscardingTaskGroup { group in
            for try await channel in connections {
              group.addTask {
                // Wrapped by the one who closes it: one that nobody took up would end the program.
                let wrapped = try? await channel.eventLoop.submit {
                  try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }.get()
                channel.setOption(.autoRead, value: true).whenFailure { _ in channel.close(promise: nil) }
                try? await wrapped?.executeThenClose { inbound, outbound in
                  try await talk(inbound, outbound)
                }
              }
            }
          }
        }
        let value = try await body(server.channel.localAddress?.port ?? 0)
        group.cancelAll()
        return value
      }
    }
  }
}

/// Certificates made for one run: an authority, one it gave to 127.0.0.1, one to another name, one to a client.
struct Certificates {
  let scratch: ScratchDirectory
  var authority: [UInt8] { scratch.bytes("ca.pem") ?? [] }

  /// Nil where there is no openssl to make them with.
  init?() {
    guard run(["openssl", "version"]).status == 0, let scratch = try? ScratchDirectory() else { return nil }
    self.scratch = scratch
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    func path(_ name: String) -> String { scratch.path(of: name) }
    guard
      run(
        ["openssl", "req", "-x509"] + curve + [
          "-keyout", path("ca.key"), "-out", path("ca.pem"), "-subj", "/CN=Test authority", "-days", "2",
        ]
      ).status == 0
    else { return nil }
    for (name, alternative) in [
      ("server", "IP:127.0.0.1"), ("other", "DNS:elsewhere.example"), ("client", "DNS:tocsin"),
    ] {
      _ = try? scratch.write("\(name).ext", "subjectAltName=\(alternative)\n")
      let request = run(
        ["openssl", "req"] + curve + [
          "-keyout", path("\(name).key"), "-out", path("\(name).csr"), "-subj", "/CN=\(name)",
        ])
      let signing = run([
        "openssl", "x509", "-req", "-in", path("\(name).csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
        "-CAcreateserial", "-days", "2", "-extfile", path("\(name).ext"), "-out", path("\(name).pem"),
      ])
      guard request.status == 0, signing.status == 0 else { return nil }
    }
  }

  func certificate(_ name: String) -> [UInt8] { scratch.bytes("\(name).pem") ?? [] }
  func key(_ name: String) -> [UInt8] { scratch.bytes("\(name).key") ?? [] }

  /// - Parameter askingClients: only a client with a certificate of the authority is let in.
  func server(_ name: String, askingClients: Bool = false, protocols: [String] = []) throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(certificate(name)).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key(name), format: .pem)))
    configuration.applicationProtocols = protocols
    if askingClients {
      configuration.certificateVerification = .noHostnameVerification
      configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authority))
    }
    return try NIOSSLContext(configuration: configuration)
  }
}
