import Crypto
import FoundationEssentials

/// A key that messages are signed with, or that signatures are checked with. It is never shown: printing, interpolating,
/// dumping and reflecting it give `Secret(redacted)`.
public struct Secret: Hashable, Sendable {
  /// Why a text is no secret; never with the text itself.
  public enum Failure: Error, Hashable, Sendable {
    case notBase64
    /// Fewer bytes than `Secret.sizes` allows.
    case tooShort(bytes: Int)
    case tooLong(bytes: Int)
    /// Neither 32 bytes (the key) nor, for a private one, 64 (the key and the public key).
    case notEd25519(bytes: Int)
  }

  enum Key: Hashable {
    /// HMAC-SHA256, for both sides.
    case shared([UInt8])
    /// Ed25519, for the sender alone.
    case `private`([UInt8])
    /// Ed25519, for receivers.
    case `public`([UInt8])
  }

  /// The bytes of a shared key: at least 24, as Standard Webhooks asks for; more than 1024 are a mistaken file.
  public static let sizes = 24...1024

  let key: Key

  /// Reads the forms of Standard Webhooks: `whsec_` (shared), `whsk_` (private) and `whpk_` (public), each with the key in
  /// base64. Any other text is itself a shared key. White space around it is no part of it: files end in a newline.
  ///
  /// Source: Standard Webhooks 1.0, "Symmetric" and "Asymmetric".
  public init(_ text: String) throws(Failure) {
    let trimmed = text.drop(while: \.isWhitespace)
    let end = trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
    let words = trimmed[..<end]
    if let bytes = try Self.bytes(words, after: "whsk_") {
      guard [32, 64].contains(bytes.count) else { throw .notEd25519(bytes: bytes.count) }
      key = .private(Array(bytes.prefix(32)))
      return
    }
    if let bytes = try Self.bytes(words, after: "whpk_") {
      guard bytes.count == 32 else { throw .notEd25519(bytes: bytes.count) }
      key = .public(bytes)
      return
    }
    let bytes = try Self.bytes(words, after: "whsec_") ?? Array(words.utf8)
    if bytes.count < Self.sizes.lowerBound { throw .tooShort(bytes: bytes.count) }
    if bytes.count > Self.sizes.upperBound { throw .tooLong(bytes: bytes.count) }
    key = .shared(bytes)
  }

  /// Nil where the prefix does not stand there.
  private static func bytes(_ words: Substring, after prefix: String) throws(Failure) -> [UInt8]? {
    guard words.hasPrefix(prefix) else { return nil }
    guard let data = Data(base64Encoded: String(words.dropFirst(prefix.count))) else { throw .notBase64 }
    return Array(data)
  }

  /// Whether messages can be signed with it: a public key only checks.
  public var signs: Bool { if case .public = key { false } else { true } }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "Secret(redacted)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notBase64: "what follows its prefix (whsec_, whsk_, whpk_) is not base64; give it as its issuer showed it"
    case .tooShort(let bytes):
      "the secret has \(bytes) bytes, which can be guessed; give at least \(Secret.sizes.lowerBound)"
    case .tooLong(let bytes):
      "the secret has \(bytes) bytes; give at most \(Secret.sizes.upperBound) (is it the right file?)"
    case .notEd25519(let bytes): "the key has \(bytes) bytes; an Ed25519 key has 32"
    }
  }
}
