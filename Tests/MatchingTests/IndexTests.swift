import Matching
import News
import Testing
import TextAnalysis

@Suite("The index")
struct IndexTests {
  /// Queries of all kinds, some of them with points to reach.
  private func stored(_ random: inout RandomQueries, _ count: Int) -> [StoredQuery] {
    (0..<count).map { number in
      let query = number % 2 == 0 ? random.query(number % 4) : random.written(number % 5)
      let points: Double? = query.hasWeights && number % 3 == 0 ? 2 : nil
      return StoredQuery(id: "q\(number)", query: query, minimumScore: points)
    }
  }

  @Test("finds what evaluating every query finds", arguments: 0..<120)
  func equalsPlainEvaluation(seed: Int) {
    var random = RandomQueries(seed: UInt64(seed))
    let queries = stored(&random, 50)
    let index = QueryIndex(queries)
    var numbers: [Int] = []
    for _ in 0..<6 {
      let article = random.article(20)
      let plain = PlainEvaluation(article)
      let expected = queries.filter { plain.isTrue($0.query, points: $0.minimumScore) }.map(\.id)
      #expect(index.matches(in: article).map(\.id) == expected, "\(article)")
      index.matchingQueries(in: article, into: &numbers)
      #expect(numbers.map { queries[$0].id } == expected)
    }
  }

  @Test("reads a run of tokens as a whole text", arguments: 0..<40)
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
    let index = QueryIndex(stored(&random, 30))
    let article = random.article(30)
    let starts = Set(article.text.tokens.map { Int($0.scalarStart) })
    let ends = Set(article.text.tokens.map { Int($0.scalarEnd) })
    for match in index.matches(in: article) {
      #expect(match.score >= 0 && match.score <= 1)
      #expect(match.spans.allSatisfy { starts.contains($0.start) && ends.contains($0.end) && $0.length > 0 })
      #expect(zip(match.spans, match.spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }

  @Test("answers for a query the same whatever else is stored", arguments: 0..<60)
  func independentQueries(seed: Int) {
    var random = RandomQueries(seed: UInt64(12_000 + seed))
    let queries = stored(&random, 40)
    let all = QueryIndex(queries)
    let kept = queries.enumerated().filter { $0.offset % 3 != seed % 3 }.map(\.element)
    let some = QueryIndex(kept)
    let ids = Set(kept.map(\.id))
    for _ in 0..<5 {
      let article = random.article(25)
      #expect(all.matches(in: article).filter { ids.contains($0.id) } == some.matches(in: article), "\(article)")
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
      (id: "empty near", query: .near([], [], within: 3, isOrdered: false)),
      (id: "not", query: .not(.phrase(Phrase([.word("beef")])))),
      (id: "far", query: .near([Phrase([.word("rice")])], [Phrase([.word("rice")])], within: .max, isOrdered: true)),
      (id: "none of", query: .atLeast(-3, [])), (id: "more than all", query: .atLeast(.max, [.and([])])),
      (id: "only against", query: .weighted(.phrase(Phrase([.word("rice")])), weight: -1)),
      (id: "pattern", query: .phrase(Phrase([.wildcard("?*")]))),
      (id: "weightless", query: .weighted(.phrase(Phrase([.word("rice")])), weight: .nan)),
    ]
    #expect(QueryIndex(odd).matches(in: AnalyzedText("rice")).map(\.id) == ["empty and", "not", "none of"])
  }

  @Test("gives several threads the answers it gives one", arguments: 0..<4)
  func severalThreads(seed: Int) async {
    var random = RandomQueries(seed: UInt64(20_000 + seed))
    let index = QueryIndex(stored(&random, 30))
    let articles = (0..<20).map { _ in random.article(30) }
    let expected = articles.map { index.matches(in: $0) }
    let agree = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          articles.indices.allSatisfy { offset in
            let number = (offset + task * 3) % articles.count
            return index.matches(in: articles[number]) == expected[number]
          }
        }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(agree)
  }

  @Test("keeps two hundred thousand different words apart")
  func manyWords() {
    let index = QueryIndex([(id: "q", query: .phrase(Phrase([.word("word77777x")])))])
    for block in 0..<10 {
      let text = AnalyzedText((0..<20_000).map { "word\(block * 20_000 + $0)x" }.joined(separator: " "))
      #expect(index.matches(in: text).count == (block == 3 ? 1 : 0))
    }
  }

  @Test("keeps words of any length apart", arguments: [1, 7, 8, 9, 15, 16, 17, 40])
  func longWords(length: Int) {
    let word = String(repeating: "q", count: length)
    let index = QueryIndex([(id: "q", query: .phrase(Phrase([.exact(word)])))])
    for (text, isTrue) in [(word, true), (word + "q", false), ("z" + word.dropFirst(), false), (word + " rice", true)] {
      #expect(index.matches(in: AnalyzedText(text)).count == (isTrue ? 1 : 0), "\(text)")
    }
  }
}
