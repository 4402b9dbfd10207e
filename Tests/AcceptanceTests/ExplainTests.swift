import Foundation
import TestSupport
import Testing

@Suite("tocsin explain")
struct ExplainTests {
  private static let settings = """
    inboxes: [{ path: /nonexistent }]
    topics:
      - { id: tin, query: tin NEAR/5 tariff* AND headline:Lima }
      - { id: lead, query: (lead OR zinc) NEAR/2 mine }
      - { id: metals, query: tin^2 OR lead^1 OR sport^-4, min_score: 2 }
    """

  private static let article = """
    Lima weighs levies

    LIMA, March 3, 2031 (Example Wire) - The tariff on tin rises.
    Lead, they said, comes from an old mine.
    """

  private static func explain(_ more: String..., locale: String = "C.UTF-8") throws -> Ran {
    let scratch = try ScratchDirectory()
    try scratch.write("tocsin.yaml", settings)
    try scratch.write("a.txt", article)
    return try tocsin(
      ["explain", "--settings", scratch.path(of: "tocsin.yaml"), scratch.path(of: "a.txt")] + more,
      environment: ["LC_ALL": locale])
  }

  @Test("prints a match as a tree, and exits with 0")
  func match() throws {
    let ran = try Self.explain("--topic", "tin")
    #expect(ran.status == 0, "\(ran.error)")
    #expect(
      ran.output == """
        ✓ tin matches, score 0.75
        ✓ AND
        ├─ ✓ tin NEAR/5 tariff*: 3:42 “tariff”, 3:52 “tin”
        └─ ✓ headline:Lima: 1:1 “Lima”

        """)
  }

  @Test("prints a miss as a tree with what failed, and exits with 1")
  func miss() throws {
    let ran = try Self.explain("--topic", "lead")
    #expect(ran.status == 1, "\(ran.error)")
    #expect(
      ran.output == """
        ✗ lead does not match
        ✗ (lead OR zinc) NEAR/2 mine: NEAR/2 needed, nearest distance 6
        ├─ ✓ OR
        │  ├─ ✓ lead: 4:1 “Lead”
        │  └─ ✗ zinc: not in the article
        └─ ✓ mine: 4:36 “mine”

        """)
  }

  @Test("shows points, and marks that any terminal has where the locale is not UTF-8")
  func points() throws {
    let ran = try Self.explain("--topic", "metals", locale: "C")
    #expect(ran.status == 0, "\(ran.error)")
    #expect(
      ran.output == """
        + metals matches, 3 points, min_score 2
        + OR
        |- + tin^2: +2; 3:52 "tin"
        |- + lead^1: +1; 4:1 "Lead"
        `- - sport^-4: not in the article

        """)
  }

  @Test("without --topic each topic has a line")
  func allTopics() throws {
    let ran = try Self.explain()
    #expect(ran.status == 0)
    #expect(
      ran.lines == [
        "✓ tin matches, score 0.75",
        "✗ lead: (lead OR zinc) NEAR/2 mine: NEAR/2 needed, nearest distance 6",
        "✓ metals matches, 3 points, min_score 2",
      ])
  }

  @Test("--json has the same data")
  func json() throws {
    let record = try object(try Self.explain("--topic", "lead", "--json").output)
    #expect(record["matches"] as? Bool == false)
    let tree = try #require(record["tree"] as? [String: Any])
    #expect(tree["note"] as? String == "NEAR/2 needed, nearest distance 6")
    let parts = try #require(tree["parts"] as? [[String: Any]])
    let word = try #require((parts[1]["words"] as? [[String: Any]])?.first)
    #expect(Set(word.keys) == ["text", "start", "end", "line", "column"])
    #expect(try Self.explain("--json").lines.count == 3)
  }

  @Test("an unknown topic is a wrong call, with the nearest; a missing file is told")
  func wrongCalls() throws {
    let ran = try Self.explain("--topic", "led")
    #expect(ran.status == 64 && ran.error.contains("there is no topic 'led'; did you mean 'lead'?"))
    let scratch = try ScratchDirectory()
    let settings = try scratch.write("tocsin.yaml", Self.settings)
    #expect(try tocsin("explain", "--settings", settings, scratch.path(of: "none.txt")).status == 66)
  }

  @Test("help says what it does")
  func help() throws {
    #expect(
      try tocsin("help", "explain").output == """
        OVERVIEW: Say why a topic matches an article, or why it does not.

        Prints the topic's query as a tree: each part with the words that make it true
        and where they stand, or with what is missing and how near it was. Without
        --topic all topics, one line each.
        Exits with 0 for a match, with 1 for none.

        USAGE: tocsin explain [--settings <file>] [--topic <id>] [--published <date>] [--json] <file>

        ARGUMENTS:
          <file>                  The file with the article.

        OPTIONS:
          --settings <file>       The settings file (default: ./Config/tocsin.yaml,
                                  else /etc/tocsin/tocsin.yaml).
          --topic <id>            The topic to explain.
          --published <date>      The day the article was published, YYYY-MM-DD,
                                  instead of what it says.
          --json                  For programs: one JSON object a line for each topic.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }
}

@Suite("tocsin check")
struct CheckTests {
  private static func check(_ topics: String, _ more: String...) throws -> Ran {
    let scratch = try ScratchDirectory()
    try scratch.write("tin.txt", "The tariff on tin rises, the ministry said on March 3, 2031.\n")
    let path = try scratch.write("tocsin.yaml", "inboxes: [{ path: /nonexistent }]\ntopics:\n" + topics)
    let ran = try tocsin(["check", "--settings", path] + more, environment: ["LC_ALL": "C.UTF-8"])
    return Ran(
      status: ran.status, output: ran.output.replacing(path, with: "tocsin.yaml"),
      error: ran.error.replacing(path, with: "tocsin.yaml"))
  }

  @Test("runs the tests of topics")
  func testsPass() throws {
    let ran = try Self.check(
      """
        - id: tin
          query: tin NEAR/5 tariff* AND NOT source:Rumour
          tests:
            - match: A tariff on tin.
            - match_file: tin.txt
            - { no_match: A tariff on tin., source: The Rumour }
            - { no_match: Copper is cheap., headline: Tariffs }

      """)
    #expect(ran.status == 0, "\(ran.error)")
    #expect(ran.output == "tocsin.yaml: all right. 1 topic, 0 deadlines, 2 notifiers in use, 1 inbox, 4 tests passed\n")
  }

  @Test("shows a failed test with the reason, and exits with 78")
  func testFails() throws {
    let ran = try Self.check(
      """
        - id: tin
          query: tin NEAR/5 tariff*
          tests:
            - no_match: Tin is cheap.
            - match: Tin, like all other metals of its kind, knows no tariff.
            - match_file: none.txt

      """)
    #expect(ran.status == 78)
    #expect(
      ran.error.hasPrefix(
        """
        tocsin.yaml:7:9: error: topic 'tin' must match this and does not
            ✗ tin does not match
            ✗ tin NEAR/5 tariff*: NEAR/5 needed, nearest distance 9
            ├─ ✓ tin: 1:1 “Tin”
            └─ ✓ tariff*: 1:50 “tariff”
        tocsin.yaml:8:9: error: the test's article cannot be read:
        """))
    #expect(ran.error.hasSuffix("tocsin: tocsin.yaml: 2 of 3 tests failed\n"))
  }

  @Test("--strict refuses what is only odd")
  func strict() throws {
    let topics = "  - { id: tin, query: tin and lead }\n"
    let ran = try Self.check(topics)
    #expect(ran.status == 0)
    #expect(
      ran.error == """
        tocsin.yaml:3:27: warning: 'and' is read as a word here; the operator is AND
              - { id: tin, query: tin and lead }
                                      ^

        """)
    #expect(try Self.check(topics, "--strict").status == 78)
  }

  @Test("--json is one object")
  func json() throws {
    let ran = try Self.check("  - { id: tin, query: tin and lead, tests: [{ match: copper }] }\n", "--json")
    #expect(ran.status == 78)
    let report = try object(ran.output)
    #expect(Set(report.keys) == ["file", "isRight", "diagnostics", "tests", "failures"])
    #expect(report["isRight"] as? Bool == false)
    let diagnostic = try #require((report["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["rule"] as? String == "lowerCaseOperator" && diagnostic["column"] as? Int == 27)
    let failure = try #require((report["failures"] as? [[String: Any]])?.first)
    #expect((failure["tree"] as? [String: Any])?["note"] as? String == "0 of 3 hold")
  }
}
