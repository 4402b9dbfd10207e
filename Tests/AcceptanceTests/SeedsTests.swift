import Foundation
import TestSupport
import Testing

/// On real articles, where they are at hand: they may not be part of the project.
@Suite("Real articles", .enabled(if: Binary.shared("seeds") != nil, "no articles stand beside the project: skipped"))
struct SeedsTests {
  /// The seeds in order of publication: the file's beginning, its publication date, the year and month found without help.
  static let seeds: [(prefix: String, published: String, finds: Bool)] = [
    ("004", "2017-10-06", true), ("000", "2018-01-08", true), ("002", "2025-04-21", true),
    ("001", "2025-04-25", false), ("003", "2025-07-23", false),
  ]

  static func path(_ prefix: String) throws -> String {
    let folder = try #require(Binary.shared("seeds")).path
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix(prefix + "_") })
    return folder + "/" + name
  }

  static func scan(_ prefix: String, given date: String?) throws -> [String: Any] {
    let ran = try tocsin(
      ["scan", "--format", "json"] + (date.map { ["--published", $0] } ?? []) + [try path(prefix)], in: Binary.root.path
    )
    return try object(ran.output)
  }

  @Test(
    "their publication dates are found where they say them",
    arguments: seeds.filter(\.finds).map { ($0.prefix, $0.published) })
  func published(prefix: String, date: String) throws {
    let article = try Self.scan(prefix, given: nil)["article"] as? [String: Any]
    let found = (article?["published"] as? [String: Any])?["date"] as? String ?? ""
    #expect(prefix == "004" ? found.hasPrefix("2017-10") : found == date)
  }

  @Test("every topic they are about is found, and at most two others in all")
  func topics() throws {
    let gold = try String(contentsOf: #require(Binary.shared("seeds/topics.jsonl")), encoding: .utf8)
    var (missed, extra): ([String], [String]) = ([], [])
    for line in gold.split(separator: "\n") {
      let record = try object(line)
      let document = try #require(record["doc"] as? String)
      let topics = record["topics"] as? [[String: Any]] ?? []
      func ids(_ levels: Set<String>) -> Set<String> {
        Set(topics.filter { levels.contains($0["level"] as? String ?? "") }.compactMap { $0["topic"] as? String })
      }
      let (about, named) = (ids(["main", "substantial"]), ids(["main", "substantial", "passing"]))
      let prefix = "00\(document.suffix(1))"
      let date = Self.seeds.first { $0.prefix == prefix }?.published
      let found = Set(
        (try Self.scan(prefix, given: date)["topics"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
      missed += about.subtracting(found).map { "\(document): \($0)" }
      // A topic named only in passing is not what the article is about: finding it counts as false.
      extra += found.subtracting(about).map { "\(document): \($0)\(named.contains($0) ? " (passing)" : "")" }
    }
    #expect(missed.isEmpty)
    #expect(extra.count <= 2, "\(extra)")
  }

  @Test(
    "their dates are found with the right kind",
    arguments: [
      ("001", "2025-07-08", nil, "due"), ("001", "2025-05-15", "2025-05-16", "scheduled"),
      ("001", "2025-06-03", nil, "scheduled"), ("002", "2025-06-03", nil, "scheduled"),
      ("003", "2025-08-01", nil, "due"),
    ] as [(String, String, String?, String)])
  func commitments(prefix: String, date: String, until: String?, kind: String) throws {
    let given = Self.seeds.first { $0.prefix == prefix }?.published
    let commitments = try Self.scan(prefix, given: given)["commitments"] as? [[String: Any]] ?? []
    let found = commitments.filter { $0["date"] as? String == date && $0["until"] as? String == until }
    #expect(
      found.map { $0["kind"] as? String } == [kind], "\(commitments.map { "\($0["date"] ?? "") \($0["kind"] ?? "")" })")
  }
}
