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

  func read() throws(Unreadable) -> Secret {
    let text =
      switch kind {
      case "environment": try environment()
      case "credential": try credential()
      default: try file(name)
      }
    do {
      return try Secret(text)
    } catch {
      throw Unreadable(message: "the secret from \(kind) '\(name)' cannot be used: \(error)")
    }
  }

  private func environment() throws(Unreadable) -> String {
    guard let text = Host.variable(name) else {
      throw Unreadable(message: "the environment has no variable '\(name)'")
    }
    return text
  }

  private func credential() throws(Unreadable) -> String {
    guard !name.contains("/"), let directory = Host.variable("CREDENTIALS_DIRECTORY") else {
      throw Unreadable(message: "there are no credentials here: add LoadCredential=\(name):PATH to the service")
    }
    return try file("\(directory)/\(name)")
  }

  private func file(_ path: String) throws(Unreadable) -> String {
    do {
      return String(decoding: try readRegularFile(path, limit: 4096).bytes, as: UTF8.self)
    } catch {
      throw Unreadable(message: "the secret cannot be read: \(error)")
    }
  }
}
