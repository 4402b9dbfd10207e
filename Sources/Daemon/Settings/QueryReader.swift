import Matching
import Yams

/// Reads the queries of the settings, and tells what is wrong and odd in them at the very character.
extension SettingsReader {
  /// The named parts of queries.
  func names(_ top: MappingReader) -> NamedParts {
    guard let node = top["names"] else { return NamedParts() }
    guard case .mapping(let mapping) = node else {
      sink.error(node.mark, "'names' is a mapping of a name to a query")
      return NamedParts()
    }
    var texts: [String: String] = [:]
    var nodes: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, let text = value.scalar?.string else {
        sink.error(key.mark, "a named part is one name and one query")
        continue
      }
      guard Self.isName(name) else {
        sink.error(
          key.mark,
          "'\(name)' cannot be used as $\(name): a name begins with a letter and has no white space, brackets or quotes"
        )
        continue
      }
      texts[name] = text
      nodes[name] = value
    }
    let parts = NamedParts(texts)
    for error in parts.errors {
      if let part = error.part, let node = nodes[part] { tell(error, in: node) }
    }
    for lint in parts.lints {
      if let part = lint.part, let node = nodes[part] { tell(lint, in: node) }
    }
    return parts
  }

  /// Whether `$name` is read as one word by the parser.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return !name.unicodeScalars.contains { $0.properties.isWhitespace || "()^\"“”„‟«»＂".unicodeScalars.contains($0) }
  }

  /// Warns of parts that no query uses; not while queries are wrong, which may use them.
  func tellUnused(_ top: MappingReader, _ used: Set<String>) {
    guard !sink.hasErrors else { return }
    guard case .mapping(let mapping)? = top["names"] else { return }
    for (key, _) in mapping {
      guard let name = key.string, !used.contains(name) else { continue }
      sink.warning(key.mark, "no query uses '$\(name)'", rule: "unused")
    }
  }

  /// The query a node holds; nil, with an error told, where it is none.
  func query(_ node: Node, parts: NamedParts) -> ParsedQuery? {
    guard let text = node.scalar?.string else {
      sink.error(node.mark, "a query is one text")
      return nil
    }
    do {
      let parsed = try QueryParser.read(text, parts: parts)
      for lint in parsed.lints { tell(lint, in: node) }
      return parsed
    } catch {
      // A fault of a named part is told there.
      if error.part == nil { tell(error, in: node) }
      return nil
    }
  }

  private func tell(_ error: QuerySyntaxError, in node: Node) {
    let message = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
    sink.tell(.error, in: node, at: error.offset, "\(message); expected \(error.expected)")
  }

  private func tell(_ lint: QueryLint, in node: Node) {
    sink.tell(.warning, in: node, at: lint.offset, lint.message, rule: lint.kind.rawValue)
  }
}
