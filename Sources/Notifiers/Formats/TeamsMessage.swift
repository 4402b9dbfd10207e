import News

/// An alert as a message of a Microsoft Teams webhook (a workflow, "When a Teams webhook request is received"): one
/// adaptive card.
///
/// Words of articles stand only in `TextRun`, where nothing is Markdown; a mention takes an entity of its own, and there
/// is none. The card stays below Teams' 28 KB.
///
/// Source: Adaptive Cards 1.4 (schema); Microsoft, "Create incoming webhooks with workflows" and "Format cards in
/// Teams".
struct TeamsMessage: Encodable, Sendable {
  let type = "message"
  let attachments: [Attachment]

  struct Attachment: Encodable, Sendable {
    let contentType = "application/vnd.microsoft.card.adaptive"
    let content: Card
  }

  struct Card: Encodable, Sendable {
    let schema = "http://adaptivecards.io/schemas/adaptive-card.json"
    let type = "AdaptiveCard"
    let version = "1.4"
    let fallbackText: String
    let body: [Line]
    let actions: [Action]?

    private enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case type, version, fallbackText, body, actions
    }
  }

  struct Action: Encodable, Sendable {
    let type = "Action.OpenUrl"
    let title = "Open the article"
    let url: String
  }

  struct Line: Encodable, Sendable {
    let type = "RichTextBlock"
    let inlines: [Run]
    var separator: Bool?

    init(_ inlines: [Run], separator: Bool? = nil) {
      self.inlines = inlines
      self.separator = separator
    }
  }

  struct Run: Encodable, Sendable {
    let type = "TextRun"
    let text: String
    var weight: String?
    var size: String?
    var color: String?
    var isSubtle: Bool?
    var italic: Bool?
  }

  init(_ alert: Alert) {
    let outline = AlertOutline(alert)
    let title = bounded(outline.title, to: 300)
    var body = [
      Line([
        Run(text: outline.sign + "  ", weight: "Bolder", size: "Medium", color: outline.severity.style),
        Run(text: title, weight: "Bolder", size: "Medium"),
      ])
    ]
    if let rejection = outline.rejection { body.append(Line([Run(text: bounded(rejection, to: 1000))])) }
    for quote in outline.quotes.prefix(3).map({ bounded($0, to: 700, most: 20) }) where !quote.isEmpty {
      let runs = quote.map { Run(text: $0.text, weight: $0.isEmphasised ? "Bolder" : nil, italic: true) }
      body.append(Line(runs, separator: true))
    }
    let facts = outline.facts.map { fact in
      Line([Run(text: fact.name + ": ", isSubtle: true), Run(text: bounded(fact.value, to: 300))])
    }
    body += facts
    let source = [outline.headline, outline.source].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    if !source.isEmpty { body.append(Line([Run(text: bounded(source, to: 700), size: "Small", isSubtle: true)])) }
    attachments = [
      Attachment(
        content: Card(
          fallbackText: "\(outline.sign)  \(title)", body: body, actions: outline.link.map { [Action(url: $0)] }))
    ]
  }
}

extension Severity {
  /// A colour of Adaptive Cards.
  fileprivate var style: String {
    switch self {
    case .critical: "Attention"
    case .warning: "Warning"
    case .notice: "Accent"
    case .info: "Default"
    }
  }
}
