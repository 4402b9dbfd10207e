import News
import Notifications
import Notifiers
import Yams

extension SettingsReader {
  /// `journal` and `stdout` are there without being named.
  static let builtIn: [NotifierID: NotifierSettings] = ["journal": .journal(.init()), "stdout": .stdout(.init())]

  func notifiers(_ top: MappingReader) -> [NotifierID: NotifierSettings] {
    let named = top.items("notifiers", atMost: 100).compactMap { item -> (Node, (id: NotifierID, NotifierSettings))? in
      guard let reader = MappingReader(item, .notifier, sink), let id = reader.identifier() else { return nil }
      let kinds = reader.present.filter { NotifierSettings.kinds.contains($0) }
      guard kinds.count == 1, let kind = kinds.first, let node = reader[kind] else {
        sink.error(item.mark, "notifier '\(id)' needs just one of webhook, stdout, journal; it has \(kinds.count)")
        return nil
      }
      return settings(kind, node).map { (item, (id, $0)) }
    }
    let entries = unique(named, what: "notifier", id: \.id)
    return Self.builtIn.merging(entries.map { ($0.id, $0.1) }, uniquingKeysWith: { _, named in named })
  }

  private func settings(_ kind: String, _ node: Node) -> NotifierSettings? {
    switch kind {
    case "webhook": return MappingReader(node, .webhook, sink).flatMap(webhook).map { .webhook($0) }
    case "stdout":
      guard let reader = MappingReader(node, .stdout, sink) else { return nil }
      return .stdout(
        StdoutSettings(
          format: reader.choice("format", StdoutSettings.Format.self) ?? .text,
          colour: reader.choice("colour", StdoutSettings.Colour.self) ?? .auto))
    default:
      guard let reader = MappingReader(node, .journal, sink) else { return nil }
      return .journal(JournalSettings(identifier: reader.text("identifier") ?? "tocsin"))
    }
  }

  private func webhook(_ reader: MappingReader) -> WebhookSettings? {
    let secrets = reader.items("secret", atMost: 8).compactMap(secret)
    guard let url = url(reader) else { return nil }
    return WebhookSettings(
      url: url, secrets: secrets,
      timeout: reader.duration("timeout", in: .milliseconds(100)...(.seconds(60)), else: .seconds(15)),
      headers: headers(reader), source: reader.text("source"),
      format: reader.choice("format", WebhookSettings.Format.self) ?? .cloudEvents)
  }

  private func url(_ reader: MappingReader) -> WebhookURL? {
    guard let text = reader.text("url") else { return nil }
    do {
      return try WebhookURL(text)
    } catch {
      // The address itself may be a secret.
      sink.error(reader["url"]?.mark, "the url \(error)")
      return nil
    }
  }

  /// `headers: { X-Tenant: trade }`.
  private func headers(_ reader: MappingReader) -> [WebhookHeader] {
    guard let node = reader["headers"] else { return [] }
    guard case .mapping(let mapping) = node else {
      sink.error(node.mark, "'headers' is a mapping of a name to a value")
      return []
    }
    return mapping.prefix(32).compactMap { key, value in
      do {
        return try WebhookHeader(name: key.string ?? "", value: value.scalar?.string ?? "")
      } catch {
        sink.error(key.mark, "\(error)")
        return nil
      }
    }
  }

  private func secret(_ node: Node) -> Secret? {
    guard case .mapping = node else {
      sink.error(
        node.mark,
        "a secret never stands in the settings: give { credential: NAME }, { file: PATH } or { environment: NAME }")
      return nil
    }
    guard let reader = MappingReader(node, .secret, sink) else { return nil }
    guard reader.present.count == 1, let kind = reader.present.first, let name = reader.text(kind) else {
      sink.error(node.mark, "a secret comes from just one of credential, file, environment")
      return nil
    }
    do {
      return try SecretSource(kind: kind, name: name).read()
    } catch {
      sink.error(node.mark, error.message)
      return nil
    }
  }
}
