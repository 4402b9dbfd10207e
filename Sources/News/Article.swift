public import CivilTime

/// What one file of the inbox holds, once decoded.
public struct Article: Sendable {
  public let id: ArticleID
  /// The name of the file it came in.
  public let file: String
  public let headline: String
  /// Where the headline stands in `text`, if it stands there.
  public let headlineSpan: Span?
  /// All text that is read: for a plain text file the decoded file unchanged; for HTML the headline, an empty line and
  /// the paragraphs of the body. Every `Span` counts in it.
  public let text: String
  public let published: PublicationDate
  public let source: String?
  /// Who wrote it, as it says: "By Jane Doe".
  public let byline: String?
  /// A BCP 47 tag: `en`.
  public let language: String?
  public let format: ArticleFormat
  /// Where the article says it stands on the web.
  public let url: String?

  public init(
    id: ArticleID, file: String, headline: String, headlineSpan: Span?, text: String, published: PublicationDate,
    source: String?, language: String?, format: ArticleFormat, url: String? = nil, byline: String? = nil
  ) {
    self.byline = byline
    self.id = id
    self.file = file
    self.headline = headline
    self.headlineSpan = headlineSpan
    self.text = text
    self.published = published
    self.source = source
    self.language = language
    self.format = format
    self.url = url
  }
}

/// The formats that articles come in.
public enum ArticleFormat: String, Sendable, Codable, CaseIterable {
  case text, html
}

/// The day an article was published, and how that is known.
public struct PublicationDate: Hashable, Sendable, Codable {
  /// What the date was read from, the most trusted first.
  public enum Source: String, Sendable, Codable, CaseIterable {
    /// The operator or the command line said so.
    case given
    /// The document's own metadata: JSON-LD, OpenGraph, `<time>`.
    case metadata
    /// The text's furniture: a time line above the headline, a dateline.
    case furniture
    /// Dates in the running text that are told as today's ("said on April 21").
    case text
    /// The file's modification time, for want of anything better.
    case file
  }

  public let date: CivilDate
  public let time: TimeOfDay?
  public let from: Source
  /// The words give day and month only; the year was taken from the file's time.
  public let yearInferred: Bool

  public init(_ date: CivilDate, time: TimeOfDay? = nil, from: Source, yearInferred: Bool = false) {
    self.date = date
    self.time = time
    self.from = from
    self.yearInferred = yearInferred
  }
}

/// What alerts and the register keep of an article.
public struct ArticleReference: Hashable, Sendable, Codable {
  public let id: ArticleID
  public let file: String
  public let headline: String
  public let published: CivilDate
  public let source: String?
  public let url: String?

  public init(
    id: ArticleID, file: String, headline: String, published: CivilDate, source: String?, url: String?
  ) {
    self.id = id
    self.file = file
    self.headline = headline
    self.published = published
    self.source = source
    self.url = url
  }

  public init(_ article: Article) {
    self.init(
      id: article.id, file: article.file, headline: article.headline, published: article.published.date,
      source: article.source, url: article.url)
  }
}
