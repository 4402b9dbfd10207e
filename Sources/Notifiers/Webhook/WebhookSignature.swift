public import CivilTime
import Crypto
import FoundationEssentials

/// Signatures of webhook messages.
///
/// What is signed is `ID.TIMESTAMP.BODY`, the timestamp in whole seconds since 1970; a signature is written as its
/// version, a comma and base64: `v1` for HMAC-SHA256, `v1a` for Ed25519. A header holds one or more, separated by spaces:
/// while a secret is being replaced, one for each.
///
/// Source: Standard Webhooks 1.0, "Signature scheme".
public enum WebhookSignature {
  /// The header's value: one signature for each secret that can sign.
  public static func sign(secrets: [Secret], id: String, timestamp: Timestamp, body: [UInt8]) -> String {
    let content = signedContent(id: id, timestamp: "\(timestamp.seconds)", body: body)
    return secrets.compactMap { signature($0, content) }.joined(separator: " ")
  }

  private static func signature(_ secret: Secret, _ content: [UInt8]) -> String? {
    switch secret.key {
    case .shared(let bytes):
      let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: bytes))
      return "v1," + Data(code).base64EncodedString()
    case .private(let bytes):
      guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes),
        let signature = try? key.signature(for: content)
      else { return nil }
      return "v1a," + Data(signature).base64EncodedString()
    case .public: return nil
    }
  }

  /// What a receiver finds of a message's signature.
  public enum Verdict: Hashable, Sendable {
    case valid
    /// Not signed with the secret, or changed on its way.
    case forged
    /// Rightly signed, but too long ago (or ahead): perhaps sent again by an eavesdropper.
    case outOfTime
    /// A header is missing, or is no timestamp.
    case incomplete
  }

  /// Whether one of the header's signatures is right, and the message was sent within `tolerance` of now.
  ///
  /// - Parameter timestamp: the header as it came, in seconds since 1970.
  public static func verify(
    secret: Secret, id: String?, timestamp: String?, body: [UInt8], signature: String?, now: Timestamp,
    tolerance: Duration = .seconds(300)
  ) -> Verdict {
    guard let id, let timestamp, let signature, let seconds = Int64(timestamp), abs(seconds / 2) < .max / 4000
    else { return .incomplete }
    let content = signedContent(id: id, timestamp: timestamp, body: body)
    let isSigned = signature.split(separator: " ").prefix(16).contains { isSignature($0, of: content, by: secret) }
    guard isSigned else { return .forged }
    let age = now.since(Timestamp(seconds: seconds))
    return age <= tolerance && age >= .zero - tolerance ? .valid : .outOfTime
  }

  private static func isSignature(_ text: Substring, of content: [UInt8], by secret: Secret) -> Bool {
    let parts = text.split(separator: ",", maxSplits: 1).map(String.init)
    guard parts.count == 2, let code = Data(base64Encoded: parts[1]) else { return false }
    switch secret.key {
    case .shared(let bytes):
      return parts[0] == "v1"
        && HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: SymmetricKey(data: bytes))
    case .private(let bytes):
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
      return parts[0] == "v1a" && key?.publicKey.isValidSignature(code, for: content) ?? false
    case .public(let bytes):
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
      return parts[0] == "v1a" && key?.isValidSignature(code, for: content) ?? false
    }
  }

  private static func signedContent(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
    Array("\(id).\(timestamp).".utf8) + body
  }
}
