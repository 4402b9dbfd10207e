/// A header that a receiver asks for beside Tocsin's own: an access token, a tenant. Its value is never shown.
public struct WebhookHeader: Hashable, Sendable {
  public enum Failure: Error, Hashable, Sendable {
    /// Not a token of RFC 9110.
    case name(String)
    /// Tocsin sets it itself.
    case reserved(String)
    /// Holds a control character or a letter outside of ASCII.
    case value(of: String)
  }

  public let name: String
  let value: String

  public init(name: String, value: String) throws(Failure) {
    let marks = Set("!#$%&'*+-.^_`|~".utf8)
    let isToken = name.utf8.allSatisfy { byte in
      marks.contains(byte) || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    guard !name.isEmpty, name.utf8.count <= 256, isToken else { throw .name(name) }
    let lowercase = name.lowercased()
    guard !Self.reserved.contains(lowercase), !lowercase.hasPrefix("webhook-") else { throw .reserved(name) }
    let isPrintable = value.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
    guard value.utf8.count <= 8192, isPrintable else { throw .value(of: name) }
    self.name = name
    self.value = value
  }

  private static let reserved: Set<String> = [
    "connection", "content-length", "content-type", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade",
    "user-agent",
  ]
}

extension WebhookHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "\(name): redacted" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

extension WebhookHeader.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .name(let name): "'\(harmless(name).shortened(to: 64))' is not a header's name"
    case .reserved(let name): "the header '\(name)' is set by Tocsin itself; leave it out"
    case .value(let name): "the value of the header '\(name)' is too long or holds characters that no header may hold"
    }
  }
}
