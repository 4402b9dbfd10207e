import CivilTime
import News

/// The JSON object of one scanned file: a contract that other programs rely on.
///
/// Offsets count Unicode scalars of `article.text`, half open. Every key is always there; what is not known is null.
struct ScanRecord: Encodable {
  private let file: String
  private let article: ArticleRecord
  private let topics: [TopicRecord]
  private let times: [TimeRecord]
  private let commitments: [CommitmentRecord]

  init(_ assessment: Assessment, file: String) {
    let text = TextQuoter(assessment.article.text)
    self.file = file
    article = ArticleRecord(assessment.article)
    topics = assessment.matches.map(TopicRecord.init)
    times = assessment.expressions.map { TimeRecord($0, text: text.quote($0.span)) }
    commitments = assessment.commitments.map { CommitmentRecord($0.commitment) }
  }

  var line: String { jsonLine(self) }

  private struct ArticleRecord: Encodable {
    let headline: String
    let published: Published
    let source: OrNull<String>
    let language: OrNull<String>
    let format: ArticleFormat
    let text: String

    struct Published: Encodable {
      let date: CivilDate
      let from: PublicationDate.Source
      let yearInferred: Bool
    }

    init(_ article: Article) {
      headline = article.headline
      published = Published(
        date: article.published.date, from: article.published.from, yearInferred: article.published.yearInferred)
      source = OrNull(article.source)
      language = OrNull(article.language)
      format = article.format
      text = article.text
    }
  }

  private struct TopicRecord: Encodable {
    let id: TopicID
    let score: Double
    let spans: [QuotedSpan]

    init(_ match: Match) {
      id = match.topic
      score = (match.score * 1000).rounded() / 1000
      spans = match.spans
    }
  }

  private struct TimeRecord: Encodable {
    let start: Int
    let end: Int
    let text: String
    let type: TemporalExpression.Kind
    let value: String
    /// Inclusive days.
    let from: OrNull<CivilDate>
    let to: OrNull<CivilDate>
    let other: OrNull<OtherReadingRecord>

    init(_ expression: TemporalExpression, text: String) {
      start = expression.span.start
      end = expression.span.end
      self.text = text
      type = expression.kind
      value = expression.value
      from = OrNull(expression.period?.first)
      to = OrNull(expression.period?.last)
      other = OrNull(expression.other.map(OtherReadingRecord.init))
    }
  }

  /// The reading that was not chosen, and why the other was: "tense", "nearest", "order", "unit".
  private struct OtherReadingRecord: Encodable {
    let from: CivilDate
    let to: CivilDate
    let ground: TemporalExpression.Ground

    init(_ other: TemporalExpression.OtherReading) {
      from = other.period.first
      to = other.period.last
      ground = other.ground
    }
  }

  private struct CommitmentRecord: Encodable {
    let date: CivilPeriod
    let until: OrNull<CivilDate>
    let kind: Commitment.Kind
    let status: Commitment.Status
    let from: OrNull<CivilPeriod>
    let evidence: String
    let cue: String
    let mention: String
    /// Where the mention stands.
    let start: Int
    let end: Int
    let label: String
    let confidence: Double

    init(_ commitment: Commitment) {
      date = commitment.date
      until = OrNull(commitment.until)
      kind = commitment.kind
      status = commitment.status
      from = OrNull(commitment.from)
      evidence = commitment.evidence.text
      cue = commitment.cue.text
      mention = commitment.mention.text
      start = commitment.mention.start
      end = commitment.mention.end
      label = commitment.label
      confidence = (commitment.confidence * 1000).rounded() / 1000
    }
  }
}

/// A value that is written as null when it is not there, where `Optional` would leave out the key.
private struct OrNull<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

/// Quotes spans of one text in time that does not grow with where they stand.
private struct TextQuoter {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  func quote(_ span: Span) -> String {
    let range = min(span.start, scalars.count)..<min(span.end, scalars.count)
    return String(String.UnicodeScalarView(scalars[range]))
  }
}
