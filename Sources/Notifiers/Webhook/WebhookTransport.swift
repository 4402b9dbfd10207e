import AsyncHTTPClient
import NIOCore

/// The connections that all webhooks share.
public struct WebhookTransport: Sendable {
  let client: HTTPClient

  /// How long a connection, TLS included, may take to come about.
  static let connectTimeout = Duration.seconds(5)

  /// Runs `body` with open doors to the web, and closes them when it returns or throws.
  public static func run<Return>(
    isolation: isolated (any Actor)? = #isolation, _ body: (WebhookTransport) async throws -> Return
  ) async throws -> Return {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = TimeAmount(connectTimeout)
    // A refused connection is an answer: when to try again is the courier's to say.
    configuration.connectionPool.retryConnectionEstablishment = false
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      try await body(WebhookTransport(client: client))
    }
  }
}
