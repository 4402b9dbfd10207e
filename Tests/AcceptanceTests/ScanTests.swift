import Foundation
import TestSupport
import Testing

@Suite("tocsin scan")
struct ScanTests {
  static let settings = """
    inboxes: [{ path: /nonexistent }]
    topics:
      - { id: tin, title: Tin, query: tin NEAR/5 tariff* }
    """

  static let article = """
    Tin tariff is due

    LIMA, March 3, 2031 (Example Wire) - The new tariff on tin takes effect on March 10, 2031, the ministry said.
    """

  static func scan(_ text: String, _ more: String...) throws -> [String: Any] {
    let scratch = try ScratchDirectory()
    try scratch.write("tocsin.yaml", settings)
    try scratch.write("a.txt", text)
    let ran = try tocsin(
      ["scan", "--format", "json", "--settings", scratch.path(of: "tocsin.yaml")] + more + [scratch.path(of: "a.txt")])
    #expect(ran.status == 0, "\(ran.error)")
    #expect(ran.lines.count == 1)
    return try object(ran.output)
  }

  @Test("prints the documented keys and no others")
  func keys() throws {
    let record = try Self.scan(Self.article)
    #expect(Set(record.keys) == ["file", "article", "topics", "times", "commitments"])
    let article = try #require(record["article"] as? [String: Any])
    #expect(Set(article.keys) == ["headline", "published", "source", "language", "format", "text"])
    let published = try #require(article["published"] as? [String: Any])
    #expect(published["date"] as? String == "2031-03-03")
    #expect(published["from"] as? String == "furniture")
    #expect(article["text"] as? String == Self.article)
    #expect(article["headline"] as? String == "Tin tariff is due")
    let topic = try #require((record["topics"] as? [[String: Any]])?.first)
    #expect(Set(topic.keys) == ["id", "score", "spans"])
    let time = try #require((record["times"] as? [[String: Any]])?.first)
    #expect(Set(time.keys) == ["start", "end", "text", "type", "value", "from", "to", "other"])
    let commitments = try #require(record["commitments"] as? [[String: Any]])
    #expect(commitments.count == 1)
    #expect(
      Set(commitments[0].keys) == [
        "date", "until", "kind", "status", "from", "evidence", "cue", "mention", "start", "end", "label", "confidence",
      ])
    #expect(commitments[0]["date"] as? String == "2031-03-10")
    #expect(commitments[0]["kind"] as? String == "effective")
    #expect(commitments[0]["until"] is NSNull)
  }

  @Test("offsets count Unicode scalars of the text, also behind emoji, accents and CRLF")
  func offsets() throws {
    let text = "🛎️ Café résumé\r\n\r\nThe tariff on tin — “étain” — takes effect on March 10, 2031.\r\n"
    let record = try Self.scan(text, "--published", "2031-03-03")
    let scalars = Array(text.unicodeScalars)
    var checked = 0
    let topics = try #require(record["topics"] as? [[String: Any]])
    let spans = topics.flatMap { $0["spans"] as? [[String: Any]] ?? [] } + (record["times"] as? [[String: Any]] ?? [])
    for span in spans {
      let (start, end) = (try #require(span["start"] as? Int), try #require(span["end"] as? Int))
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == span["text"] as? String)
      checked += 1
    }
    #expect(checked >= 3)
  }

  @Test("the publication date on the command line wins, and the record says so")
  func published() throws {
    let article = try #require(
      try Self.scan("No date here. Talks are set for Friday.", "--published", "2031-03-03")["article"] as? [String: Any]
    )
    let published = try #require(article["published"] as? [String: Any])
    #expect(published["date"] as? String == "2031-03-03")
    #expect(published["from"] as? String == "given")
  }

  @Test("a file that is no article is told, the others are scanned, and the exit status is 66")
  func rejected() throws {
    let scratch = try ScratchDirectory()
    try scratch.write("tocsin.yaml", Self.settings)
    try scratch.write("good.txt", Self.article)
    try scratch.write("bad.pdf", "%PDF-1.7\n\0\0\0\0")
    let ran = try tocsin(
      "scan", "--settings", scratch.path(of: "tocsin.yaml"), scratch.path(of: "bad.pdf"), scratch.path(of: "good.txt"),
      scratch.path(of: "none.txt"))
    #expect(ran.status == 66)
    #expect(ran.output.contains("Tin tariff is due"))
    #expect(ran.error.contains("bad.pdf") && ran.error.contains("PDF"))
    #expect(ran.error.contains("none.txt does not exist"))
  }

  @Test("thousands of files in one call come out in their order")
  func thousands() throws {
    let scratch = try ScratchDirectory()
    try scratch.write("tocsin.yaml", Self.settings)
    let names = try (0..<2000).map { try scratch.write("\($0).txt", "Number \($0)\n\n" + Self.article) }
    let ran = try tocsin(["scan", "--format", "json", "--settings", scratch.path(of: "tocsin.yaml")] + names)
    #expect(ran.status == 0)
    let files = try ran.lines.map { try object($0)["file"] as? String }
    #expect(files == names)
  }
}
