import Matching
import TestSupport
import Testing
import TextAnalysis

/// Ten times the text may cost ten times the time, and what else a machine does meanwhile; never its square.
@Suite("Time to match")
struct BoundTests {
  @Test(
    "grows with the article only, for queries of words that repeat",
    arguments: [
      "\"rice rice rice rice rice rice\"~20", "\"rice rice beef\"~900", "rice NEAR/1000 rice", "rice BEFORE/1 rice",
      "\"rice rice rice rice\"~30 NEAR/5 \"rice rice rice beef\"~30",
      "(rice OR =rice OR ri* OR ri?e) NEAR/3 (beef OR rice)",
      "ATLEAST/2 (rice \"rice rice\" \"rice beef\"~3)",
    ])
  func repeatedWords(query: String) throws {
    let index = QueryIndex([(id: "q", query: try QueryParser.parse(query))])
    let small = time(index, words: 400)
    let large = time(index, words: 4000)
    #expect(large < small * 40 + .milliseconds(400))
  }

  private func time(_ index: QueryIndex, words: Int) -> Duration {
    let text = AnalyzedText(String(repeating: "rice ", count: words) + "beef")
    var count = 0
    let spent = ThreadClock.measure { count = index.matches(in: text).count }
    #expect(count <= 1)
    return spent
  }

  @Test("of one article is bounded however often its words are those of a thousand queries")
  func manyQueries() throws {
    let queries = try (0..<1000).map { number in
      (id: "q\(number)", query: try QueryParser.parse("rice AND \"word\(number) rice\"~3 AND NOT beef"))
    }
    let index = QueryIndex(queries)
    func spent(_ words: Int) -> Duration {
      let text = AnalyzedText(String(repeating: "rice ", count: words) + "word7")
      return ThreadClock.measure { #expect(index.matches(in: text).map(\.id) == ["q7"]) }
    }
    let small = spent(2000)
    #expect(spent(20_000) < small * 40 + .milliseconds(400))
  }

  @Test("and to store a query is bounded by its size, not by its square")
  func manyBranches() throws {
    func query(_ count: Int) throws -> Query {
      let branches = (0..<count).map { "a\($0)x" }.joined(separator: " OR ")
      let denials = (0..<count).map { "NOT b\($0)x" }.joined(separator: " ")
      return try QueryParser.parse("(\(branches)) \(denials)")
    }
    let (small, large) = (try query(300), try query(3000))
    func spent(_ query: Query) -> Duration { ThreadClock.measure { _ = QueryIndex([(id: "q", query: query)]) } }
    _ = spent(small)
    #expect(spent(large) < spent(small) * 40 + .milliseconds(400))
    let index = QueryIndex([(id: "q", query: large)])
    #expect(index.matches(in: AnalyzedText("a7x and more")).map(\.id) == ["q"])
    #expect(index.matches(in: AnalyzedText("a7x and b2999x")).isEmpty)
  }
}
