import News
import Testing

@testable import Deadlines

/// Dates that move: sentences as newsrooms write them, published on Monday, 2031-03-03.
struct MoveTableTests {
  @Test(
    "verbs of moving",
    arguments: [
      Line(
        "The judge adjourned the hearing set for March 20 until April 4.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The ministry delayed the start of the duty by 30 days from March 31.",
        "2031-04-30 effective moved from 2031-03-31"),
      Line("The court pushed back the trial from March 20 to April 4.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The launch, originally planned for March 20, is now set for April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line("The vote has been postponed by two weeks to April 4.", "2031-04-04 scheduled moved"),
      Line(
        "The deadline has been pushed back by a month, to April 30 from March 31.",
        "2031-04-30 due moved from 2031-03-31"),
      Line("The agency has extended until April 4 the deadline for comments.", "2031-04-04 due moved"),
      Line("The opening has slipped from March to May.", "2031-05 effective moved from 2031-03"),
      Line(
        "The meeting, initially scheduled for March 20, will now take place on April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The ECB brought forward its meeting to March 12 from March 13.", "2031-03-12 scheduled moved from 2031-03-13"),
      Line("The hearing was rescheduled from March 20 to April 4.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The truce, due to expire on Friday, was extended for two more weeks until March 21.",
        "2031-03-21 expires moved from 2031-03-07"),
      Line("The 90-day pause has been extended to June 9.", "2031-06-09 expires moved"),
      Line("Officials moved up the election to April 4 from May 9.", "2031-04-04 scheduled moved from 2031-05-09"),
      Line(
        "The sentencing, scheduled for March 20, has been delayed until April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line("The deadline was extended by two weeks, from March 20 to April 3.", "2031-04-03 due moved from 2031-03-20"),
      Line("The trial date was moved to April 4.", "2031-04-04 scheduled moved"),
      Line(
        "The government had planned to start the scheme on April 1. It will now begin on July 1.",
        "2031-07-01 effective moved from 2031-04-01"),
      Line(
        "The duty was due to rise on April 1, but the increase has been delayed until July 1.",
        "2031-07-01 effective moved from 2031-04-01"),
      Line("Instead of March 20, the vote will be held on April 4.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line("The vote will be held on April 4 rather than March 20.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The vote will be held on April 4, not March 20 as earlier announced.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The vote will be held on April 4, two weeks later than planned.", "2031-04-04 scheduled moved from 2031-03-21"),
      Line(
        "Lawmakers agreed to a two-week extension of the March 20 deadline, to April 3.",
        "2031-04-03 due moved from 2031-03-20"),
      Line("The parties got an extension to April 4.", "2031-04-04 due moved"),
      Line("The new closing date is April 4, instead of March 20.", "2031-04-04 due moved from 2031-03-20"),
      Line("The deadline for bids, previously March 20, is now April 4.", "2031-04-04 due moved from 2031-03-20"),
      Line(
        "The ban takes effect on April 4, three months later than first announced.",
        "2031-04-04 effective moved from 2031-01-04"),
      Line("The union postponed its walkout to April 4.", "2031-04-04 scheduled moved"),
      Line("The merger's outside date was extended from March 31 to June 30.", "2031-06-30 due moved from 2031-03-31"),
    ])
  func verbsOfMoving(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "other words for a move",
    arguments: [
      Line("The new deadline is April 4.", "2031-04-04 due moved"),
      Line(
        "The original deadline was March 20, but companies now have until April 4.",
        "2031-04-04 due moved from 2031-03-20"),
      Line("The original deadline of March 20 has been extended to April 4.", "2031-04-04 due moved from 2031-03-20"),
      Line("The hearing on March 20 has been moved to April 4.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The hearing set for March 20 will be held on April 4 instead.", "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The vote was planned for March 20. It will take place on April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The vote will take place on April 4. The previous date was March 20.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line("The trial has been put back a week from April 4.", "2031-04-11 scheduled moved from 2031-04-04"),
      Line("The opening, due on April 4, has been delayed two weeks.", "2031-04-18 effective moved from 2031-04-04"),
      Line("The opening, due on April 4, has been delayed by two weeks.", "2031-04-18 effective moved from 2031-04-04"),
      Line("The exhibition will stay open a week longer, until April 11.", "2031-04-11 expires moved from 2031-04-04"),
      Line("The strike deadline has been pushed to April 4 from Friday.", "2031-04-04 due moved from 2031-03-07"),
      Line(
        "The council approved a delay of the start from April 1 to July 1.",
        "2031-07-01 effective moved from 2031-04-01"),
      Line("The sanctions were renewed until September 15.", "2031-09-15 expires moved"),
      Line(
        "Applicants get two more weeks: the window now closes on April 4 (previously March 21).",
        "2031-04-04 due moved from 2031-03-21"),
      Line("The launch slid from April to June.", "2031-06 scheduled moved from 2031-04"),
      Line(
        "The vote, which had been set for March 20, was postponed to April 4 at the request of the opposition.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line("The parade has been postponed indefinitely."),
      Line("The parade, planned for April 4, has been postponed indefinitely.", "2031-04-04 scheduled cancelled"),
      Line("The plan to raise the toll on April 4 is on hold.", "2031-04-04 effective cancelled"),
      Line("Plans for a vote on April 4 have been put on hold.", "2031-04-04 scheduled cancelled"),
      Line("There will be no vote on April 4.", "2031-04-04 scheduled cancelled"),
      Line("The concert set for April 4 is cancelled.", "2031-04-04 scheduled cancelled"),
      Line("The court vacated the April 4 trial date.", "2031-04-04 scheduled cancelled"),
      Line("The minister will no longer travel to Rome on Friday.", "2031-03-07 scheduled cancelled"),
      Line("The ministry withdrew a rule that would have taken effect on April 4.", "2031-04-04 effective cancelled"),
      Line("The airline dropped a fee it had planned to introduce on April 4.", "2031-04-04 effective cancelled"),
    ])
  func otherWordsForAMove(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }
}
