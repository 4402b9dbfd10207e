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

/// Pseudo-random bytes, the same on every run (SplitMix64).
struct Noise: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
