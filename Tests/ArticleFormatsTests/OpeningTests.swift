import CivilTime
import TestSupport
import Testing

@testable import ArticleFormats

@Suite("The opening of a text") struct OpeningTests {
  /// Lines of every sort that stands at the top of a saved article, and paragraphs with and without a day.
  private static let lines = [
    "Skip to content", "WORLD NEWS", "Politics", "Advertisement", "By Jane Doe", "Share", "5 minutes ago", "3 Min Read",
    "Photo: a ship in the harbour of Lima", "Tin makers meet", "Ministers meet over tin as stocks fall in the north",
    "Published: May 3, 2031", "Updated May 4", "LIMA, March 3, 2031 (Example Wire) - Tin was shipped.",
    "SEOUL (April 21) — The talks went on.", "The Harbour Post | June 6, 2030", "",
    "The minister told reporters on May 3 that the talks would resume. He left on Monday.",
    "On Nov. 9, the envoys met in Oslo. In 2029 exports were valued at $3 million.",
    String(repeating: "The envoys of both sides spoke of tin and of little else on Tuesday. ", count: 3),
    paragraph,
  ]

  private static let paragraph = String(
    repeating: "Nobody knew how long the strike in the harbour was to last, or whom it served. ", count: 12)

  @Test("What is read of the opening alone is what is read of the whole", arguments: 0..<40)
  func sameAsWhole(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let modified = Timestamp(CivilDate(dayNumber: 22_500))
    let latest = modified.date().adding(days: 1)
    var openings = 0
    for _ in 0..<50 {
      let count = 1 + Int(random.next() % 12)
      let text =
        (0..<count).map { _ in Self.lines[Int(random.next() % UInt64(Self.lines.count))] }
        .joined(separator: "\n") + "\n\n\(Self.paragraph)\n\(Self.paragraph)\n"
      let scalars = Array(text.unicodeScalars)[...]
      let (prose, headline) = PlainText.prose(scalars, latest: latest)
      let whole = Prose(scalars, latest: latest)
      #expect(headline == HeadlineFinder(prose: whole).headline(), "\(text)")
      let dating = PublicationDating(prose: prose, modified: modified).date()
      #expect(dating == PublicationDating(prose: whole, modified: modified).date(), "\(text)")
      if prose.isOpening { openings += 1 }
    }
    #expect(openings > 0)
  }
}
