import CivilTime
import News

/// Reads a plain text article. Its text is the file's own, unchanged.
enum PlainText {
  /// - Parameter isDated: the date is given, so none is looked for.
  static func read(
    _ text: String, submission: Submission, limits: DecodingLimits, isDated: Bool
  ) throws(Rejection) -> Draft {
    try Draft.check(text, limits: limits)
    let header = HeaderBlock(text)
    let scalars = Array(text.unicodeScalars)
    let start = header?.end ?? 0
    let prose = Prose(scalars[min(start, scalars.count)...], latest: submission.modified.date().adding(days: 1))
    let dating = PublicationDating(prose: prose, modified: submission.modified)
    let found = HeadlineFinder(prose: prose).headline()
    let span = header?.title ?? found.map { start + $0.lowerBound..<start + $0.upperBound }
    let headline = span.map { String(String.UnicodeScalarView(scalars[$0.clamped(to: scalars.indices)])) } ?? ""
    return Draft(
      headline: headline, headlineSpan: span.map { Span($0.lowerBound, $0.upperBound) }, text: text,
      published: header?.date.flatMap(MetadataDate.init).map {
        PublicationDate($0.date, time: $0.time, from: .metadata)
      } ?? (isDated ? PublicationDate(submission.modified.date(), from: .file) : dating.date()),
      source: header?.source, language: header?.language, url: header?.url, format: .text)
  }
}
