import AsyncHTTPClient
import FoundationEssentials

/// A proxy on the way: HTTP (for https with CONNECT) or SOCKS 5. Its user and password are never shown.
public struct ProxySettings: Hashable, Sendable {
  public enum Failure: Error, Hashable, Sendable {
    case malformed
    case scheme
    /// SOCKS is spoken without a user here.
    case user
  }

  private enum Kind: Hashable { case http, socks }

  private let kind: Kind
  private let host: String
  private let port: Int
  private let user: String?
  private let password: String?

  /// - Parameter text: `http://USER:PASSWORD@HOST:PORT` or `socks5://HOST:PORT`.
  public init(_ text: String) throws(Failure) {
    guard text.utf8.count <= 4096, let parts = URLComponents(string: text) else { throw .malformed }
    switch parts.scheme?.lowercased() {
    case "http": kind = .http
    case "socks5": kind = .socks
    default: throw .scheme
    }
    guard let host = parts.host, !host.isEmpty, ["", "/"].contains(parts.path) else { throw .malformed }
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    port = parts.port ?? (kind == .http ? 3128 : 1080)
    (user, password) = (parts.user, parts.password)
    if kind == .socks, user != nil { throw .user }
  }

  var configuration: HTTPClient.Configuration.Proxy {
    switch kind {
    case .socks: .socksServer(host: host, port: port)
    case .http:
      .server(
        host: host, port: port, authorization: user.map { .basic(username: $0, password: password ?? "") })
    }
  }
}

extension ProxySettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "\(kind == .http ? "http" : "socks5")://\(host):\(port)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ProxySettings.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed: "is no address of a proxy; give one like http://proxy.example.org:3128"
    case .scheme: "is neither http nor socks5; give an address like http://proxy.example.org:3128"
    case .user: "names a user, which is not supported with socks5; use an http proxy or none with a password"
    }
  }
}
