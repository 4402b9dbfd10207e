import ArticleFormats
import Deadlines
import Matching
public import News
import TemporalExpressions
import TextAnalysis

/// Turns the bytes of one file into one assessment: no I/O, no clock, no state.
///
/// An immutable value; a reload builds a new one beside it.
public struct Desk: Sendable {
  let decoder: ArticleDecoder
  private let topics: QueryIndex
  private let deadlines: QueryIndex
  let tracked: [TopicID: DeskPlan.TrackedTopic]
  private let explainers = ExplainerShelf()
  private let temporalReader = TemporalReader()
  private let commitmentReader = CommitmentReader()
  private let interest: Interest

  /// Whose commitments are read: what nobody would fold into the register need not be read.
  public enum Interest: Sendable {
    case everyArticle, matchedArticles, noArticle
  }

  public init(_ plan: DeskPlan, commitmentsOf interest: Interest = .everyArticle) {
    self.interest = interest
    decoder = ArticleDecoder(limits: plan.limits)
    topics = QueryIndex(
      plan.topics.map { StoredQuery(id: $0.topic.id, query: $0.query, minimumScore: $0.minimumScore) })
    tracked = Dictionary(plan.topics.map { ($0.topic.id, $0) }, uniquingKeysWith: { first, _ in first })
    deadlines = QueryIndex(plan.deadlines.map { ($0.id, $0.query) })
  }

  /// - Parameter published: the publication date, where the operator knows it better than the file.
  /// - Throws: `Rejection` when the bytes are no article.
  public func assess(_ submission: Submission, published: PublicationDate? = nil) throws(Rejection) -> Assessment {
    assess(try decoder.decode(submission, published: published))
  }

  /// What the desk makes of an article that is decoded already.
  public func assess(_ article: Article) -> Assessment {
    let text = AnalyzedText(article.text)
    let fielded = FieldedText(article, text)
    let matches = topics.matches(in: fielded).map { match($0, in: fielded) }
    guard interest == .everyArticle || interest == .matchedArticles && !matches.isEmpty else {
      return Assessment(article: article, matches: matches, expressions: [], commitments: [])
    }
    let expressions = temporalReader.read(text, published: article.published, language: article.language)
    let commitments = commitmentReader.read(
      text, expressions: expressions, published: article.published.date, headline: article.headlineSpan)
    return Assessment(
      article: article, matches: matches, expressions: expressions,
      commitments: commitments.map { AssessedCommitment($0, tracked: tracked(by: $0, in: text)) })
  }

  /// The tracked deadlines whose query the commitment's own sentence satisfies.
  private func tracked(by commitment: Commitment, in text: AnalyzedText) -> [DeadlineID] {
    let sentence = commitment.evidence.span
    return deadlines.matches(in: text, tokens: text.tokens(in: sentence.start, sentence.end)).map(\.id)
  }

  private func match(_ found: QueryMatch, in article: FieldedText) -> Match {
    let text = article.text
    return Match(
      topic: found.id, score: found.score,
      spans: found.spans.map { QuotedSpan($0, text.quote(start: $0.start, end: $0.end)) },
      evidence: Self.evidence(for: found.spans, in: text),
      explanation: tracked[found.id].map {
        explainer($0).explanation(in: article, known: found).reduced(toParts: Self.explainedParts)
      })
  }

  /// Parts of a query that a match tells of.
  private static let explainedParts = 50

  func explainer(_ tracked: DeskPlan.TrackedTopic) -> QueryExplainer {
    explainers.explainer(of: tracked.topic.id) {
      QueryExplainer(tracked.query, minimumScore: tracked.minimumScore)
    }
  }

  /// The sentence that says most of what made the query true. A word that stands everywhere says little of each place:
  /// each counts one, shared among the places where it stands.
  private static func evidence(for spans: [Span], in text: AnalyzedText) -> QuotedSpan {
    let places = spans.map { text.tokens(in: $0.start, $0.end) }.filter { !$0.isEmpty }
    let words = places.map { $0.map(text.foldedString).joined(separator: " ") }
    let frequency = Dictionary(words.map { ($0, 1.0) }, uniquingKeysWith: +)
    var counts: [Int: Double] = [:]
    for (place, word) in zip(places, words) {
      counts[text.sentence(of: place.lowerBound), default: 0] += 1 / (frequency[word] ?? 1)
    }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    guard let best else { return QuotedSpan(Span(0, 0), "") }
    let bounds = text.scalarBounds(ofSentence: best)
    return QuotedSpan(
      Span(bounds.lowerBound, bounds.upperBound), text.quote(start: bounds.lowerBound, end: bounds.upperBound))
  }
}
