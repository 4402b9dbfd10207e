import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL

/// Why no answer came, in words.
enum HTTPTrouble {
  static func explain(_ error: any Error, _ timeouts: ConnectionSettings.Timeouts) -> String {
    switch error {
    case let error as HTTPClientError: explain(error, timeouts)
    case is CancellationError: "stopped before an answer came"
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: tls(error)
    case let error as NIOConnectionError where error.connectionErrors.isEmpty:
      "no connection: the name of the host is not found"
    case let error as NIOConnectionError:
      "no connection: " + harmless("\(error.connectionErrors[0].error)").shortened(to: 200)
    default: "no connection: " + harmless("\(error)").shortened(to: 200)
    }
  }

  private static func explain(_ error: HTTPClientError, _ timeouts: ConnectionSettings.Timeouts) -> String {
    switch error {
    case .deadlineExceeded: "no answer within \(timeouts.answer)"
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      "no connection within \(timeouts.connect)"
    case .remoteConnectionClosed: "the receiver closed the connection without an answer"
    case .cancelled: "stopped before an answer came"
    case .proxyAuthenticationRequired: "no connection: the proxy asks for another user or password"
    case .invalidProxyResponse: "no connection: the proxy does not let it through"
    default: "no connection: " + harmless("\(error)").shortened(to: 200)
    }
  }

  private static func tls(_ error: any Error) -> String {
    let words = "\(error)"
    if words.contains("CERTIFICATE_VERIFY_FAILED") || words.contains("nableToValidateCertificate") {
      return
        "no connection: TLS failed, the receiver's certificate is not trusted (for an authority of your own set tls.ca)"
    }
    if words.contains("ailedToValidateHostname") {
      return "no connection: TLS failed, the receiver's certificate is for another host"
    }
    return "no connection: TLS failed, " + harmless(words).shortened(to: 200)
  }
}
