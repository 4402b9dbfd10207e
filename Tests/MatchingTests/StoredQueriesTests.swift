import Foundation
import Matching
import Testing
import TextAnalysis

/// The research set of stored queries and their exact answers, where a checkout has it beside it.
///
/// `TOCSIN_TOPICS_DIR` names a directory with `documents.jsonl`, `queries-1000.jsonl` and `matches-1000.tsv`.
@Suite("The research set")
struct StoredQueriesTests {
  private static let directory = ProcessInfo.processInfo.environment["TOCSIN_TOPICS_DIR"]

  @Test(
    "has exactly the matches that three other engines agree on",
    .enabled(if: directory != nil, "set TOCSIN_TOPICS_DIR to the unpacked research set"))
  func exactMatches() throws {
    let directory = URL(fileURLWithPath: try #require(Self.directory))
    let queries = try lines(directory.appending(path: "queries-1000.jsonl")).map { line in
      let entry = try object(line)
      return (id: try #require(entry["id"] as? String), query: try query(entry["query"]))
    }
    let index = QueryIndex(queries)
    var found: Set<String> = []
    for line in try lines(directory.appending(path: "documents.jsonl")) {
      let entry = try object(line)
      let text = AnalyzedText(try #require(entry["text"] as? String))
      let document = try #require(entry["id"] as? String)
      for match in index.matches(in: text) { found.insert("\(document)\t\(match.id)") }
    }
    let expected = Set(try lines(directory.appending(path: "matches-1000.tsv")))
    #expect(!expected.isEmpty)
    #expect(found == expected)
  }

  private func lines(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { String($0) }
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private func query(_ json: Any?) throws -> Query {
    let object = try #require(json as? [String: Any])
    if let word = object["term"] as? String { return .phrase(Phrase([.word(word)])) }
    if let words = object["phrase"] as? [String] { return .phrase(Phrase(words.map { .word($0) })) }
    if let pair = object["near"] as? [String], let slop = object["slop"] as? Int, pair.count == 2 {
      return .near([Phrase([.word(pair[0])])], [Phrase([.word(pair[1])])], within: slop, isOrdered: false)
    }
    if let parts = object["and"] as? [Any] { return .and(try parts.map { try query($0) }) }
    if let parts = object["or"] as? [Any] { return .or(try parts.map { try query($0) }) }
    return .not(try query(object["not"]))
  }
}
