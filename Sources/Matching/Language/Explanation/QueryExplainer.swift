public import News
import TextAnalysis

/// Explains a query's answer, for a match and for a miss, by asking the same index about each of its parts.
///
/// An immutable value, made once a query.
public struct QueryExplainer: Sendable {
  /// Words shown of one part.
  public static let maximumWords = 10
  /// Parts shown of one operator.
  public static let maximumParts = 200

  private let plan: ExplanationPlan
  private let index: QueryIndex
  private let minimumScore: Double?

  public init(_ query: Query, minimumScore: Double? = nil) {
    plan = ExplanationPlan(query)
    index = QueryIndex(
      plan.queries.enumerated().map { StoredQuery(id: String($0.offset), query: $0.element) }, remembersWords: false)
    self.minimumScore = minimumScore
  }

  /// - Parameter known: what the article answered to the whole query, where that is known: where it is one phrase, there
  ///   is no more to ask.
  public func explanation(in article: FieldedText, known: QueryMatch? = nil) -> Explanation {
    var answers = [QueryMatch?](repeating: nil, count: plan.queries.count)
    if let known, let phrase = plan.onlyPhrase {
      answers[phrase] = known
      return ExplanationWriter(plan: plan, answers: answers, article: article).explanation(minimumScore)
    }
    for match in index.matches(in: article) {
      if let number = Int(match.id) { answers[number] = match }
    }
    return ExplanationWriter(plan: plan, answers: answers, article: article).explanation(minimumScore)
  }
}
