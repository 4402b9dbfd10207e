import CivilTime
import News
import Testing

struct DirectionTests {
  /// Published on Wednesday 2025-07-23.
  @Test(
    "a bare weekday follows the verb",
    arguments: [
      ("The envoy said on Monday that talks went well.", "2025-07-21"),
      ("The envoys will meet on Monday.", "2025-07-28"),
      ("The report is due on Friday.", "2025-07-25"),
      ("The vote is set for Friday.", "2025-07-25"),
      ("The two sides met on Friday.", "2025-07-18"),
      ("On Friday, the court ruled for the city.", "2025-07-18"),
      ("By Friday the owner must file a plan.", "2025-07-25"),
      ("The owner has until Friday to answer.", "2025-07-25"),
      ("The judge gave the owner until Friday to answer.", "2025-07-25"),
      ("The judge ordered the owner to file by Friday.", "2025-07-25"),
      ("The strike was held on Friday.", "2025-07-18"),
      ("The strike will be held on Friday.", "2025-07-25"),
      ("The strike may be held on Friday.", "2025-07-25"),
      ("The hearing was postponed to Friday.", "2025-07-25"),
      ("The hearing was postponed on Friday.", "2025-07-18"),
      ("The clerk announced on Wednesday a new list.", "2025-07-23"),
      ("It was the wettest week since Friday.", "2025-07-18"),
      ("The bank announces its decision on Thursday, and analysts polled by us were split.", "2025-07-24"),
      ("The duty fell then; it rises at noon on Saturday.", "2025-07-26T12:00"),
      ("The measures were timed for the leaders, who gather by the lake on Thursday.", "2025-07-24"),
      ("The walk has been put off until Friday.", "2025-07-25"),
      ("The club set a record on Monday.", "2025-07-21"),
      ("The envoys agreed on Monday to begin the talks.", "2025-07-21"),
    ])
  func weekday(text: String, value: String) throws {
    #expect(try read(text, published: "2025-07-23").first?.value == value)
  }

  @Test(
    "a day or month without a year is the nearest one on the verb's side",
    arguments: [
      ("2025-12-28", "The law takes effect on January 5.", "2026-01-05"),
      ("2025-12-28", "The law took effect on January 5.", "2025-01-05"),
      ("2025-04-10", "The ship sank in December.", "2024-12"),
      ("2025-04-10", "The ship will sail in December.", "2025-12"),
      ("2025-12-10", "The ship sank in December.", "2025-12"),
      ("2025-01-20", "Profit fell in the fourth quarter.", "2024-Q4"),
      ("2025-01-20", "The summit will be held on March 3.", "2025-03-03"),
      ("2025-04-25", "This was said of the looming June 3 vote, which was called early.", "2025-06-03"),
      ("2025-12-01", "The rule took effect on January 5.", "2025-01-05"),
      ("2025-07-23", "The truce ends on July 9.", "2025-07-09"),
    ])
  func nearest(published: String, text: String, value: String) throws {
    #expect(try read(text, published: published).first?.value == value)
  }

  @Test("a stated year holds for the rest of a sentence about the past")
  func statedYear() throws {
    let values = try read("In 2019 the firm moved, and in May it closed.", published: "2025-07-23").map(\.value)
    #expect(values == ["2019", "2019-05"])
  }

  @Test("the story's own day is what the same day means")
  func narrative() throws {
    let text = "The dam broke on June 3. Two villages were flooded the same day. Help came three days later."
    #expect(try read(text, published: "2025-07-23").map(\.value) == ["2025-06-03", "2025-06-03", "2025-06-06"])
  }
}

struct PeriodTests {
  /// Published on Wednesday 2025-07-23.
  @Test(
    "the stretch that the words name",
    arguments: [
      ("It ends by the end of the month.", "2025-07-31"), ("It ends by the end of the third quarter.", "2025-09-30"),
      ("It ends by year-end.", "2025-12-31"), ("It will end in early August.", "2025-08"),
      ("It ends within 30 days.", "2025-08-22"), ("It will end in two weeks.", "2025-08-06"),
      ("It will start next week.", "2025-W31"),
      ("It starts at 12:01 a.m. EDT on August 1.", "2025-08-01T00:01-04:00"),
      ("It starts at 9 a.m. KST on August 1.", "2025-08-01T09:00+09:00"),
      ("It starts at 15:00 GMT on August 1.", "2025-08-01T15:00Z"),
      ("It starts at noon on August 1.", "2025-08-01T12:00"),
    ])
  func period(text: String, period: String) throws {
    #expect(try expressions(text, published: "2025-07-23").first?.period?.description == period)
  }

  @Test(
    "amounts and vague words have no stretch",
    arguments: ["for 90 days", "recently", "in recent years", "every day", "for the first time in two years"])
  func noPeriod(text: String) throws {
    let found = try expressions("It rained \(text).", published: "2025-07-23")
    #expect(found.count == 1)
    #expect(found.first?.period == nil)
  }
}
