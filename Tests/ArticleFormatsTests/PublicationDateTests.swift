import ArticleFormats
import CivilTime
import News
import Testing

@Suite("The day an article was published")
struct PublicationDateTests {
  private func date(_ text: String, dropped: String = "2025-09-01") throws -> PublicationDate {
    try decode(text, modified: dropped).published
  }

  @Test(
    "Furniture that names the whole day",
    arguments: [
      ("January 8, 2018 / 8:33 AM\nDues rise\n", "2018-01-08", "08:33"),
      ("Dues rise\n\n8 January 2018\n\nMore.", "2018-01-08", nil),
      ("Dues rise\nJan. 8, 2018\nMore.", "2018-01-08", nil),
      ("Dues rise\nPublished: 2018-01-08\nMore.", "2018-01-08", nil),
      ("Dues rise\nMon 8 Jan 2018 09.12 GMT\nMore.", "2018-01-08", "09:12Z"),
      ("Dues rise\nUpdated 5:12 p.m. ET, April 3, 2024\nMore.", "2024-04-03", "17:12"),
      ("Dues rise\nPublished April 2, 2024\nUpdated April 3, 2024\nMore.", "2024-04-02", nil),
      ("Dues rise\nUpdated April 3, 2024 · Published April 2, 2024\nMore.", "2024-04-02", nil),
      ("Dues rise\nThe Harbour Post | June 6, 2024\nMore.", "2024-06-06", nil),
      ("Dues rise\nJune 6, 2024 | By Ann Poe\nMore.", "2024-06-06", nil),
      ("Dues rise\nPublished: 17/07/2025\nMore.", "2025-07-17", nil),
      ("Dues rise\nPublished: 07/17/2025\nMore.", "2025-07-17", nil),
      ("Dues rise\nPublished: 05/12/2025\nMore.", "2025-05-12", nil),
      ("Dues rise\n\nOSLO, May 24, 2023 — Ferries pay more.", "2023-05-24", nil),
      ("Dues rise\n\nST. IVES, Cornwall--May 24, 2023--Ferries pay more.", "2023-05-24", nil),
      ("Dues rise\n\nOSLO/BERGEN, May 24, 2023 (Fjord Wire) -- Ferries pay more.", "2023-05-24", nil),
      ("Dues rise\n\nBergen, 24 May 2023 – Ferries pay more.", "2023-05-24", nil),
    ] as [(String, String, String?)])
  func furniture(text: String, day: String, time: String?) throws {
    let found = try date(text)
    #expect(found.date.description == day)
    #expect(found.time?.description == time)
    #expect(found.from == .furniture)
    #expect(!found.yearInferred)
  }

  @Test(
    "A dateline without its year gets the latest that fits",
    arguments: [
      ("OSLO, April 30 (Fjord Wire) - Dues rose.", "2025-09-01", "2025-04-30"),
      ("OSLO, April 30 (Fjord Wire) - Dues rose.", "2025-04-29", "2025-04-30"),
      ("OSLO, April 30 (Fjord Wire) - Dues rose.", "2025-04-28", "2024-04-30"),
      ("OSLO (April 30) - Dues rose.", "2025-09-01", "2025-04-30"),
      ("OSLO, Feb 29 (Fjord Wire) - Dues rose.", "2025-09-01", "2024-02-29"),
      ("OSLO, April 30 (Fjord Wire) - Dues rose on Tuesday, the port said.", "2025-09-01", "2024-04-30"),
      ("OSLO, April 30 (Fjord Wire) - Dues rose on Tuesday, the port said.", "2025-05-02", "2025-04-30"),
      ("OSLO, April 30 (Fjord Wire) - The port said on Monday dues rose in 2018.", "2025-09-01", "2018-04-30"),
    ])
  func yearless(text: String, dropped: String, day: String) throws {
    let found = try date("Dues rise\n\n" + text, dropped: dropped)
    #expect(found.date.description == day)
    #expect(found.from == .furniture)
    #expect(found.yearInferred)
  }

