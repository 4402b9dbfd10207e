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

  public func explanation(in article: FieldedText) -> Explanation {
    var answers = [QueryMatch?](repeating: nil, count: plan.queries.count)
    for match in index.matches(in: article) {
      if let number = Int(match.id) { answers[number] = match }
    }
    return ExplanationWriter(plan: plan, answers: answers, article: article).explanation(minimumScore)
  }
}
