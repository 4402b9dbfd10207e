import CivilTime
import News
import TemporalExpressions
import Testing
import TextAnalysis

/// Published on Wednesday 2025-07-23.
struct OtherReadingTests {
  @Test(
    "where the words leave two readings, the other one is kept with the ground of the choice",
    arguments: [
      ("The envoys will meet on Monday.", "2025-07-28", "2025-07-21", TemporalExpression.Ground.tense),
      ("The ship will sail in December.", "2025-12", "2024-12", .tense),
      ("Monday", "2025-07-21", "2025-07-28", .nearest),
      ("The permit is dated 03/04/2024.", "2024-03-04", "2024-04-03", .order),
      ("The owners met last Tuesday.", "2025-07-15", "2025-07-22", .nearest),
      ("The mine was closed two months ago.", "2025-05", "2025-05-23", .unit),
    ])
  func kept(text: String, chosen: String, other: String, ground: TemporalExpression.Ground) throws {
    let found = try #require(try expressions(text, published: "2025-07-23").first)
    #expect(found.value == chosen)
    #expect(found.other?.period.description == other)
    #expect(found.other?.ground == ground)
  }

  @Test(
    "words that leave nothing open have one reading",
    arguments: ["The pact of July 8, 2024.", "He left today.", "It begins on 2025-08-01.", "It lasts 90 days."])
  func single(text: String) throws {
    #expect(try expressions(text, published: "2025-07-23").allSatisfy { $0.other == nil })
  }

  @Test("the day stands first where the language or another date of the text says so")
  func order() throws {
    let date = try #require(CivilDate("2025-07-23"))
    let published = PublicationDate(date, from: .given)
    func first(_ text: String, _ language: String?) -> String? {
      TemporalReader().read(AnalyzedText(text), published: published, language: language).first?.value
    }
    #expect(first("The PDUFA date is 06/07/2026.", nil) == "2026-06-07")
    #expect(first("The PDUFA date is 06/07/2026.", "en-US") == "2026-06-07")
    #expect(first("The hearing is on 06/07/2026.", "en-GB") == "2026-07-06")
    #expect(first("The hearing is on 06/07/2026, the appeal on 25/09/2026.", nil) == "2026-07-06")
    #expect(first("The hearing is on 25/09/2026.", "en-US") == "2026-09-25")
  }
}
