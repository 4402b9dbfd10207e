import NIOHTTP1
import News
import Testing

@testable import Notifiers

@Suite("What services are told")
struct FormatTests {
  /// Words that would ring everybody, close a link, or begin markup.
  static let rude = Sample.wordy(
    "<!channel> <@U1> @everyone @here <@&7> *bold* `code` [a](http://x) | & > # \\ \" </at>")
  static let long = Sample.wordy(String(repeating: "치즈 <&>*\"\\", count: 1000))

  static func json(_ alert: Alert, _ format: WebhookFormat) throws -> TemplateValue {
    let settings = try WebhookSettings.local(9, path: "/cheese-desk", format: format)
    let body = try WebhookBody(alert, settings: settings, sender: .here)
    return try TemplateValue(json: String(decoding: body.bytes, as: UTF8.self))
  }

  static let alerts = Alert.Kind.allCases.map { Sample.alert($0) } + [Sample.hostile, rude, long]

  // MARK: Slack

  @Test("Slack: every text is within its limit, and none of an article's words is markup", arguments: alerts.indices)
  func slack(index: Int) throws {
    let message = try Self.json(Self.alerts[index], .slack)
    #expect((1...50).contains(message.blocks.count))
    for block in message.blocks {
      let limit = block["type"].text == "header" ? 150 : 3000
      if let text = block["text"]["text"].text {
        #expect((1...limit).contains(text.utf16.count))
        #expect(block["text"]["type"].text == "plain_text")
      }
      #expect(block["fields"].items.count <= 10 && block["elements"].items.count <= 10)
      for field in block["fields"].items {
        #expect((1...2000).contains(field["text"].text?.utf16.count ?? 0) && field["type"].text == "plain_text")
      }
      for element in block["elements"].items where element["type"].text == "mrkdwn" {
        let text = element["text"].text ?? ""
        #expect((1...3000).contains(text.utf16.count) && text.hasPrefix("<http") && text.hasSuffix(">"))
        // But for the link's own brackets there are none.
        #expect(!text.dropFirst().dropLast().contains { "<>".contains($0) })
      }
      for words in block["elements"].items.flatMap({ $0["elements"].items }) { #expect(words["text"].text != "") }
    }
    let fallback = message["text"].text ?? ""
    #expect((1...3000).contains(fallback.utf16.count) && !fallback.contains("<") && !fallback.contains(">"))
  }

  // MARK: Discord

  @Test("Discord: every text is within its limit, and nobody can be mentioned", arguments: alerts.indices)
  func discord(index: Int) throws {
    let message = try Self.json(Self.alerts[index], .discord)
    #expect(message["allowed_mentions"] == .object(["parse": .list([])]))
    let content = message["content"].text ?? ""
    #expect((1...2000).contains(content.utf16.count))
    let embed = try #require(message["embeds"].items.first)
    let limits = [("title", 256), ("description", 4096)]
    var total = 0
    for (name, limit) in limits {
      let count = embed[name].text?.utf16.count ?? 0
      #expect(count <= limit)
      total += count
    }
    let fields = embed["fields"].items
    #expect(fields.count <= 25)
    for field in fields {
      let (name, value) = (field["name"].text?.utf16.count ?? 0, field["value"].text?.utf16.count ?? 0)
      #expect((1...256).contains(name) && (1...1024).contains(value))
      total += name + value
    }
    let footer = embed["footer"]["text"].text?.utf16.count ?? 0
    #expect(footer <= 2048)
    #expect(total + footer <= 6000)
  }

  @Test("Discord: marks of Markdown stand escaped, and no escape is cut in two")
  func discordMarkdown() throws {
    let title = try Self.json(Self.rude, .discord)["embeds"].items[0]["title"].text ?? ""
    #expect(title.hasPrefix(#"\<!channel\> \<\@U1\> \@everyone \@here \<\@&7\> \*bold\* \`code\` \[a\]\(http\://x\)"#))
    let cut = try Self.json(Self.long, .discord)["embeds"].items[0]["title"].text ?? ""
    #expect(cut.hasSuffix("…") && !cut.hasSuffix("\\…"))
  }

  // MARK: Teams

  @Test("Teams: one card, below 28 KB, whose words are runs of text and never Markdown", arguments: alerts.indices)
  func teams(index: Int) throws {
    let alert = Self.alerts[index]
    let body = try WebhookBody(alert, settings: .local(9, format: .teams), sender: .here).bytes
    #expect(body.count < 28_000)
    let message = try Self.json(alert, .teams)
    let card = try #require(message["attachments"].items.first)["content"]
    #expect(card["type"].text == "AdaptiveCard" && card["version"].text == "1.4")
    for line in card["body"].items {
      #expect(line["type"].text == "RichTextBlock" && !line["inlines"].items.isEmpty)
      #expect(line["inlines"].items.allSatisfy { $0["type"].text == "TextRun" && $0["text"].text != nil })
    }
    #expect(card["msteams"] == .null)
  }

  // MARK: ntfy

  @Test("ntfy: topic, title and message in a body, nothing of them in a header or the path", arguments: alerts.indices)
  func ntfy(index: Int) throws {
    let alert = Self.alerts[index]
    let settings = try WebhookSettings.local(9, path: "/cheese-desk?auth=1", format: .ntfy)
    let body = try WebhookBody(alert, settings: settings, sender: .here)
    #expect(body.url.request == "http://127.0.0.1:9/")
    #expect(body.headers.map(\.name) == ["content-type"])
    let message = try Self.json(alert, .ntfy)
    #expect(message["topic"].text == "cheese-desk")
    #expect((1...4096).contains(message["message"].text?.utf8.count ?? 0))
    #expect((1...5).contains(message["priority"].text.flatMap { Int($0) } ?? 0))
  }

  @Test(
    "ntfy: an address without a topic is refused",
    arguments: ["/", "/a/b", "/a%20b", "/\(String(repeating: "a", count: 65))"])
  func ntfyTopic(path: String) throws {
    let settings = try WebhookSettings.local(9, path: path, format: .ntfy)
    #expect(settings.failure == .topic)
    #expect(throws: DocumentError.self) {
      try WebhookBody(Sample.alert(.deadlineMoved), settings: settings, sender: .here)
    }
  }

