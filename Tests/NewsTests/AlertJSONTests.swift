import CivilTime
import FoundationEssentials
import News
import Testing

@Suite("An alert as JSON") struct AlertJSONTests {
  static let article = ArticleReference(
    id: "a1", file: "tab\t\"quoted\".txt", headline: "Back\\slash / slash \u{1}",
    published: CivilDate("2030-03-01") ?? .distantPast,
    source: "Wire", url: nil)

  static let deadline = Deadline(
    id: "quota", origin: .tracked, title: "Quotas — 할당", severity: .warning, kind: .due, state: .standing,
    date: CivilPeriod("2030-06") ?? .year(2030), until: CivilDate("2030-07-01"), topics: [], remind: [7],
    history: [])

  static let alerts = [
    Alert(
      key: "plain", kind: .fileRejected, severity: .info, raised: Timestamp(milliseconds: -5), summary: "", rule: ""),
    Alert(
      key: "full", kind: .deadlineMoved, severity: .critical, raised: Timestamp(seconds: 1_900_000_000),
      summary: "Line\nbreak", rule: "topics: q: \"tin\"", topic: .init(id: "q", title: "Q", score: 0.25),
      deadline: .init(deadline, previous: CivilPeriod("2030-05-01"), today: CivilDate("2030-03-01") ?? .distantPast),
      article: article,
      evidence: [
        Evidence(article: article, quote: "“Bids” close.", spans: [QuotedSpan(Span(1, 5), "Bids")]),
        Evidence(article: article, quote: "", spans: []),
      ],
      rejection: Rejection(.tooLarge, "Too large: split it.")),
  ]

  @Test("Written by hand it is what the encoder writes, but for the order of equal keys", arguments: alerts)
  func sameAsEncoder(alert: Alert) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: alert.json, as: UTF8.self) == String(decoding: try encoder.encode(alert), as: UTF8.self))
    #expect(try JSONDecoder().decode(Alert.self, from: Data(alert.json)) == alert)
  }

  @Test("Characters that harm terminals and readers of lines are escaped", arguments: ["\u{7F}", "\u{9B}", "\u{2028}"])
  func harmful(character: String) throws {
    var text = JSONText()
    text.object { $0.field("a", "x\(character)y") }
    let digits = String(character.unicodeScalars.first?.value ?? 0, radix: 16)
    let written = String(decoding: text.bytes, as: UTF8.self)
    #expect(written == "{\"a\":\"x\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)y\"}")
    #expect(try JSONDecoder().decode([String: String].self, from: Data(text.bytes)) == ["a": "x\(character)y"])
  }

  @Test(
    "Numbers that JSON lacks become words", arguments: [(Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func oddNumbers(number: Double, word: String) {
    var text = JSONText()
    text.object { $0.field("score", number) }
    #expect(String(decoding: text.bytes, as: UTF8.self) == "{\"score\":\"\(word)\"}")
  }
}
