import CivilTime
import News

/// Reads an HTML article: the headline, an empty line and the paragraphs of the body.
enum HTMLArticle {
  /// - Parameter isDated: the date is given, so none is looked for.
  static func read(
    _ html: String, submission: Submission, limits: DecodingLimits, isDated: Bool
  ) throws(Rejection) -> Draft {
    let page = try PageParser.parse(html, limits: limits)
    let boilerplate = Boilerplate(page)
    let metadata = PageMetadata(page, dropped: boilerplate.dropped)
    let root = MainContent(page, boilerplate).root()
    var body = root.map { Paragraphs.read(page, root: $0, dropped: boilerplate.dropped) } ?? []
    let headline = metadata.headline ?? ""
    body.removeAll { $0 == headline }
    try Draft.check(body.joined(separator: "\n\n"), limits: limits)
    let text = ((headline.isEmpty ? [] : [headline]) + body).joined(separator: "\n\n")
    let prose = Prose(Array(text.unicodeScalars)[...], latest: submission.modified.date().adding(days: 1))
    let span =
      headline.isEmpty
      ? HeadlineFinder(prose: prose).headline() ?? 0..<0 : 0..<headline.unicodeScalars.count
    let shown = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(span.lowerBound).prefix(span.count)))
    return Draft(
      headline: shown, headlineSpan: Span(span.lowerBound, span.upperBound), text: text,
      published: metadata.published.map { PublicationDate($0.date, time: $0.time, from: .metadata) }
        ?? (isDated ? PublicationDate(submission.modified.date(), from: .file) : date(page, prose, submission)),
      source: metadata.source, byline: metadata.byline, language: metadata.language, url: metadata.url, format: .html)
  }

  /// The first short element that is called a date and holds one, else what the text says.
  private static func date(_ page: Page, _ prose: Prose, _ submission: Submission) -> PublicationDate {
    for (index, node) in page.nodes.enumerated() where !node.isText && node.end - index < 12 {
      guard !page.labels(of: index).isDisjoint(with: dateLabels) else { continue }
      if let found = MetadataDate(page.text(in: index, limit: 100)) {
        return PublicationDate(found.date, time: found.time, from: .furniture)
      }
    }
    return PublicationDating(prose: prose, modified: submission.modified).date()
  }

  private static let dateLabels: Set = [
    "date", "dateline", "time", "timestamp", "published", "publish", "pubdate", "publication", "posted", "byline",
  ]
}
