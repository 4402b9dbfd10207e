import CivilTime
import News

/// An alert as a message of Discord's webhooks: one embed.
///
/// `allowed_mentions` is empty, so that neither `@everyone` nor `<@1>` in an article rings anybody, and Markdown is
/// escaped.
///
/// Source: Discord, "Execute Webhook" (content 2000) and "Embed Limits" (title 256, description 4096, 25 fields, name
/// 256, value 1024, footer 2048; 6000 in all).
struct DiscordMessage: Encodable, Sendable {
  let content: String
  let embeds: [Embed]
  let allowed_mentions = Mentions()

  struct Mentions: Encodable, Sendable { let parse: [String] = [] }

  struct Embed: Encodable, Sendable {
    let title: String
    let description: String?
    let url: String?
    let color: Int
    let timestamp: String
    let fields: [Field]
    let footer: Footer?
  }

  struct Field: Encodable, Sendable {
    let name: String
    let value: String
    let inline = true
  }

  struct Footer: Encodable, Sendable { let text: String }

  init(_ alert: Alert) {
    let outline = AlertOutline(alert)
    content = Self.escaped("\(outline.sign)  \(harmless(alert.summary))", to: 2000)
    var quotes = outline.quotes.prefix(3).map { runs in
      "> "
        + bounded(runs, to: 500).map {
          $0.isEmphasised ? "**\(Self.escaped($0.text, to: 1000))**" : Self.escaped($0.text, to: 1000)
        }
        .joined()
    }
    if let rejection = outline.rejection { quotes.append(Self.escaped(rejection, to: 500)) }
    let description = bounded(quotes.joined(separator: "\n"), to: 2500)
    let source = [outline.headline, outline.source].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    embeds = [
      Embed(
        title: Self.escaped(outline.title, to: 256), description: description.isEmpty ? nil : description,
        url: outline.link, color: outline.severity.colour, timestamp: alert.raised.iso8601,
        fields: outline.facts.filter { !$0.value.isEmpty }.map {
          Field(name: $0.name, value: Self.escaped($0.value, to: 300))
        },
        footer: source.isEmpty ? nil : Footer(text: bounded(source, to: 700)))
    ]
  }

  /// Discord takes a backslash before any mark for the mark itself.
  private static func escaped(_ text: String, to limit: Int) -> String {
    let marks: Set<Unicode.Scalar> = ["\\", "*", "_", "~", "`", "|", ">", "<", "#", "[", "]", "(", ")", "@", ":", "-"]
    return bounded(text, to: limit) { marks.contains($0) ? "\\\($0)" : nil }
  }
}

extension Severity {
  /// 0xRRGGBB.
  fileprivate var colour: Int {
    switch self {
    case .critical: 0xC0392B
    case .warning: 0xE67E22
    case .notice: 0x2980B9
    case .info: 0x7F8C8D
    }
  }
}