  // MARK: Alertmanager's webhook

  @Test("Alertmanager's webhook: version 4, one firing alert, the same for a repeat and another for another alert")
  func alertmanager() throws {
    let alert = Sample.alert(.deadlineMoved)
    let message = try Self.json(alert, .alertmanager)
    #expect(try message == Self.json(alert, .alertmanager))
    #expect(message["version"].text == "4" && message["status"].text == "firing" && message["alerts"].items.count == 1)
    let item = message["alerts"].items[0]
    #expect(
      item["labels"]
        == .object([
          "alertname": .text("TocsinDeadlineMoved"), "severity": .text("warning"), "kind": .text("deadline.moved"),
          "alert_id": .text(alert.id), "topic": .text("dairy"), "deadline": .text("cheese-quota"),
        ]))
    #expect(item["startsAt"].text == "2027-04-06T06:57:05.120Z" && item["endsAt"].text == "0001-01-01T00:00:00Z")
    #expect(item["generatorURL"].text == "https://example.org/cheese/17")
    let other = try Self.json(Sample.alert(.deadlineCancelled), .alertmanager)
    #expect(other["alerts"].items[0]["fingerprint"] != item["fingerprint"])
  }

  // MARK: CloudEvents

  @Test("CloudEvents in binary mode: attributes in headers, percent-encoded, the alert in the body")
  func binary() throws {
    let settings = try WebhookSettings.local(9, format: .cloudEventsBinary)
    let body = try WebhookBody(Sample.hostile, settings: settings, sender: .here)
    let names = ["ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-subject", "content-type"]
    #expect(body.headers.map(\.name) == names)
    #expect(body.headers.first(name: "ce-subject") == "a%1B[2J%0AMOVED%20%20forged%E2%80%AE%C2%9B31m%0D%07")
    #expect(body.headers.allSatisfy { $0.value.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    #expect(String(decoding: body.bytes, as: UTF8.self) == AlertDocument(Sample.hostile).json())
  }

  // MARK: Links

  @Test(
    "an article's address is a link only where it is one, and closes no markup",
    arguments: [
      ("https://example.org/a?b=1&c=%20", "https://example.org/a?b=1&c=%20"),
      ("https://example.org/a|b>c\"d'e(f)", "https://example.org/a%7Cb%3Ec%22d%27e%28f%29"),
      ("HTTP://example.org/ü", "HTTP://example.org/%C3%BC"), ("javascript:alert(1)", nil), ("//example.org", nil),
      ("https://bank.example@evil.example/", nil), ("https://example.org/a\nb", nil), ("https:///x", nil),
      ("data:text/html,x", nil), ("https://example.org/" + String(repeating: "x", count: 2000), nil),
    ] as [(String, String?)])
  func links(text: String, expected: String?) { #expect(safeLink(text) == expected) }

  @Test("text is cut before an escape, never within it, and only where it is too long")
  func bounds() {
    #expect(bounded("abc", to: 3) == "abc")
    #expect(bounded("abcd", to: 3) == "ab…")
    #expect(bounded("a<b<", to: 6) { $0 == "<" ? "&lt;" : nil } == "a&lt;…")
    #expect(bounded("a<", to: 5) { $0 == "<" ? "&lt;" : nil } == "a&lt;")
    #expect(bounded("a<b", to: 5) { $0 == "<" ? "&lt;" : nil } == "a…")
    #expect(bounded("🧀🧀", to: 3) == "🧀…")
    #expect(bounded("ab", to: 0) == "")
    let runs = ["a", "b", "c", "d"].map { AlertOutline.Run(text: $0, isEmphasised: true) }
    #expect(bounded(runs, to: 10, most: 2).map(\.text) == ["a", "bcd"])
    #expect(bounded(runs, to: 2).map(\.text) == ["a", "b"])
  }
}

extension TemplateValue {
  subscript(_ name: String) -> TemplateValue {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  var items: [TemplateValue] { if case .list(let items) = self { items } else { [] } }
  var blocks: [TemplateValue] { self["blocks"].items }

  var text: String? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }
}
