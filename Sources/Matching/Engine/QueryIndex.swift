import News
import Synchronization
public import TextAnalysis

/// Many stored queries, matched against one article at a time.
///
/// Each query is stored under the words it needs that should be rarest; only those queries are evaluated of whose words
/// the article has one. The answer is exact: the same as from evaluating every query.
///
/// **Score.** A place where a word, phrase or proximity stands weighs 4 in the headline, 2 among the first 100 words, and
/// 1 behind them; places that weigh w together have the strength 1 − 2^(−w/2). An OR has the strength 1 − Π(1 − s) of
/// its true sides, an AND the mean of its sides, an ATLEAST/n the sum of its true parts by n; a NOT has no part in it,
/// and what stands beside the text (source, byline, language) has the strength 1. More evidence never lowers the score.
/// A query with weights has its points by the most it can have.
public struct QueryIndex: Sendable {
  /// No match has more spans; the first in reading order are kept.
  public static let maximumSpans = 1000

  private let ids: [String]
  private let minimums: [Double?]
  private let program: Program
  private let presearcher: Presearcher
  private let matchers: MatcherPool

  /// - Parameters:
  ///   - queries: what to store. The order is the order of matches.
  ///   - stemming: how the inflections of a word are told.
  ///   - remembersWords: whether working memory is kept for the next article; false for an index that is seldom asked.
  public init(_ queries: [StoredQuery], stemming: Stemmer.Algorithm = .porter, remembersWords: Bool = true) {
    matchers = MatcherPool(capacity: remembersWords ? 8 : 0)
    var compiler = QueryCompiler(stemming: stemming)
    for entry in queries { compiler.add(entry.query) }
    ids = queries.map(\.id)
    minimums = queries.map(\.minimumScore)
    program = compiler.finish()
    presearcher = Presearcher(program)
  }

  /// The same for queries whose every match counts.
  public init(_ queries: [(id: String, query: Query)], stemming: Stemmer.Algorithm = .porter) {
    self.init(queries.map { StoredQuery(id: $0.id, query: $0.query) }, stemming: stemming)
  }

  /// How many queries are stored.
  public var count: Int { ids.count }

  /// The queries that are true of a text, in the order they were given.
  public func matches(in text: AnalyzedText) -> [QueryMatch] { matches(in: FieldedText(text: text)) }

  /// The queries that are true of an article, in the order they were given.
  public func matches(in article: FieldedText) -> [QueryMatch] {
    matches(in: article, tokens: article.text.tokens.indices)
  }

  /// The queries that are true of a run of tokens, read as if it were the whole text. Spans count in the whole text.
  public func matches(in text: AnalyzedText, tokens: Range<Int>) -> [QueryMatch] {
    matches(in: FieldedText(text: text), tokens: tokens)
  }

  private func matches(in article: FieldedText, tokens: Range<Int>) -> [QueryMatch] {
    var matches: [QueryMatch] = []
    withMatcher { matcher in
      find(in: article, tokens, &matcher) { query, matcher in
        var evidence = EvidenceCollector(program)
        let score = evidence.score(of: program.roots[query], &matcher).score
        let spans = evidence.spans(in: article.text, limit: Self.maximumSpans)
        matches.append(QueryMatch(id: ids[query], score: score, spans: spans))
      }
    }
    return matches
  }

  /// Which queries are true of a text, by their place in the order they were given: without scores and spans.
  public func matchingQueries(in text: AnalyzedText) -> [Int] {
    var found: [Int] = []
    matchingQueries(in: FieldedText(text: text), into: &found)
    return found
  }

  /// The same in place of what `found` held; with articles of like length nothing is allocated.
  public func matchingQueries(in article: FieldedText, into found: inout [Int]) {
    found.removeAll(keepingCapacity: true)
    withMatcher { matcher in
      find(in: article, article.text.tokens.indices, &matcher) { query, _ in found.append(query) }
    }
  }

  private func withMatcher(_ body: (inout Matcher) -> Void) {
    var matcher = matchers.take() ?? Matcher(program: program, seed: UInt64.random(in: .min ... .max))
    body(&matcher)
    matchers.give(matcher)
  }

  /// Calls `visit` with each true query, in order.
  private func find(
    in article: FieldedText, _ tokens: Range<Int>, _ matcher: inout Matcher, _ visit: (Int, inout Matcher) -> Void
  ) {
    matcher.match(article, tokens.clamped(to: article.text.tokens.indices), program, presearcher)
    var found = matcher.takeFound()
    found.drain { query in
      if let minimum = minimums[query] {
        var evidence = EvidenceCollector(program)
        let (score, points) = evidence.score(of: program.roots[query], &matcher)
        guard (points ?? score) >= minimum else { return }
      }
      visit(query, &matcher)
    }
    matcher.give(found)
  }
}

/// Working memory at rest, for articles that are matched on several threads at once.
private final class MatcherPool: Sendable {
  private let resting = Mutex<[Matcher]>([])
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  func take() -> Matcher? { resting.withLock { $0.popLast() } }

  func give(_ matcher: Matcher) {
    resting.withLock { if $0.count < capacity { $0.append(matcher) } }
  }
}
