import News

/// An alert as a message of Slack's incoming webhooks.
///
/// Words of articles stand only in `plain_text` and `rich_text`, where nothing is markup: `<!channel>` rings nobody. In
/// `mrkdwn` (the fallback, the link) `&`, `<` and `>` are escaped.
///
/// Source: Slack, "Block Kit: blocks" (header 150, section field 2000, context element 3000, 50 blocks a message) and
/// "Formatting text for app surfaces", "Escaping text".
struct SlackMessage: Encodable, Sendable {
  let text: String
  let blocks: [Block]
  let unfurl_links = false
  let unfurl_media = false

  struct Block: Encodable, Sendable {
    let type: String
    var text: Text?
    var fields: [Text]?
    var elements: [Element]?
  }

  struct Text: Encodable, Sendable {
    let type: String
    let text: String
    var emoji: Bool?

    static func plain(_ text: String, to limit: Int) -> Text {
      Text(type: "plain_text", text: bounded(text, to: limit), emoji: false)
    }
  }

  enum Element: Encodable, Sendable {
    case text(Text)
    case quote([AlertOutline.Run])

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .text(let text): try text.encode(to: encoder)
      case .quote(let runs):
        let words = runs.map { Words(text: $0.text, style: $0.isEmphasised ? Style() : nil) }
        try Quote(elements: words).encode(to: encoder)
      }
    }
  }

  private struct Quote: Encodable {
    let type = "rich_text_quote"
    let elements: [Words]
  }

  private struct Words: Encodable {
    let type = "text"
    let text: String
    let style: Style?
  }

  private struct Style: Encodable { let bold = true }

  init(_ alert: Alert) {
    let outline = AlertOutline(alert)
    text = "*\(outline.sign)*  " + Self.escaped(outline.title, to: 2900)
    var blocks = [Block(type: "header", text: .plain("\(outline.sign)  \(outline.title)", to: 150))]
    let facts = outline.facts.prefix(10).map { Text.plain("\($0.name): \($0.value)", to: 2000) }
    blocks.append(Block(type: "section", fields: facts))
    if let rejection = outline.rejection { blocks.append(Block(type: "section", text: .plain(rejection, to: 3000))) }
    for quote in outline.quotes.map({ bounded($0, to: 2500) }) where !quote.isEmpty {
      blocks.append(Block(type: "rich_text", elements: [.quote(quote)]))
    }
    if let headline = outline.headline, let source = outline.source {
      var elements: [Element] = []
      if let link = outline.link.map({ Self.escaped($0, to: .max) }), link.utf16.count <= 2300 {
        let label = headline.isEmpty ? "article" : Self.escaped(headline, to: 500)
        elements.append(.text(Text(type: "mrkdwn", text: "<\(link)|\(label)>")))
      } else if !headline.isEmpty {
        elements.append(.text(.plain(headline, to: 2000)))
      }
      elements.append(.text(.plain(source, to: 2000)))
      blocks.append(Block(type: "context", elements: elements))
    }
    self.blocks = blocks
  }

  /// The three characters that Slack's markup is made of.
  private static func escaped(_ text: String, to limit: Int) -> String {
    bounded(text, to: limit) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }
}
