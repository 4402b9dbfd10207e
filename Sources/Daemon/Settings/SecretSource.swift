import LinuxSystem
import Notifiers

/// Where a secret comes from; it is read when the settings are, and again on a reload.
struct SecretSource {
  /// `credential`, `file` or `environment`.
  let kind: String
  let name: String

  struct Unreadable: Error {
    let message: String
  }

  /// The key that it holds.
  func secret() throws(Unreadable) -> Secret {
    let text = try text()
    let secret: Secret
    do {
      secret = try Secret(text)
    } catch {
      throw Unreadable(message: "the secret from \(kind) '\(name)' cannot be used: \(error)")
    }
    guard secret.signs else {
      throw Unreadable(message: "the secret from \(kind) '\(name)' is a public key; sign with the private one (whsk_…)")
    }
    return secret
  }

  /// The text that it holds, without white space at its ends.
  /// - Parameter limit: bytes.
  func text(limit: Int = 8192) throws(Unreadable) -> String {
    let text =
      switch kind {
      case "environment": try environment()
      case "credential": try credential(limit)
      default: try file(name, limit)
      }
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else {
      throw Unreadable(message: "the secret from \(kind) '\(name)' is empty")
    }
    return String(start[...last])
  }

  private func environment() throws(Unreadable) -> String {
    guard let text = Host.variable(name) else {
      throw Unreadable(message: "the environment has no variable '\(name)'")
    }
    return text
  }

  private func credential(_ limit: Int) throws(Unreadable) -> String {
    guard !name.contains("/"), let directory = Host.variable("CREDENTIALS_DIRECTORY") else {
      throw Unreadable(message: "there are no credentials here: add LoadCredential=\(name):PATH to the service")
    }
    return try file("\(directory)/\(name)", limit)
  }

  private func file(_ path: String, _ limit: Int) throws(Unreadable) -> String {
    do {
      return String(decoding: try readRegularFile(path, limit: limit).bytes, as: UTF8.self)
    } catch {
      throw Unreadable(message: "the secret cannot be read: \(error)")
    }
  }
}
