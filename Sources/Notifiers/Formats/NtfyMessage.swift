import News

/// An alert as a message of ntfy, published as JSON to the server's root. ntfy takes a message's title also from a
/// header; JSON needs no header, so that no article's words ever stand in one.
///
/// Source: ntfy, "Publish as JSON", and its limits: 4096 bytes a message, longer ones become attachments.
struct NtfyMessage: Encodable, Sendable {
  let topic: String
  let title: String
  let message: String
  /// 1…5.
  let priority: Int
  let tags: [String]
  let click: String?

  static let longestMessage = 4096

  init(_ alert: Alert, topic: String) {
    let outline = AlertOutline(alert)
    self.topic = topic
    title = bounded("\(outline.sign)  \(outline.title)", to: 200)
    let quotes = outline.quotes.prefix(3).map { "“" + bounded($0, to: 500).map(\.text).joined() + "”" }
    let source = [outline.headline, outline.source].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    let lines = [harmless(alert.summary), outline.rejection ?? ""] + quotes + [source]
    message = Self.cut(lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    priority =
      switch alert.severity {
      case .critical: 5
      case .warning: 4
      case .notice: 3
      case .info: 2
      }
    tags = [alert.kind.rawValue]
    click = outline.link
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longestMessage else { return text }
    var scalars = text.unicodeScalars
    var count = text.utf8.count
    while count > longestMessage - 3, let last = scalars.popLast() { count -= String(last).utf8.count }
    return String(scalars) + "…"
  }

  /// Whether ntfy takes this for a topic's name.
  static func isTopic(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
      }
  }
}
