import ArticleFormats
import Matching
public import News
import TextAnalysis

extension Desk {
  /// The article that a file holds, not yet assessed.
  ///
  /// - Throws: `Rejection` when the bytes are no article.
  public func decode(_ submission: Submission, published: PublicationDate? = nil) throws(Rejection) -> Article {
    try decoder.decode(submission, published: published)
  }

  /// Why a topic matches an article, or why not; nil where there is no such topic.
  public func explanation(of topic: TopicID, in article: Article) -> Explanation? {
    guard let tracked = tracked[topic] else { return nil }
    return explainer(tracked).explanation(in: FieldedText(article, AnalyzedText(article.text)))
  }
}
