public import Matching
public import News
public import TextAnalysis

extension FieldedText {
  /// An article as queries read it.
  ///
  /// - Parameter text: the words of `article.text`.
  public init(_ article: Article, _ text: AnalyzedText) {
    var metadata: [Field: String] = [:]
    metadata[.source] = article.source
    metadata[.byline] = article.byline
    metadata[.language] = article.language
    self.init(
      text: text, headline: article.headlineSpan.map { text.tokens(in: $0.start, $0.end) } ?? 0..<0, metadata: metadata)
  }
}
