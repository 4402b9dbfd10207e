import FoundationEssentials

/// The address of a webhook.
///
/// Addresses are often secrets themselves (a password before the host, a token in the path), so only scheme, host and
/// port are ever shown: `https://hooks.example.org/…`.
public struct WebhookURL: Hashable, Sendable {
  /// Why a text is no address; never with the text itself.
  public enum Failure: Error, Hashable, Sendable {
    case malformed
    case scheme
    case host
    case port
  }

  /// The address without a user and without a fragment.
  let request: String
  /// `Authorization` for the user that the address names.
  let authorization: String?
  /// The address of the server itself, without path and query.
  let root: String
  /// User, password, and the parts of path and query that may be tokens.
  let confidences: [String]
  private let shown: String

  /// - Parameter text: an absolute `http` or `https` URL of at most 4096 bytes (RFC 3986).
  public init(_ text: String) throws(Failure) {
    guard text.utf8.count <= 4096, var parts = URLComponents(string: text) else { throw .malformed }
    guard let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme) else { throw .scheme }
    guard let host = parts.encodedHost, !host.isEmpty else { throw .host }
    guard parts.port.map({ (1...65535).contains($0) }) ?? true else { throw .port }
    let (user, password) = (parts.user, parts.password)
    (parts.user, parts.password, parts.fragment) = (nil, nil, nil)
    let words = parts.path.split(separator: "/") + (parts.query ?? "").split { "&=".contains($0) }
    confidences =
      [text, user, password].compactMap(\.self) + words.filter { $0.utf8.count >= 8 }.map(String.init)
    guard let request = parts.string else { throw .malformed }
    self.request = request
    // RFC 7617: user and password, joined by a colon, in base64.
    authorization = user.map { "Basic " + Data("\($0):\(password ?? "")".utf8).base64EncodedString() }
    root = Self.root(of: parts)
    shown = "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "") + "/…"
  }
}

extension WebhookURL {
  private static func root(of parts: URLComponents) -> String {
    var parts = parts
    (parts.path, parts.query) = ("/", nil)
    return parts.string ?? ""
  }

  /// The path's only segment; nil where it has none or more.
  var segment: String? {
    guard let path = URLComponents(string: request)?.path.split(separator: "/"), path.count == 1 else { return nil }
    return path.first.map(String.init)
  }

  /// The same server and user with another path, which must be right as it is.
  func replacing(path: String) -> WebhookURL { WebhookURL(self, request: String(root.dropLast()) + path) }

  /// The same address with segments behind its path, before its query.
  func appending(path: String) -> WebhookURL {
    let cut = request.firstIndex(of: "?") ?? request.endIndex
    let base = request[..<cut]
    return WebhookURL(self, request: base + (base.hasSuffix("/") ? "" : "/") + path + request[cut...])
  }

  private init(_ other: WebhookURL, request: String) {
    self.request = request
    (root, authorization, confidences, shown) = (other.root, other.authorization, other.confidences, other.shown)
  }
}

extension WebhookURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { shown }
  public var debugDescription: String { shown }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension WebhookURL.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed: "is not a URL; give one like https://hooks.example.org/tocsin"
    case .scheme: "is neither http nor https; give a URL like https://hooks.example.org/tocsin"
    case .host: "names no host; give a URL like https://hooks.example.org/tocsin"
    case .port: "has no port from 1 to 65535; give a URL like https://hooks.example.org:8443/tocsin"
    }
  }
}
