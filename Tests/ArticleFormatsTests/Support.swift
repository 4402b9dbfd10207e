import ArticleFormats
import CivilTime
import News

/// Decodes what an inbox would hold; dropped on `modified`, written `YYYY-MM-DD`.
func decode(
  _ bytes: [UInt8], name: String = "story.txt", modified: String = "2025-09-01", published: PublicationDate? = nil,
  limits: DecodingLimits = .init()
) throws(Rejection) -> Article {
  let day = CivilDate(modified) ?? CivilDate(dayNumber: 0)
  let submission = Submission(name: name, inbox: "/inbox", bytes: bytes, modified: Timestamp(day))
  return try ArticleDecoder(limits: limits).decode(submission, published: published)
}

func decode(_ text: String, name: String = "story.txt", modified: String = "2025-09-01") throws(Rejection) -> Article {
  try decode(Array(text.utf8), name: name, modified: modified)
}

/// Why the bytes are rejected; nil where they are not.
func rejection(
  _ bytes: [UInt8], name: String = "story.txt", limits: DecodingLimits = .init()
) -> Rejection? {
  do throws(Rejection) {
    _ = try decode(bytes, name: name, limits: limits)
    return nil
  } catch {
    return error
  }
}

/// The words that stand at the article's `headlineSpan`.
func quotedHeadline(_ article: Article) -> String? {
  article.headlineSpan.map { span in
    String(String.UnicodeScalarView(article.text.unicodeScalars.dropFirst(span.start).prefix(span.length)))
  }
}
