import Daemon
import Testing
import Triage

@Suite("A query that is wrong is shown at the very character")
struct QueryPlaceTests {
  private static func diagnostics(_ text: String) throws -> [Diagnostic] {
    do {
      return try SettingsFile(text: text, path: "desk.yaml").warnings
    } catch {
      return error.diagnostics
    }
  }

  /// Where a mark stands, counted from 1.
  private static func place(of mark: Character, in text: String) -> (line: Int, column: Int)? {
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }).enumerated() {
      if let index = line.firstIndex(of: mark) {
        return (number + 1, line.unicodeScalars.distance(from: line.startIndex, to: index) + 1)
      }
    }
    return nil
  }

  /// In each the only fault is a ")" without "(".
  @Test(
    "in every kind of scalar",
    arguments: [
      "query: tariff) steel",
      "query:    tariff steel)",
      "query: tariff\n      AND steel)",
      "query: tariff\n\n\n      steel) tin",
      "query: 'tariff) steel'",
      "query: 'O''Neill ''s steel) tin'",
      "query: 'tariff\n      steel\n\n      tin) lead'",
      "query: \"tariff) steel\"",
      "query: \"\\\"free trade\\\" steel) tin\"",
      "query: \"caf\\u00e9 \\x41b \\U0001F514a steel) tin\"",
      "query: \"tariff \\\n        steel) tin\"",
      "query: \"tariff\\n steel\\ttin) lead\"",
      "query: \"tariff\n      steel) tin\"",
      "query: |\n      tariff\n      steel) tin",
      "query: |\n      tariff) tin",
      "query: |2-\n        tariff\n         steel) tin",
      "query: | # a remark\n      tariff\n        tin steel)\n      lead",
      "query: >\n      tariff\n      steel) tin",
      "query: >-\n\n      tariff\n\n      steel tin)",
      "query: >\n      tariff\n        more steel\n      tin) lead",
      "query: !!str tariff) steel",
      "query: &anchor \"tariff steel) tin\"",
      "query: !!str &anchor 'tariff steel) tin'",
      "query: 한국 무역) 협상",
      "query: bell🛎x é e\u{301} steel) tin",
      "query: a\\\\b 'c steel) tin",
    ])
  func anyScalar(yaml: String) throws {
    for newline in ["\n", "\r\n"] {
      let text = "inboxes: [{ path: /tmp/in }]\ntopics:\n  - id: a\n    \(yaml)\n".replacing("\n", with: newline)
      let first = try #require(try Self.diagnostics(text).first { $0.level == .error })
      #expect(first.message.hasPrefix("There is no '(' for this ')'; expected"), "\(first)")
      let place = try #require(Self.place(of: ")", in: text))
      #expect(first.line == place.line && first.column == place.column, "\(first)")
      let lines = try #require(first.excerpt).split(separator: "\n")
      #expect(lines.count == 2 && lines[1].hasSuffix("^"))
    }
  }

  @Test("with the line and a caret below, also behind wide letters")
  func excerpt() throws {
    let text = "inboxes: [{ path: /tmp/in }]\ntopics:\n  - { id: a, query: 한국 AND (steel }\n"
    #expect(
      try Self.diagnostics(text).map(\.shown) == [
        """
        desk.yaml:3:28: error: The bracket is never closed; expected ')'
              - { id: a, query: 한국 AND (steel }
                                         ^
        """
      ])
  }

  @Test("an anchored query is shown where it is written")
  func aliases() throws {
    let text = "inboxes: [{ path: /tmp/in }]\ntopics:\n  - { id: a, query: &q tin) }\n  - { id: b, query: *q }\n"
    #expect(try Self.diagnostics(text).map { "\($0.line):\($0.column)" } == ["3:27", "3:27"])
  }

  @Test("a fault of a named part is told once, where it is written")
  func partsOnce() throws {
    let text = """
      inboxes: [{ path: /tmp/in }]
      topics:
        - { id: a, query: $metal rice }
        - { id: b, query: $loop }
      names:
        metal: steel AND (tin
        loop: a OR $pool
        pool: b OR $loop
      """
    #expect(
      try Self.diagnostics(text).map(\.description) == [
        "desk.yaml:6:20: error: The bracket is never closed; expected ')'",
        "desk.yaml:8:14: error: The part '$loop' is made of itself: $loop → $pool → $loop; expected a part that does not need itself",
      ])
  }

  @Test("errors come in the order of the lines, whatever was read first")
  func lineOrder() throws {
    let text = """
      retry: { delays: [2x] }
      routes: [{ to: nobody }]
      topics: [{ id: a, query: (b }]
      inboxes: [{ path: /tmp/in, settle: 1d }]
      names: { c: (d }
      """
    #expect(try Self.diagnostics(text).map(\.line) == [1, 2, 3, 4, 5])
  }

  @Test("an error behind thousands of warnings is told all the same")
  func errorBehindWarnings() throws {
    let topics = (0..<3000).map { "  - { id: t\($0), query: b\($0) and c }\n" }.joined()
    let text = "inboxes: [{ path: /tmp/in }]\ntopics:\n" + topics + "  - { id: last, query: (b }\n"
    let told = try Self.diagnostics(text)
    #expect(told.count == 100 && told.filter { $0.level == .error }.map(\.line) == [3003])
  }

  @Test("thousands of wrong queries are told in bounded time, a hundred of them")
  func thousands() throws {
    let topics = (0..<20_000).map { "  - { id: t\($0), query: (b }\n" }.joined()
    #expect(try Self.diagnostics("inboxes: [{ path: /tmp/in }]\ntopics:\n" + topics).count == 100)
  }
}

