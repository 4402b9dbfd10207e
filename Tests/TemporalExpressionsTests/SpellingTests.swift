import CivilTime
import Testing

/// Published on Wednesday 2025-07-23.
struct SpellingTests {
  @Test(
    "days and months in all newspaper spellings",
    arguments: [
      "The ministers will meet on [[August 1|2025-08-01]].",
      "The ministers will meet on [[Aug. 1|2025-08-01]] in Lisbon.",
      "The ministers will meet on [[1 August|2025-08-01]] in Lisbon.",
      "The bridge opened on [[the 8th of July|2025-07-08]].",
      "The bridge opened on [[July 8th|2025-07-08]].",
      "The bridge opened on [[8 July 2024|2024-07-08]].",
      "The bridge opened on [[July 8, 2024|2024-07-08]].",
      "The bridge opened on [[2024-07-08|2024-07-08]].",
      "The bridge opened on [[7/8/24|2024-07-08]].",
      "The bridge opened on [[05-Aug-2016|2016-08-05]] and closed on [[2019/sep/3|2019-09-03]].",
      "The bridge will open on [[8/22|2025-08-22]] or [[9/24|2025-09-24]].",
      "The bridge will open on [[Friday 8/22|2025-08-22]].",
      "The bridge opened on [[20240708|2024-07-08]].",
      "The bridge opened on [[the twenty-first of June|2025-06-21]].",
      "The bridge opened on [[June twenty-first, nineteen eighty-six|1986-06-21]].",
      "The bridge will open on [[Tuesday the 29th|2025-07-29]].",
      "The bridge will open on [[the 15th of next month|2025-08-15]].",
      "The bridge opened in [[June last year|2024-06]].",
      "The bridge opened on [[Monday, July 7|2025-07-07]].",
      "The bridge opened in [[June 2024|2024-06]].",
      "The bridge will open in [[the month of October|2025-10]].",
      "It rained in [[1987|1987]] and in [[the 1990s|199]].",
      "Prices rose in [[the 19th century|18]].",
    ].map(MarkedText.init))
  func days(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "words that point from the publication day",
    arguments: [
      "The vote is [[today|2025-07-23]], the count [[tomorrow|2025-07-24]].",
      "She resigned [[yesterday|2025-07-22]].",
      "The board will meet [[next week|2025-W31]].",
      "Sales rose [[last month|2025-06]] and [[this year|2025]].",
      "The board will meet on [[Friday week|2025-08-01]].",
      "The board will meet on [[Tuesday of next week|2025-07-29]].",
      "The board will meet [[next week on Tuesday|2025-07-29]].",
      "The board met on [[June 3|2025-06-03]] and again on [[the following Tuesday|2025-06-10]].",
      "The board met on [[Monday|2025-07-21]]. [[That evening|2025-07-21TEV]] it voted.",
      "The board will meet at [[9 a.m. tomorrow morning|2025-07-24T09:00]].",
      "The room is booked from [[10am|2025-07-24T10:00]]-[[11am tomorrow|>2025-07-24T11:00]].",
      "A second march passed off quietly, but nobody knew [[the day before|2025-07-22]]\n\nA word on that.",
      "Two guests left [[overnight|2025-07-22TNI]].",
      "The dean, who [[once|PAST_REF]] ran the port, knew nothing at [[the time|PAST_REF]].",
      "Sales rose in [[June|2025-06]] from [[a year earlier|2024-06]].",
      "Profit rose in [[the second quarter|2025-Q2]] from [[the year-ago quarter|2024-Q2]].",
      "The roof was mended in [[the Nineties|199]].",
      "It snowed over [[the weekend|2025-W29-WE]].",
      "The harbour will close [[later this month|2025-07]].",
      "Works will start in [[mid-July|2025-07]] and end [[early next year|2026]].",
      "The rule was drafted [[two weeks ago|2025-W28]].",
      "He left [[three years ago|2022]].",
      "The inquiry will end by [[the end of the year|2025]].",
      "The inquiry is [[now|PRESENT_REF]] closed and was [[recently|PAST_REF]] paid.",
    ].map(MarkedText.init))
  func pointers(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "quarters, halves, fiscal years, weeks and seasons",
    arguments: [
      "Profit rose in [[the second quarter|2025-Q2]].",
      "Profit rose in [[Q1 2025|2025-Q1]].",
      "Profit will rise in [[the first half of 2026|2026-H1]].",
      "The plan covers [[fiscal 2026|FY2026]] and [[FY27|FY2027]].",
      "The fair will open in [[the week of August 4|2025-W32]].",
      "Polls open on [[the first Tuesday of November|2025-11-04]].",
      "The mine closed in [[the summer of 2019|2019-SU]].",
    ].map(MarkedText.init))
  func stretches(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "ranges are two expressions, and the second closes",
    arguments: [
      "The fair ran on [[May 15|2025-05-15]]-[[16|>2025-05-16]].",
      "The fair will run from [[3|2025-11-03]] to [[7 November|>2025-11-07]].",
      "The fair will run from [[July 28|2025-07-28]] to [[August 1|>2025-08-01]].",
      "Bids are open between [[May 1|2026-05-01]] and [[June 3, 2026|>2026-06-03]].",
      "The team won in [[2010|2010]]-[[2012|>2012]].",
      "The office will open [[Monday|2025-07-28]] to [[Friday|>2025-08-01]].",
      "The fair will run on [[29|2025-07-29]] and [[30 July|2025-07-30]].",
      "The date was moved from [[July 9|2025-07-09]] to [[August 1|2025-08-01]].",
    ].map(MarkedText.init))
  func ranges(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "times of day",
    arguments: [
      "The rule takes effect at [[12:01 a.m. EDT on August 1|2025-08-01T00:01]].",
      "Ballots close at [[noon Friday|2025-07-25T12:00]].",
      "Ballots will close on [[Thursday at 15:00 GMT|2025-07-24T15:00Z]].",
      "Ballots will close at [[midnight on Friday|2025-07-25T24:00]].",
      "The crew landed [[Tuesday night|2025-07-22TNI]].",
      "The crew landed at [[9.30 p.m.|2025-07-22T21:30]], [[yesterday|2025-07-22]].",
    ].map(MarkedText.init))
  func times(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "amounts of time",
    arguments: [
      "Objections are due within [[45 days|P45D]].",
      "The pause lasts [[90 days|P90D]].",
      "A [[four-week|P4W]] strike ended.",
      "The race took [[two hours, six minutes and 14 seconds|PT2H6M14S]].",
      "The race took [[half an hour|PT30M]]; the march is to last [[three weeks|P3W]].",
      "The race was [[one month and three days ago|2025-06-20]].",
      "The works took [[2.5 years|P2.5Y]], not [[a year and a half|P1.5Y]].",
      "It was the wettest in [[two years|P2Y]].",
      "It cost [[more than four years|P4Y]] and [[nearly half a century|P50Y]] ended.",
      "A [[month-long|P1M]] walkout followed a [[decades-long|PXDE]] row, [[minutes|PTXM]] after the vote.",
      "He sang [[every Sunday morning|XXXX-WXX-7TMO]], and froze [[each winter|XXXX-WI]].",
      "Hotels were full in [[the 1940's|194]] and [[early 50's|195]].",
      "The permit lapses [[three weeks after Christmas|2026-01-15]].",
      "The permit lapses [[three months after next Friday|2025-11-01]].",
      "The permit lapses [[90 days after July 8|2025-10-06]].",
      "It was [[several months|PXM]] of rain.",
      "The bus runs [[every Monday|XXXX-WXX-1]] and [[daily|P1D]] in [[August|2025-08]].",
    ].map(MarkedText.init))
  func amounts(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "holidays",
    arguments: [
      "The shop will close on [[Labor Day|2025-09-01]].",
      "The shop will close for [[Christmas|2025-12-25]] and [[New Year's Eve|2025-12-31]].",
      "The shop closed on [[Good Friday|2025-04-18]].",
      "The shop closed for [[Lunar New Year|2025-01-29]] and will for [[Chuseok|2025-10-06]].",
      "Polls open on [[Election Day|2025-11-04]].",
      "The shop closed on [[Thanksgiving of last year|2024-11-28]].",
    ].map(MarkedText.init))
  func holidays(_ marked: MarkedText) throws {
    #expect(try read(marked.text, published: "2025-07-23") == marked.expected)
  }

  @Test(
    "ages, scores, measures and names are left alone",
    arguments: [
      "A 6-month-old calf weighed 90 kilograms.", "The hosts won 3-1 and 24-17.",
      "The desk is staffed 24/7 since 9/11.",
      "April Smith may march with Theresa May.", "Troops march past; they may stop.",
      "The firm sold 2,000 cars for $2025.",
      "Some 2000 workers went home.", "The Sunday Times said so.", "He is 33 years old.",
      "The envoy, Ray Monday, said so.", "Its chair, Sunday Adeyemi, said so.",
      "See Section 301, 19 CFR 351.225 and Rule 10b-5.", "Call 555-0142 about version 2.4.1.",
      "The Vayu 1947 and the Series 2006 were shown.", "He won in 2:07:31.",
      "The study on 4.22 percent was on page 3/4.",
    ])
  func leftAlone(_ text: String) throws {
    #expect(try read(text, published: "2025-07-23").isEmpty)
  }
}
