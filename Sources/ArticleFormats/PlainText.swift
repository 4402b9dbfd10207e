import CivilTime
import News

/// Reads a plain text article. Its text is the file's own, unchanged.
enum PlainText {
  /// - Parameter isDated: the date is given, so none is looked for.
  static func read(
    _ text: String, submission: Submission, limits: DecodingLimits, isDated: Bool
  ) throws(Rejection) -> Draft {
    try Draft.check(text, limits: limits)
    let scalars = text.isASCII ? Self.scalars(ofASCII: text) : Array(text.unicodeScalars)
    let header = HeaderBlock(scalars.count <= headerReach ? scalars : Array(scalars.prefix(headerReach)))
    let start = header?.end ?? 0
    let body = scalars[min(start, scalars.count)...]
    let latest = submission.modified.date().adding(days: 1)
    let (prose, found) = prose(body, latest: latest)
    let dating = PublicationDating(prose: prose, modified: submission.modified)
    let span = header?.title ?? found.map { start + $0.lowerBound..<start + $0.upperBound }
    let headline = span.map { String(String.UnicodeScalarView(scalars[$0.clamped(to: scalars.indices)])) } ?? ""
    return Draft(
      headline: headline, headlineSpan: span.map { Span($0.lowerBound, $0.upperBound) }, text: text,
      published: header?.date.flatMap(MetadataDate.init).map {
        PublicationDate($0.date, time: $0.time, from: .metadata)
      } ?? (isDated ? PublicationDate(submission.modified.date(), from: .file) : dating.date()),
      source: header?.source, byline: header?.byline, language: header?.language, url: header?.url, format: .text)
  }

  /// As much of the text as has to be read, and the headline in it.
  static func prose(
    _ body: ArraySlice<Unicode.Scalar>, latest: CivilDate
  ) -> (Prose, headline: Range<Int>?) {
    for opening in Prose.openings {
      let prose = Prose(body, latest: latest, opening: opening)
      if !prose.isOpening { return (prose, HeadlineFinder(prose: prose).headline()) }
      let found = HeadlineFinder(prose: prose).firstThatIsNoFurniture()
      if isSettled(found, in: prose) { return (prose, found) }
    }
    let prose = Prose(body, latest: latest)
    return (prose, HeadlineFinder(prose: prose).headline())
  }

  /// How far into a text a block of header lines may reach, in scalars.
  private static let headerReach = 4000

  private static func scalars(ofASCII text: String) -> [Unicode.Scalar] {
    var text = text
    return text.withUTF8 { source in
      unsafe [Unicode.Scalar](unsafeUninitializedCapacity: source.count) { scalars, count in
        for index in source.indices { unsafe scalars.initializeElement(at: index, to: Unicode.Scalar(source[index])) }
        count = source.count
      }
    }
  }

  /// Whether the rest of the text could change neither the headline nor which weekday is told first.
  private static func isSettled(_ headline: Range<Int>?, in opening: Prose) -> Bool {
    let tellsWeekdays = opening.mentions.isEmpty || opening.lexemes.count >= FurnitureSearch.weekdayReach
    guard tellsWeekdays, let headline, let last = opening.lines.last else { return false }
    return headline.upperBound <= opening.lexemes[last.lowerBound].range.lowerBound
  }
}