@Suite("Odd topics are warned of")
struct TopicLintTests {
  private func warnings(_ text: String) throws -> [String] {
    try SettingsFile(text: "inboxes: [{ path: /tmp/in }]\n" + text, path: "d").warnings.map {
      "\($0.line):\($0.column) \($0.rule ?? "-")"
    }
  }

  @Test(
    "each at its place",
    arguments: [
      ("topics:\n  - { id: a, query: tin AND NOT tin }\n", ["3:21 neverTrue"]),
      ("topics:\n  - { id: a, query: tin and lead }\n", ["3:25 lowerCaseOperator"]),
      ("topics:\n  - { id: a, query: tin OR lead }\n  - { id: b, query: Lead OR tins }\n", ["4:21 sameQuery"]),
      ("names: { m: tin, n: lead }\ntopics:\n  - { id: a, query: $m }\n", ["2:18 unused"]),
      ("names: { m: tin and lead }\ntopics:\n  - { id: a, query: $m }\n", ["2:17 lowerCaseOperator"]),
      ("topics:\n  - { id: a, query: tin^2 OR lead^3, min_score: 6 }\n", ["3:49 neverTrue"]),
      ("topics:\n  - { id: a, query: tin^2 OR lead^3, min_score: 5 }\n", []),
      ("names: { m: $n, n: tin }\ndeadlines:\n  - { id: a, query: $m, due: 2031-01-01 }\n", []),
    ])
  func places(text: String, expected: [String]) throws { #expect(try warnings(text) == expected) }

  @Test("tests and the least score are read")
  func topicTests() throws {
    let text = """
      inboxes: [{ path: /tmp/in }]
      topics:
        - id: tin
          query: tin^2 OR lead^3 OR sport^-1
          min_score: 2.5
          tests:
            - match: Lead rose.
            - { no_match: Tin fell., headline: Markets, source: Wire, byline: J. Doe, language: en }
            - match_file: samples/lead.txt
        - { id: lead, query: lead, min_score: 0.25 }
      """
    let settings = try SettingsFile(text: text, path: "d").settings
    #expect(settings.topics.map(\.minimumScore) == [2.5, 0.25])
    #expect(settings.topicTests.map(\.isMatch) == [true, false, true])
    #expect(
      settings.topicTests.map(\.text) == [.inline("Lead rose."), .inline("Tin fell."), .file("samples/lead.txt")])
    #expect(settings.topicTests.map(\.line) == [7, 8, 9])
    #expect(settings.topicTests[1].headline == "Markets" && settings.topicTests[1].byline == "J. Doe")
  }
}
