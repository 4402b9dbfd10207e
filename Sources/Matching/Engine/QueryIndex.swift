import News
import Synchronization
public import TextAnalysis

/// Many stored queries, matched against one text at a time.
///
/// Each query is stored under the words it needs that should be rarest; only those queries are evaluated of whose words
/// the text has one. The answer is exact: the same as from evaluating every query.
///
/// **Score.** A phrase or proximity that stands n times weighs w = n, counting twice what begins among the first 100
/// words, and has the strength 1 − 2^(−w/2). An OR has the strength 1 − Π(1 − s) of its true sides, an AND the mean
/// of its sides; a NOT has no part in it. More evidence never lowers the score.
public struct QueryIndex: Sendable {
  /// No match has more spans; the first in reading order are kept.
  public static let maximumSpans = 1000

  private let ids: [String]
  private let stemming: Stemmer.Algorithm
  private let roots: [Int32]
  private let program: Program
  private let presearcher: Presearcher
  private let matchers: MatcherPool

  /// - Parameters:
  ///   - queries: what to store. The order is the order of matches.
  ///   - stemming: how the inflections of a word are told.
  public init(_ queries: [(id: String, query: Query)], stemming: Stemmer.Algorithm = .porter) {
    self.stemming = stemming
    var compiler = QueryCompiler(stemming: stemming)
    var roots: [Int32] = []
    for entry in queries { roots.append(Int32(clamping: compiler.add(entry.query))) }
    ids = queries.map(\.id)
    self.roots = roots
    program = compiler.program
    presearcher = Presearcher(program, roots: roots)
    matchers = MatcherPool()
  }

  /// How many queries are stored.
  public var count: Int { ids.count }

  /// The queries that are true of a text, in the order they were given.
  public func matches(in text: AnalyzedText) -> [QueryMatch] { matches(in: text, tokens: text.tokens.indices) }

  /// The queries that are true of a run of tokens, read as if it were the whole text. Spans count in the whole text.
  public func matches(in text: AnalyzedText, tokens: Range<Int>) -> [QueryMatch] {
    withMatcher { matcher in
      find(in: text, tokens.clamped(to: text.tokens.indices), &matcher)
      return matcher.found.map { query in
        var evidence = EvidenceCollector(matcher, program)
        let score = evidence.strength(roots[Int(query)]) ?? 0
        return QueryMatch(
          id: ids[Int(query)], score: score, spans: evidence.spans(in: text, limit: Self.maximumSpans))
      }
    }
  }

  /// Which queries are true of a text, by their place in the order they were given: without scores and spans.
  public func matchingQueries(in text: AnalyzedText) -> [Int] {
    withMatcher { matcher in
      find(in: text, text.tokens.indices, &matcher)
      return matcher.found.map { Int($0) }
    }
  }

  private func withMatcher<Result>(_ body: (inout Matcher) -> Result) -> Result {
    var matcher =
      matchers.take()
      ?? Matcher(program: program, queryCount: ids.count, stemming: stemming, seed: UInt64.random(in: .min ... .max))
    defer { matchers.give(matcher) }
    return body(&matcher)
  }

  /// Leaves the true queries in `matcher.found`, in order.
  private func find(in text: AnalyzedText, _ tokens: Range<Int>, _ matcher: inout Matcher) {
    matcher.begin()
    matcher.document.read(text, tokens, program.table)
    for term in matcher.document.present {
      let postings = Int(presearcher.starts[Int(term)])..<Int(presearcher.starts[Int(term) + 1])
      for index in postings { matcher.consider(presearcher.postings[index], program, roots) }
    }
    for query in presearcher.unanchored where matcher.isTrue(roots[Int(query)], program) {
      matcher.found.append(query)
    }
    matcher.found.sort()
  }
}

extension Matcher {
  mutating func begin() {
    found.removeAll(keepingCapacity: true)
    text &+= 1
    guard text == 0 else { return }
    for query in tried.indices { tried[query] = 0 }
    text = 1
  }

  mutating func consider(_ posting: Presearcher.Posting, _ program: Program, _ roots: [Int32]) {
    let query = Int(posting.query)
    guard posting.second < 0 || document.contains(posting.second), tried[query] != text else { return }
    tried[query] = text
    if posting.isDecided || isTrue(roots[query], program) { found.append(posting.query) }
  }
}

/// Working memory at rest, for texts that are matched on several threads at once.
private final class MatcherPool: Sendable {
  private let resting = Mutex<[Matcher]>([])
  private static let capacity = 8

  func take() -> Matcher? { resting.withLock { $0.popLast() } }

  func give(_ matcher: Matcher) {
    resting.withLock { if $0.count < Self.capacity { $0.append(matcher) } }
  }
}
