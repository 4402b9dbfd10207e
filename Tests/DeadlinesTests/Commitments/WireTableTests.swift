import News
import Testing

@testable import Deadlines

/// Turns of phrase that wires, notices and local papers are fond of: sentences published on Monday, 2031-03-03.
struct WireTableTests {
  @Test(
    "moved over a gap",
    arguments: [
      Line(
        "The fair was moved from 11-12 May to 14-15 September.", "2031-09-14…2031-09-15 scheduled moved from 2031-05-11"
      ),
      Line(
        "The sides prolonged a truce that was to have run out on Tuesday until April 30.",
        "2031-04-30 expires moved from 2031-03-04"),
      Line(
        "The firm has put off its results, earlier listed for March 20, to April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Line(
        "The hearing, which had been pencilled in for 7 April, has been put back to 12 May.",
        "2031-05-12 scheduled moved from 2031-04-07"),
      Line(
        "The office extended the period for comments on the rule published in January from April 4 to May 5.",
        "2031-05-05 due moved from 2031-04-04"),
      Line(
        "Growers now have until 30 May to apply for aid. Applications had been due to close next Wednesday.",
        "2031-05-30 due moved from 2031-03-12"),
      Line(
        "Bids, which had been due on April 4, can now be handed in until April 18.",
        "2031-04-18 due moved from 2031-04-04"),
      Line(
        "The board, which was to take it up on Thursday, now plans to do so on April 4.",
        "2031-04-04 scheduled moved from 2031-03-06"),
      Line(
        "A discount that the shop had meant to end on Sunday has been prolonged to April 30.",
        "2031-04-30 expires moved from 2031-03-09"),
    ])
  func moved(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "off",
    arguments: [
      Line("A ceremony planned for Wednesday will not take place.", "2031-03-05 scheduled cancelled"),
      Line("Tonight's match between the two schools will not be played.", "2031-03-03 scheduled cancelled"),
      Line("The original deadline of 4 April falls away, a spokesman said.", "2031-04-04 due cancelled"),
      Line(
        "The report, which should have come out on April 4, will not be published.", "2031-04-04 scheduled cancelled"),
      Line(
        "The agency has waived the audit that small brokers would have had to file by April 4.",
        "2031-04-04 due cancelled"),
      Line(
        "Permits were to have gone up to 85 pounds on April 1, but he said that the rise would be dropped.",
        "2031-04-01 effective cancelled"),
    ])
  func off(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "kinds",
    arguments: [
      Line("The plant will be shut for 45 days from April 1.", "2031-04-01 effective set", "2031-05-16 expires set"),
      Line("The truce lasts seven days from Tuesday.", "2031-03-11 expires set"),
      Line("New applications will not be taken after April 4.", "2031-04-04 due set"),
      Line("Comments will be accepted until 5 p.m. Central on April 4.", "2031-04-04T17:00-05:00 due set"),
      Line("The city owes its lenders $212 million on April 4.", "2031-04-04 due set"),
      Line("The order will be withdrawn from April 4.", "2031-04-04 expires set"),
      Line("The envoy is to see the minister on Tuesday.", "2031-03-04 scheduled set"),
      Line("A rehearsal will take place on the night of April 4-5.", "2031-04-04…2031-04-05 scheduled set"),
      Line("The board votes at 6 tonight.", "2031-03-03T18:00 scheduled set"),
      Line(
        "The freeze will begin April 15 and end June 15, 2031.", "2031-04-15 effective set", "2031-06-15 expires set"),
      Line("A list is to be published later this month.", "2031-03 scheduled set"),
      Line("The court invited bids for the routes until noon on Friday.", "2031-03-07T12:00 due set"),
      Line("The reactor will go off the grid on April 4.", "2031-04-04 expires set"),
      Line("The rates will, from April 4, rise by a tenth.", "2031-04-04 effective set"),
      Line("The act would, in addition, abolish the levy from April 4.", "2031-04-04 effective proposed"),
      Line("The race will be run on April 4.", "2031-04-04 scheduled set"),
      Line(
        "The minister said he would put a plan on the table by April 4 if the strike was called off.",
        "2031-04-04 due set"),
      Line("When does it start? At 8 a.m. on Friday.", "2031-03-07T08:00 effective set"),
      Line("A storm warning is in force through Saturday.", "2031-03-08 expires set"),
    ])
  func kinds(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "no commitment",
    arguments: [
      "April is likely to be wet in the north.",
      "It is March 3, 2031, and the house has left town.",
      "Notice is hereby given on 3 March 2031 that an order has been made.",
      "The firm returned to profit in the first quarter.",
      "The town could not take another Christmas like the last one.",
      "His daughter June, 27, runs the shop.",
      "The period, set by a judge in December, was short.",
      "The market for such lines will double by 2035.",
      "Nobody wants to be on the pavement in February.",
      "The bus will leave 35 minutes earlier.",
      "We acted under the policy of the day.",
      "News release, 3 March 2031",
      "It predicts that demand will triple by 2035.",
      "Pumps will be scarce over Easter.",
      "He wrote in it until August and handed it on.",
    ])
  func none(_ text: String) { #expect(commitments(text).map(\.short) == []) }

  @Test(
    "what is told behind it is of something else",
    arguments: [
      Line("The budget must be presented by September 15. In June a surplus had been promised.", "2031-09-15 due set"),
      Line(
        "A platform is to go live on 1 September 2032. Parliament had wanted it a year earlier.",
        "2032-09-01 effective set"),
      Line("Comments on the rule are due Friday. The first version was struck down by a court.", "2031-03-07 due set"),
    ])
  func behind(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }
}