  @Test(
    "Days in captions, prose and headlines are no furniture",
    arguments: [
      "Dues rise\n\nFILE PHOTO: A ferry leaves Oslo on March 24, 2025. Ann Poe/Fjord Pictures\n\nFerries pay more.",
      "Dues rise\n\nJanuary 8, 2018 was a dark day for ferries.", "Dues rise\n\nThe pact of May 4, 2012 is dead.",
      "Dues to rise from May 1\n\nFerries pay more.", "Dues rise\n\nComments Due: June 14, 2024\n\nMore.",
      "Ferry Dues Rise on May 1, 2020\n\nMore.", "Dues rise\n\nMay 20 percent pay more?",
    ])
  func noFurniture(text: String) throws {
    #expect(try date(text) == PublicationDate(try #require(CivilDate(2025, 9, 1)), from: .file))
  }

  @Test(
    "A day on which somebody said it is today's",
    arguments: [
      ("The port master said on April 21 that dues rise.", "2025-04-21", true),
      ("She told reporters in Oslo on April 21 that dues rise.", "2025-04-21", true),
      ("Dues rise, the port said on Monday (April 21).", "2025-04-21", true),
      ("The port announced on Monday, April 21, 2025, that dues rise.", "2025-04-21", false),
      ("He said on April 14 it was off. On it is again, he said on April 21.", "2025-04-21", true),
      ("A ferry at sea on March 24, 2022.\n\nThe port said on April 21 that dues rise.", "2022-04-21", true),
    ])
  func reported(text: String, day: String, yearInferred: Bool) throws {
    let found = try date("Dues rise\n\n" + text)
    #expect(found.date.description == day)
    #expect(found.from == .text)
    #expect(found.yearInferred == yearInferred)
  }

  @Test(
    "A day on which something is to come is not",
    arguments: [
      "The port said that it is meeting ferry owners in Oslo on April 24.", "The port said dues will rise on April 24.",
      "The port said the vote of April 24 stands.", "Dues announced by April 24 hold.",
      "Talks are to be held in Oslo on April 24.", "The port announced talks on April 24-25.",
    ])
  func notReported(text: String) throws {
    #expect(try date("Dues rise\n\n" + text).from == .file)
  }

  private let review = """
    Ferry trade grows

    On Nov. 9, the ministers met in Bergen. The first round was held in Oslo on Sept. 3.
    Ferries carried goods worth $4.1 billion in 2013, the port said. From 2009 to 2013, trade grew by 40 percent.
    """

  @Test(
    "A year whose figures are told was over, so days told as past are of the year after",
    arguments: [
      "2015-02-01", "2026-11-21",
    ])
  func closedYear(dropped: String) throws {
    let found = try date(review, dropped: dropped)
    #expect(found == PublicationDate(try #require(CivilDate(2014, 11, 9)), from: .text, yearInferred: true))
  }

  @Test("The file's own time is believed where it is close to what the words say, or they say too little")
  func cautious() throws {
    #expect(try date(review, dropped: "2014-11-20").from == .file)
    #expect(try date(review + " A later round is set for 2016.", dropped: "2020-01-01").from == .file)
    let once = "Ferry trade grows\n\nOn Nov. 9, the ministers met. Trade was worth $4 billion in 2013."
    #expect(try date(once, dropped: "2020-01-01").from == .file)
  }

  @Test("An article is not older than what it tells as past, so a file time before that is not believed")
  func fileTimeTooEarly() throws {
    let found = try date("Dues rise\n\nThe pact was signed in Oslo on May 4, 2024.", dropped: "1970-01-01")
    #expect(found == PublicationDate(try #require(CivilDate(2024, 5, 4)), from: .text))
  }

  @Test("A given date is used as it is")
  func given() throws {
    let given = PublicationDate(try #require(CivilDate(2020, 2, 29)), time: TimeOfDay(6, 0), from: .given)
    let text = Array("Dues rise\n\nOSLO, May 24, 2023 — Ferries pay more.".utf8)
    #expect(try decode(text, published: given).published == given)
  }
}
