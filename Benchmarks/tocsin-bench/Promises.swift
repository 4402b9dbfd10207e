import ArgumentParser
import CFloor
import Matching
import TextAnalysis

struct Promises: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check what is promised of the speed, as ratios within one run; fails where one is not kept.")

  func run() throws {
    var news = GeneratedNews(seed: 3)
    let texts = (0..<400).map { _ in news.article(words: 240) }
    let queries = (0..<10_000).map { StoredQuery(id: "\($0)", query: news.query()) }
    let thousand = Array(queries.prefix(1000))
    let prefixed = thousand.map { StoredQuery(id: $0.id, query: GeneratedNews.prefixed($0.query)) }

    let few = QueryIndex(Array(queries.prefix(10)))
    let some = QueryIndex(thousand)
    let many = QueryIndex(queries)
    let open = QueryIndex(prefixed)
    let floor = Floor(texts)

    var contest = Contest(texts: texts)
    contest.add("floor") { text, _ in floor.words(text) }
    contest.add("analysis") { $1.tokens.count &+ $0.utf8.count }
    for (name, index) in [("10", few), ("1000", some), ("10000", many), ("prefixes", open)] {
      contest.add(name) { _, analyzed in index.matchingQueries(in: analyzed).count }
    }
    contest.run()

    var kept = Kept()
    kept.expect("10,000 queries by 10", contest.ratio("10000", "10"), below: 4)
    kept.expect("1,000 with prefixes by 1,000 without", contest.ratio("prefixes", "1000"), below: 2)
    kept.expect("analysis by floor", contest.ratio("analysis", "floor"), below: 2)
    kept.expect("1,000 queries by floor", contest.ratio("1000", "floor"), below: 3.5)
    kept.expect("10,000 queries by floor", contest.ratio("10000", "floor"), below: 6)
    kept.expect("allocations a document, 10,000 queries", allocations(many, texts), below: 0.5)
    kept.expect("a byte of 10 MB by a byte of 1 MB, 1,000 queries", growth(some, &news), below: 3)
    if kept.failures > 0 { throw ExitCode.failure }
  }

  /// Calls of malloc for each document, when all have been seen once.
  private func allocations(_ index: QueryIndex, _ texts: [String]) -> Double {
    var analyzed = AnalyzedText()
    var found: [Int] = []
    var before = 0
    for _ in 0..<2 {
      before = Int(tocsin_allocations())
      for text in texts {
        TextAnalyzer().analyze(text, into: &analyzed)
        index.matchingQueries(in: FieldedText(text: analyzed), into: &found)
      }
    }
    return Double(Int(tocsin_allocations()) - before) / Double(texts.count)
  }

  /// How the time for a byte grows with the article.
  private func growth(_ index: QueryIndex, _ news: inout GeneratedNews) -> Double {
    let small = news.article(words: 150_000)
    let large = Array(repeating: small, count: 10).joined(separator: "\n")
    func time(_ text: String) -> Double {
      let start = nanoseconds()
      let count = index.matches(in: AnalyzedText(text)).count
      return Double(nanoseconds() - start) / Double(text.utf8.count) + (count < 0 ? 1 : 0)
    }
    _ = time(small)
    return time(large) / time(small)
  }
}

/// Tells what was promised and what is.
private struct Kept {
  private(set) var failures = 0

  mutating func expect(_ what: String, _ value: Double, below limit: Double) {
    let isKept = value < limit
    if !isKept { failures += 1 }
    let figure = (value * 100).rounded() / 100
    Swift.print("\(isKept ? "kept  " : "BROKEN")  \(what): \(figure), promised below \(limit)")
  }
}
