import News
import Notifications
import Notifiers
import Yams

extension SettingsReader {
  /// `journal` and `stdout` are there without being named.
  static let builtIn: [NotifierID: NotifierSettings] = ["journal": .journal(.init()), "stdout": .stdout(.init())]

  func notifiers(_ top: MappingReader) -> [NotifierID: NotifierSettings] {
    let names = SettingsSection.notifier.keys.map(\.name).filter(NotifierSettings.kinds.contains).joined(
      separator: ", ")
    let named = top.items("notifiers", atMost: 100).compactMap { item -> (Node, (id: NotifierID, NotifierSettings))? in
      guard let reader = MappingReader(item, .notifier, sink), let id = reader.identifier() else { return nil }
      let kinds = reader.present.filter { NotifierSettings.kinds.contains($0) }
      guard kinds.count == 1, let kind = kinds.first, let node = reader[kind] else {
        sink.error(item.mark, "notifier '\(id)' needs just one of \(names); it has \(kinds.count)")
        return nil
      }
      return settings(kind, node).map { (item, (id, $0)) }
    }
    let entries = unique(named, what: "notifier", id: \.id)
    return Self.builtIn.merging(entries.map { ($0.id, $0.1) }, uniquingKeysWith: { _, named in named })
  }

  private func settings(_ kind: String, _ node: Node) -> NotifierSettings? {
    switch kind {
    case "webhook": MappingReader(node, .webhook, sink).flatMap(webhook).map { .webhook($0) }
    case "alertmanager": MappingReader(node, .alertmanager, sink).flatMap(alertmanager).map { .alertmanager($0) }
    case "email": MappingReader(node, .email, sink).flatMap(email).map { .email($0) }
    case "command": MappingReader(node, .command, sink).flatMap(command).map { .command($0) }
    case "file": MappingReader(node, .file, sink).flatMap(file).map { .file($0) }
    case "calendar": MappingReader(node, .calendar, sink).flatMap(calendar).map { .calendar($0) }
    case "stdout":
      MappingReader(node, .stdout, sink).map { reader in
        .stdout(
          StdoutSettings(
            format: reader.choice("format", StdoutSettings.Format.self) ?? .text,
            colour: reader.choice("colour", StdoutSettings.Colour.self) ?? .auto))
      }
    default:
      MappingReader(node, .journal, sink).map { reader in
        .journal(JournalSettings(identifier: reader.text("identifier") ?? "tocsin"))
      }
    }
  }
}
