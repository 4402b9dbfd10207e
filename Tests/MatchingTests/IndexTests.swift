import Matching
import News
import Testing
import TextAnalysis

@Suite("The index")
struct IndexTests {
  @Test("finds what evaluating every query finds", arguments: 0..<150)
  func equalsPlainEvaluation(seed: Int) {
    var random = RandomQueries(seed: UInt64(seed))
    let queries = (0..<40).map { (id: "q\($0)", query: random.query($0 % 4)) }
    let index = QueryIndex(queries)
    for _ in 0..<6 {
      let text = AnalyzedText(random.text(20))
      let plain = PlainEvaluation(text)
      let expected = queries.filter { plain.isTrue($0.query) }
      let matches = index.matches(in: text)
      #expect(
        matches.map(\.id) == expected.map(\.id),
        "\(text.text)")
      #expect(index.matchingQueries(in: text).map { queries[$0].id } == expected.map(\.id))
    }
  }

  @Test("reads a run of tokens as a whole text", arguments: 0..<60)
  func readsWindows(seed: Int) {
    var random = RandomQueries(seed: UInt64(5000 + seed))
    let queries = (0..<30).map { (id: "q\($0)", query: random.query($0 % 3)) }
    let index = QueryIndex(queries)
    let text = AnalyzedText(random.text(30))
    for sentence in text.sentences + [0..<0, 0..<text.tokens.count] {
      let plain = PlainEvaluation(text, sentence)
      let found = index.matches(in: text, tokens: sentence).map(\.id)
      #expect(found == queries.filter { plain.isTrue($0.query) }.map(\.id))
    }
  }

  @Test("gives spans of whole words inside the text, in order, and a score", arguments: 0..<60)
  func givesSpans(seed: Int) {
    var random = RandomQueries(seed: UInt64(9000 + seed))
    let queries = (0..<30).map { (id: "q\($0)", query: random.query($0 % 3)) }
    let index = QueryIndex(queries)
    let text = AnalyzedText(random.text(30))
    let starts = Set(text.tokens.map { Int($0.scalarStart) })
    let ends = Set(text.tokens.map { Int($0.scalarEnd) })
    for match in index.matches(in: text) {
      #expect(match.score >= 0 && match.score <= 1)
      #expect(match.spans.allSatisfy { starts.contains($0.start) && ends.contains($0.end) && $0.length > 0 })
      #expect(zip(match.spans, match.spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }

  @Test("has nothing to say of nothing")
  func emptyIndex() {
    #expect(QueryIndex([] as [StoredQuery]).matches(in: AnalyzedText("rice")) == [])
    #expect(QueryIndex([(id: "q", query: .phrase(Phrase([.word("rice")])))]).matches(in: AnalyzedText("")) == [])
  }

  @Test("takes queries that no parser makes")
  func oddQueries() {
    let odd: [(id: String, query: Query)] = [
      (id: "empty and", query: .and([])), (id: "empty or", query: .or([])),
      (id: "empty phrase", query: .phrase(Phrase([]))),
      (id: "no word", query: .phrase(Phrase([.word("--")]))), (id: "two", query: .phrase(Phrase([.word("rice beef")]))),
      (id: "empty near", query: .near([], [], within: 3, isOrdered: true)),
      (id: "not", query: .not(.phrase(Phrase([.word("beef")])))),
      (id: "far", query: .near([Phrase([.word("rice")])], [Phrase([.word("rice")])], within: .max, isOrdered: false)),
    ]
    #expect(QueryIndex(odd).matches(in: AnalyzedText("rice")).map(\.id) == ["empty and", "not"])
  }

  @Test("serves several threads at once")
  func severalThreads() async {
    let index = QueryIndex([(id: "rice", query: .phrase(Phrase([.word("rice")])))])
    let counts = await withTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          (0..<200).reduce(0) { $0 + index.matches(in: AnalyzedText("word\(task)x\($1) rice")).count }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(counts == 3200)
  }

  @Test("keeps two hundred thousand different words apart")
  func manyWords() {
    let index = QueryIndex([(id: "q", query: .phrase(Phrase([.word("word77777x")])))])
    for block in 0..<10 {
      let text = AnalyzedText((0..<20_000).map { "word\(block * 20_000 + $0)x" }.joined(separator: " "))
      #expect(index.matches(in: text).count == (block == 3 ? 1 : 0))
    }
  }
}
