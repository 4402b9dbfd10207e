import Crypto
import FoundationEssentials

/// A key that messages are signed with. It is never shown: printing, interpolating, dumping and reflecting it give
/// `Secret(redacted)`.
public struct Secret: Hashable, Sendable {
  /// Why a text is no secret; never with the text itself.
  public enum Failure: Error, Hashable, Sendable {
    case notBase64
    /// Fewer bytes than `Secret.minimumBytes`.
    case tooShort(bytes: Int)
    case tooLong(bytes: Int)
  }

  /// The bytes of a key: at least 24, as Standard Webhooks asks for; more than 1024 are a mistaken file.
  public static let sizes = 24...1024

  private let bytes: [UInt8]

  /// Reads the form of Standard Webhooks, `whsec_` and the key in base64, or else takes the text itself as the key.
  /// White space around it is no part of it: files end in a newline.
  ///
  /// Source: Standard Webhooks 1.0, "Symmetric".
  public init(_ text: String) throws(Failure) {
    let trimmed = text.drop(while: \.isWhitespace)
    let end = trimmed.lastIndex { !$0.isWhitespace }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
    let words = trimmed[..<end]
    let prefix = "whsec_"
    if words.hasPrefix(prefix) {
      guard let key = Data(base64Encoded: String(words.dropFirst(prefix.count))) else { throw .notBase64 }
      bytes = Array(key)
    } else {
      bytes = Array(words.utf8)
    }
    if bytes.count < Self.sizes.lowerBound { throw .tooShort(bytes: bytes.count) }
    if bytes.count > Self.sizes.upperBound { throw .tooLong(bytes: bytes.count) }
  }

  var key: SymmetricKey { SymmetricKey(data: bytes) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "Secret(redacted)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notBase64: "what follows whsec_ is not base64; give the secret as its issuer showed it"
    case .tooShort(let bytes):
      "the secret has \(bytes) bytes, which can be guessed; give at least \(Secret.sizes.lowerBound)"
    case .tooLong(let bytes):
      "the secret has \(bytes) bytes; give at most \(Secret.sizes.upperBound) (is it the right file?)"
    }
  }
}
