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
  }

  /// The address without a user and without a fragment.
  let request: String
  /// `Authorization` for the user that the address names.
  let authorization: String?
  private let shown: String

  /// - Parameter text: an absolute `http` or `https` URL of at most 4096 bytes (RFC 3986).
  public init(_ text: String) throws(Failure) {
    guard text.utf8.count <= 4096, var parts = URLComponents(string: text) else { throw .malformed }
    guard let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme) else { throw .scheme }
    guard let host = parts.encodedHost, !host.isEmpty else { throw .host }
    let (user, password) = (parts.user, parts.password)
    (parts.user, parts.password, parts.fragment) = (nil, nil, nil)
    guard let request = parts.string else { throw .malformed }
    self.request = request
    // RFC 7617: user and password, joined by a colon, in base64.
    authorization = user.map { "Basic " + Data("\($0):\(password ?? "")".utf8).base64EncodedString() }
    shown = "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "") + "/…"
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
    }
  }
}
