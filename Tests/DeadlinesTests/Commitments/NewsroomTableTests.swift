import News
import Testing

@testable import Deadlines

/// Diaries, listings, notices and asides, as newsrooms write them; published on Monday, 2031-03-03.
struct NewsroomTableTests {
  @Test(
    "diaries and listings",
    arguments: [
      Line("FRIDAY - The council debates the budget for the coming year.", "2031-03-07 scheduled set"),
      Line("FRIDAY - The statistics office puts out its report at 9 a.m.", "2031-03-07T09:00 scheduled set"),
      Line("FRIDAY - The council debated the budget for an hour."),
      Line(
        "Tickets for the harbour festival, April 4-6, went on sale last week.", "2031-04-04…2031-04-06 scheduled set"),
      Line("The next match is on Friday and Saturday.", "2031-03-07…2031-03-08 scheduled set"),
      Line("The talks are tomorrow and on Wednesday.", "2031-03-04…2031-03-05 scheduled set"),
      Line("Scholars will discuss it at a conference on April 3 and 4.", "2031-04-03…2031-04-04 scheduled set"),
      Line("Terminal 2 opens on Friday at 5 a.m.", "2031-03-07T05:00 effective set"),
      Line("The host will hold a call this morning at 8:30 a.m. ET.", "2031-03-03T08:30-05:00 scheduled set"),
    ])
  func diaries(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "notices",
    arguments: [
      Line(
        "Forms that reach the counter by the close of business on April 4 will be processed.", "2031-04-04 due set"),
      Line("The pass may be used up to and including April 4.", "2031-04-04 expires set"),
      Line("The filing period closes on April 4.", "2031-04-04 due set"),
      Line("The first is due on April 4.", "2031-04-04 due set"),
      Line("The last date for filing nominations is April 4.", "2031-04-04 due set"),
      Line("Applications for this round close on April 4.", "2031-04-04 due set"),
      Line("Old vans may be registered until the end of April.", "2031-04-30 expires set"),
      Line("Letters for the next page should reach us by Friday.", "2031-03-07 due set"),
      Line("Candidates must ask for a recount by Friday.", "2031-03-07 due set"),
      Line("The bus stops running from April 4.", "2031-04-04 expires set"),
      Line("The importers will file a petition on April 4.", "2031-04-04 scheduled set"),
      Line("The bin will be emptied in the week beginning 7 April.", "2031-W15 scheduled set"),
      Line("The ferry operator plans to resume sailings on April 4.", "2031-04-04 effective proposed"),
      Line("As announced on 8 July, the group is closing its mill."),
      Line("Slots for August can be booked from Friday.", "2031-03-07 effective set"),
      Line("The order will be extended to all counties on April 4.", "2031-04-04 effective set"),
      Line("Shops may not sell fireworks after 8pm."),
      Line("Write to us or call 555-0100, Monday through Friday, 9 a.m. to 5 p.m."),
      Line("The Harbour Gazette, 3 March 2031"),
      Line("The Christmas market drew a crowd."),
      Line("\"If it rains on Friday, I can make it,\" she said."),
      Line("The employers have offered 4 per cent for 2032."),
      Line("Owners may appeal until April 4.", "2031-04-04 due set"),
      Line("The court has given the mill another month, until April 4, to answer.", "2031-04-04 due set"),
      Line("The village office will close on Thursday and Friday.", "2031-03-06…2031-03-07 scheduled set"),
      Line("The grid must change to market prices by April 4.", "2031-04-04 due set"),
      Line("The floods usually begin in May."),
      Line("She becomes chief engineer on April 4.", "2031-04-04 scheduled set"),
      Line("The bill goes into committee on Friday.", "2031-03-07 scheduled set"),
    ])
  func notices(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "what falls through and what moves",
    arguments: [
      Line("Our conference, announced for April 4, will not take place.", "2031-04-04 scheduled cancelled"),
      Line("Tonight's concert has been cancelled.", "2031-03-03 scheduled cancelled"),
      Line("A march announced for Sunday has been called off.", "2031-03-09 scheduled cancelled"),
      Line("The marathon set for October 25 is off for good.", "2031-10-25 scheduled cancelled"),
      Line(
        "The race had been scheduled for Saturday, March 15, and was brought forward to Friday.",
        "2031-03-14 scheduled moved from 2031-03-15"),
      Line(
        "The studio brought forward the start of the trial from April 21 to Thursday.",
        "2031-03-06 scheduled moved from 2031-04-21"),
      Line(
        "Boxes must now be emptied by April 4; the bank had first set a date in mid-March.",
        "2031-04-04 due moved from 2031-03"),
      Line(
        "The depot won't open on April 4. It's been put back to May 2.", "2031-05-02 effective moved from 2031-04-04"),
      Line(
        "The minister spoke of a deal by the end of June.", "2031-06-30 due proposed"),
      Line("Under the draft, old contracts would have to end by July 1.", "2031-07-01 due proposed"),
      Line("A strike could begin as early as March 29.", "2031-03-29 scheduled proposed"),
      Line(
        "Fees rise on April 1, and again a year later.", "2031-04-01 effective set", "2032-04-01 effective set"),
    ])
  func changes(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }
}
