public import CivilTime
import Crypto
import FoundationEssentials

/// Signatures of webhook messages.
///
/// What is signed is `ID.TIMESTAMP.BODY`, the timestamp in whole seconds since 1970; a signature is written as
/// `v1,` and the base64 of its HMAC-SHA256. A header holds one or more, separated by spaces: while a secret is being
/// replaced, one for each.
///
/// Source: Standard Webhooks 1.0, "Signature scheme".
public enum WebhookSignature {
  /// The header's value: one signature for each secret.
  public static func sign(secrets: [Secret], id: String, timestamp: Timestamp, body: [UInt8]) -> String {
    let content = signedContent(id: id, timestamp: "\(timestamp.seconds)", body: body)
    return secrets.map { secret in
      let code = HMAC<SHA256>.authenticationCode(for: content, using: secret.key)
      return "v1," + Data(code).base64EncodedString()
    }.joined(separator: " ")
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
    let isSigned = signature.split(separator: " ").prefix(16).contains { part in
      guard part.hasPrefix("v1,"), let code = Data(base64Encoded: String(part.dropFirst(3))) else { return false }
      return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: secret.key)
    }
    guard isSigned else { return .forged }
    let age = now.since(Timestamp(seconds: seconds))
    return age <= tolerance && age >= .zero - tolerance ? .valid : .outOfTime
  }

  private static func signedContent(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
    Array("\(id).\(timestamp).".utf8) + body
  }
}
