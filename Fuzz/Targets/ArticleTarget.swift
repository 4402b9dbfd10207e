import ArticleFormats
import CivilTime
import News

extension FuzzTarget {
  /// The decoder of files: the first byte chooses the name, the rest are the file's bytes.
  static let article = FuzzTarget(name: "article") { bytes in
    guard let first = bytes.first else { return nil }
    let submission = Submission(
      name: names[Int(first) % names.count], inbox: "/inbox", bytes: Array(bytes.dropFirst()),
      modified: Timestamp(milliseconds: 1_751_932_800_000))
    let article: Article
    do throws(Rejection) {
      article = try ArticleDecoder().decode(submission, published: nil)
    } catch {
      return error.message.isEmpty ? "a rejection says nothing" : nil
    }
    let length = article.text.unicodeScalars.count
    if let headline = article.headlineSpan, headline.start < 0 || headline.end > length || headline.start > headline.end {
      return "the headline leaves the text: \(headline)"
    }
    if let again = try? ArticleDecoder().decode(submission, published: nil), again.id != article.id {
      return "the same bytes are another article"
    }
    return nil
  }

  private static let names = ["story.txt", "story.html", "story.xml", "story"]
}
