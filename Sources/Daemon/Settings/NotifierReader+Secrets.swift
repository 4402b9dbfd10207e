import Notifiers
import Yams

extension SettingsReader {
  /// A key that signs; it never stands in the settings itself.
  func secret(_ node: Node) -> Secret? {
    guard case .mapping = node else {
      sink.error(
        node.mark,
        "a secret never stands in the settings: give { credential: NAME }, { file: PATH } or { environment: NAME }")
      return nil
    }
    guard let source = source(node) else { return nil }
    do {
      return try source.secret()
    } catch {
      sink.error(node.mark, error.message)
      return nil
    }
  }

  /// A text that may stand in the settings or come from where secrets do: an address, a header's value.
  func confidentialText(_ node: Node, _ name: String) -> String? {
    if case .mapping = node { return source(node).flatMap { text(of: $0, node, limit: 8192) } }
    guard let text = node.scalar?.string, !text.isEmpty else {
      sink.error(node.mark, "'\(name)' is one text, or { credential: NAME }, { file: PATH } or { environment: NAME }")
      return nil
    }
    return text
  }

  /// The bytes of a file that a path names or that comes from where secrets do: a certificate, a key.
  func pem(_ reader: MappingReader, _ name: String) -> [UInt8]? {
    guard let node = reader[name] else { return nil }
    let source: SecretSource?
    if case .mapping = node {
      source = self.source(node)
    } else {
      source = reader.text(name).map { SecretSource(kind: "file", name: $0) }
    }
    return source.flatMap { text(of: $0, node, limit: 1 << 20) }.map { Array(($0 + "\n").utf8) }
  }

  private func source(_ node: Node) -> SecretSource? {
    guard let reader = MappingReader(node, .secret, sink) else { return nil }
    guard reader.present.count == 1, let kind = reader.present.first, let name = reader.text(kind) else {
      sink.error(node.mark, "a secret comes from just one of credential, file, environment")
      return nil
    }
    return SecretSource(kind: kind, name: name)
  }

  private func text(of source: SecretSource, _ node: Node, limit: Int) -> String? {
    do {
      return try source.text(limit: limit)
    } catch {
      sink.error(node.mark, error.message)
      return nil
    }
  }
}
