import CivilTime
import News
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test(
    "The headline is the first line that is no furniture",
    arguments: [
      ("Ferry dues rise\n\nAll ports are hit.", "Ferry dues rise"),
      ("\n\n  Ferry dues rise\nAll ports.", "Ferry dues rise"),
      ("Watch Now\n\nFerry dues rise again this spring\n\nMore.", "Ferry dues rise again this spring"),
      ("WORLD NEWS\nFerry dues rise again this spring\nMore.", "Ferry dues rise again this spring"),
      ("Politics\n\nFerry dues rise again this spring\n\nMore.", "Ferry dues rise again this spring"),
      ("Follow topic:\n\nFerry dues rise again\n\nMore.", "Ferry dues rise again"),
      ("FILE PHOTO: A ferry at the pier in Oslo, May 4, 2021.\n\nFerry dues rise again\n", "Ferry dues rise again"),
      ("Sign up now: Get the Harbour letter\nFerry dues rise again\n", "Ferry dues rise again"),
      ("By Ann Poe\nFerry dues rise again this spring\n", "Ferry dues rise again this spring"),
      ("March 3, 2019 | 9:10 AM\nFerry dues rise again\n", "Ferry dues rise again"),
      ("Updated 9:14 a.m., Tuesday, July 8, 2025\nFerry dues rise again\n", "Ferry dues rise again"),
      ("FOR IMMEDIATE RELEASE\n\nFerry dues rise again\n", "Ferry dues rise again"),
      ("3 Min Read\nFerry dues rise again\n", "Ferry dues rise again"),
      ("May ferry dues rise again?\nWe ask.", "May ferry dues rise again?"),
    ])
  func headline(text: String, headline: String) throws {
    let article = try decode(text)
    #expect(article.headline == headline)
    #expect(quotedHeadline(article) == headline)
    #expect(article.text == text)
  }

  @Test(
    "A headline glued between a time line and a byline is cut out",
    arguments: [
      (
        "March 3, 2019 / 9:10 AM / Updated 2 hours ago Ferry dues rise as ports run short Jane Doe 3 Min Read \nOSLO",
        "Ferry dues rise as ports run short"
      ),
      (
        "March 3, 2019 / 9:10 AM Ferry dues rise as ports run short Jane Doe, John Roe, Ann Poe 3 Min Read\nOSLO",
        "Ferry dues rise as ports run short"
      ),
      ("March 3, 2019 / 9:10 AM Ferry Dues Rise By Jane Doe 3 Min Read\nOSLO", "Ferry Dues Rise"),
      ("March 3, 2019 / 9:10 AM Ferry dues rise\nOSLO - More.", "Ferry dues rise"),
    ])
  func glued(text: String, headline: String) throws {
    let article = try decode(text)
    #expect(article.headline == headline)
    #expect(quotedHeadline(article) == headline)
    #expect(article.published.date == CivilDate(2019, 3, 3))
    #expect(article.published.time == TimeOfDay(9, 10))
  }

  @Test("A whole article in one line has a headline of sensible length")
  func oneLine() throws {
    let sentence = "The harbour master of Oslo said that dues will rise in spring. "
    let article = try decode(String(repeating: sentence, count: 40))
    #expect(article.headline == "The harbour master of Oslo said that dues will rise in spring.")
    let endless = try decode(String(repeating: "dues ", count: 400))
    #expect((100...200).contains(endless.headline.unicodeScalars.count))
  }

  @Test("Header fields at the top are metadata, and stay in the text")
  func headerBlock() throws {
    let text = """
      Title: Ferry dues rise
      Date: 2024-05-06T07:08:00+02:00
      Source: The Harbour Post
      URL: https://harbour.example/dues
      Language: en

      Watch this space.
      """
    let article = try decode(text)
    #expect(article.headline == "Ferry dues rise")
    #expect(quotedHeadline(article) == "Ferry dues rise")
    #expect(article.text == text)
    #expect(
      article.published
        == PublicationDate(
          try #require(CivilDate(2024, 5, 6)), time: TimeOfDay(7, 8, offset: 120), from: .metadata))
    #expect(article.source == "The Harbour Post")
    #expect(article.url == "https://harbour.example/dues")
    #expect(article.language == "en")
  }

  @Test("Header fields without a title leave the headline below them; spans still count from the top")
  func headerWithoutTitle() throws {
    let article = try decode("Source: The Harbour Post\r\nDate: 6 May 2024\r\n\r\nFerry dues rise\r\n\r\nMore of it.")
    #expect(article.headline == "Ferry dues rise")
    #expect(quotedHeadline(article) == "Ferry dues rise")
    #expect(article.published.date == CivilDate(2024, 5, 6))
  }

  @Test(
    "A colon in the first line makes no header", arguments: ["Dues: what you pay\n\nMore.", "Date: unknown love\nMore"])
  func noHeader(text: String) throws {
    let article = try decode(text)
    #expect(article.headline == text.prefix { $0 != "\n" })
    #expect(article.published.from == .file)
  }
}
