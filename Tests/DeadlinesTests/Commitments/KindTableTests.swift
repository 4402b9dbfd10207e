import News
import Testing

@testable import Deadlines

/// What happens on a date: sentences as newsrooms write them, published on Monday, 2031-03-03.
struct KindTableTests {
  @Test(
    "companies",
    arguments: [
      Line("The drug's PDUFA date is June 7, 2031.", "2031-06-07 due set"),
      Line("The FDA has set a target action date of June 7, 2031.", "2031-06-07 due set"),
      Line("The FDA assigned a PDUFA goal date of June 7, 2031.", "2031-06-07 due set"),
      Line("The tender offer expires at 5 p.m. on April 4, unless extended.", "2031-04-04T17:00 expires set"),
      Line("The merger agreement's outside date is June 30.", "2031-06-30 due set"),
      Line("The companies expect the deal to close in the second half of 2031.", "2031-H2 scheduled proposed"),
      Line("The deal is expected to close by year-end.", "2031-12-31 due proposed"),
      Line("The transaction is expected to be completed in the third quarter.", "2031-Q3 scheduled proposed"),
      Line("The stock goes ex-dividend on April 4.", "2031-04-04 scheduled set"),
      Line("The company will report first-quarter results on April 24.", "2031-04-24 scheduled set"),
      Line("The notes mature on April 4, 2035.", "2035-04-04 due set"),
    ])
  func companies(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "the first noun of a subject says what it is, not what it is about",
    arguments: [
      Line("A public hearing on the fee schedule is set for June 3.", "2031-06-03 scheduled set"),
      Line("A meeting on the new rules is planned for June 3.", "2031-06-03 scheduled set"),
      Line("The vote on the tax is set for June 3.", "2031-06-03 scheduled set"),
      Line("The tax vote is set for June 3.", "2031-06-03 scheduled set"),
      Line("The new fee is set for June 3.", "2031-06-03 effective set"),
    ])
  func subjects(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "consultations",
    arguments: [
      Line("The consultation closes on April 4.", "2031-04-04 due set"),
      Line("The consultation will run until April 4.", "2031-04-04 due set"),
      Line("The consultation is open until April 4.", "2031-04-04 due set"),
      Line("Comments must be received by April 4.", "2031-04-04 due set"),
      Line("Comments are due by 11:59 p.m. on April 4.", "2031-04-04T23:59 due set"),
      Line("The public has until April 4 to comment.", "2031-04-04 due set"),
      Line("The public comment period runs through April 4.", "2031-04-04 due set"),
      Line("Written submissions may be made until April 4.", "2031-04-04 due set"),
      Line("Applications are open until April 4.", "2031-04-04 due set"),
      Line("Applications open on April 4.", "2031-04-04 effective set"),
      Line(
        "The comment period opens on April 4 and closes on May 4.", "2031-04-04 effective set", "2031-05-04 due set"),
      Line("The agency will accept comments through April 4.", "2031-04-04 due set"),
      Line("Bids close at noon on April 4.", "2031-04-04T12:00 due set"),
    ])
  func consultations(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "start and end",
    arguments: [
      Line("The sanctions waiver expires on April 4.", "2031-04-04 expires set"),
      Line("The program sunsets on September 30.", "2031-09-30 expires set"),
      Line("The tax credit ends after September 30.", "2031-09-30 expires set"),
      Line("The visa program is authorized through September 30, 2032.", "2032-09-30 expires set"),
      Line("The order remains in effect until April 4.", "2031-04-04 expires set"),
      Line("The license is valid until April 4.", "2031-04-04 expires set"),
      Line("The ceasefire will last through Sunday.", "2031-03-09 expires set"),
      Line("The ban, which runs to 14 March 2033, was handed down last year.", "2033-03-14 expires set"),
      Line("The rule is effective April 4.", "2031-04-04 effective set"),
      Line("Effective April 4, the fee rises to $12.", "2031-04-04 effective set"),
      Line("Starting April 4, travelers will need a permit.", "2031-04-04 effective set"),
      Line("From April 4, travelers will need a permit.", "2031-04-04 effective set"),
      Line("As of April 4, drivers must carry the card.", "2031-04-04 effective set"),
      Line("The compliance date is April 4.", "2031-04-04 due set"),
      Line("Companies must comply by April 4.", "2031-04-04 due set"),
      Line("The law comes into force on 1 April.", "2031-04-01 effective set"),
      Line("The fee goes up on April 1.", "2031-04-01 effective set"),
      Line("The 60-day truce declared on March 2 gives exporters time.", "2031-05-01 expires set"),
      Line("The pause ends 90 days after February 20.", "2031-05-21 expires set"),
      Line(
        "The treaty was signed on February 20. It enters into force 30 days after the signing.",
        "2031-03-22 effective set"),
      Line("The bridge will close on April 7 for three weeks.", "2031-04-07 effective set", "2031-04-28 expires set"),
      Line("A park will be closed from April 7 to April 9.", "2031-04-07…2031-04-09 scheduled set"),
    ])
  func startAndEnd(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "events",
    arguments: [
      Line("The House returns next Tuesday.", "2031-03-11 scheduled set"),
      Line("The Fed meets on March 18-19.", "2031-03-18…2031-03-19 scheduled set"),
      Line("The central bank announces its next rate decision on March 19.", "2031-03-19 scheduled set"),
      Line("Voters in the state head to the polls on April 4.", "2031-04-04 scheduled set"),
      Line("Early voting runs from March 20 to April 1.", "2031-03-20…2031-04-01 scheduled set"),
      Line("The next hearing is on April 4.", "2031-04-04 scheduled set"),
      Line("He is due to be sentenced on April 4.", "2031-04-04 scheduled set"),
      Line("He is scheduled to go on trial in June.", "2031-06 scheduled set"),
      Line("The trial is set to begin on April 4.", "2031-04-04 scheduled set"),
      Line("Apple will unveil the phone at an event on April 4.", "2031-04-04 scheduled set"),
      Line("The phone goes on sale on April 4.", "2031-04-04 effective set"),
      Line("The film opens in theaters on April 4.", "2031-04-04 effective set"),
      Line("The delegation is to leave for Geneva on Thursday.", "2031-03-06 scheduled set"),
      Line("Oral arguments are set for April 4.", "2031-04-04 scheduled set"),
      Line("The justices will hear arguments on April 4.", "2031-04-04 scheduled set"),
      Line("Minutes of this week's meeting showed a split."),
      Line(
        "The next round of talks takes place on 29 March and 5 April.", "2031-03-29 scheduled set",
        "2031-04-05 scheduled set"),
      Line("The pope will visit Chile from April 4 to April 9.", "2031-04-04…2031-04-09 scheduled set"),
      Line("OPEC+ next meets on April 4.", "2031-04-04 scheduled set"),
    ])
  func events(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "of all kinds",
    arguments: [
      Line("Members must register by April 4 to vote.", "2031-04-04 due set"),
      Line("Parliament is due to vote on the budget on Thursday.", "2031-03-06 scheduled set"),
      Line(
        "Doors open at 6 p.m. on April 4 and close at 9 p.m.", "2031-04-04T18:00 effective set",
        "2031-04-04T21:00 expires set"),
      Line("He has until 5 p.m. Friday to file.", "2031-03-07T17:00 due set"),
      Line("The exemption for small firms lapses at midnight on March 31.", "2031-03-31T24:00 expires set"),
      Line("The airline will stop flying to Lima in May.", "2031-05 expires set"),
      Line("The mine will be shut by the end of 2033.", "2033-12-31 due set"),
      Line("Coal power will be phased out by 2035.", "2035 expires set"),
      Line("The old cards may be used until June 30.", "2031-06-30 expires set"),
      Line("The agency gave producers until April 4 to object.", "2031-04-04 due set"),
      Line("Ministers said on Monday that a decision would be taken in April.", "2031-04 scheduled set"),
      Line("Ministers said on Monday they would decide by April.", "2031-04 due set"),
      Line("The court heard on Monday that the trial will begin on April 4.", "2031-04-04 scheduled set"),
      Line("Talks resume on Tuesday in Geneva.", "2031-03-04 scheduled set"),
      Line("\"We will publish the text on Friday,\" she said.", "2031-03-07 scheduled set"),
      Line("The rule takes effect 60 days after publication.", "2031-05-02 effective set"),
      Line("The two leaders are expected to meet next month in Tokyo.", "2031-04 scheduled proposed"),
      Line("She becomes chief executive on April 1.", "2031-04-01 scheduled set"),
      Line("He will be sentenced on April 4.", "2031-04-04 scheduled set"),
      Line("The EU has until March 20 to respond.", "2031-03-20 due set"),
      Line("Tickets go on sale on Friday at 10 a.m.", "2031-03-07T10:00 effective set"),
      Line("The measure has to be signed by the governor before March 20.", "2031-03-20 due set"),
      Line("The quota will be lifted at the end of March.", "2031-03-31 expires set"),
      Line("A moratorium on evictions, extended in January, runs out at the end of March.", "2031-03-31 expires set"),
      Line("It was the first meeting since January 2029."),
      Line("The company had promised to finish the bridge by 2029."),
      Line("In 2019 the city said the line would open by 2029."),
      Line("The vote on Friday ended in a tie."),
      Line("Prices rose 2 percent in the year to January."),
      Line("He said the talks on Friday had gone well."),
    ])
  func ofAllKinds(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "no commitment",
    arguments: [
      Line("The deadline of February 20 passed without a deal."),
      Line("The law took effect on January 1."),
      Line("Inflation is expected to reach 3 percent in 2032."),
      Line("Analysts expect earnings of $2 a share for 2031."),
      Line("The company, founded in 2019, employs 300 people."),
      Line("Shares fell 3 percent on Monday."),
      Line("He has been in office since March 2029."),
      Line("The minister said on Monday that talks were going well."),
      Line("The 2032 model has a bigger battery."),
      Line("Sales in the quarter to February rose 4 percent."),
      Line("\"We met on Friday,\" he said."),
      Line("By 2040 a third of the population will be over 65."),
      Line("The meeting was held in March 2030."),
    ])
  func noCommitment(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }
}
