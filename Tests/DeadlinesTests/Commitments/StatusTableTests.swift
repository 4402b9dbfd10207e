import News
import Testing

@testable import Deadlines

/// How firm a date is: sentences as newsrooms write them, published on Monday, 2031-03-03.
struct StatusTableTests {
  @Test(
    "called off",
    arguments: [
      Line("The tariffs will not take effect on April 4 as planned.", "2031-04-04 effective cancelled"),
      Line("The summit scheduled for April 4 will not go ahead.", "2031-04-04 scheduled cancelled"),
      Line("The talks planned for Friday were cancelled.", "2031-03-07 scheduled cancelled"),
      Line("The strike due to begin on Friday is off.", "2031-03-07 scheduled cancelled"),
      Line("Drivers called off a walkout that had been planned for Friday.", "2031-03-07 scheduled cancelled"),
      Line("The airline has scrapped plans to start flights on April 4.", "2031-04-04 effective cancelled"),
      Line("The government has dropped its plan to raise the fee on April 1.", "2031-04-01 effective cancelled"),
      Line("The increase, which was to take effect on April 1, has been shelved.", "2031-04-01 effective cancelled"),
      Line("The increase, which was to take effect on April 1, will not go ahead.", "2031-04-01 effective cancelled"),
      Line("The concert on April 4 has been cancelled.", "2031-04-04 scheduled cancelled"),
      Line("The bank abandoned its plan to close the branch on April 4.", "2031-04-04 expires cancelled"),
      Line("A federal judge blocked the rule from taking effect on April 4.", "2031-04-04 effective cancelled"),
      Line("The rule will no longer take effect on April 4.", "2031-04-04 effective cancelled"),
    ])
  func calledOff(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "told and wished for",
    arguments: [
      Line("The company said it plans to open the plant in June.", "2031-06 effective proposed"),
      Line("The mayor said the bridge would reopen on April 4.", "2031-04-04 effective set"),
      Line("The bill would ban the sale of such lamps from January 1, 2032.", "2032-01-01 effective proposed"),
      Line("If approved, the merger would close in June.", "2031-06 scheduled proposed"),
      Line("The rule, if adopted, would take effect on April 4.", "2031-04-04 effective proposed"),
      Line("The two sides aim to reach a deal by April 4.", "2031-04-04 due proposed"),
      Line("Negotiators want to wrap up the talks by the end of April.", "2031-04-30 due proposed"),
      Line("The company may open the plant as early as June.", "2031-06 effective proposed"),
      Line("The parties are trying to reach a deal before April 4.", "2031-04-04 due proposed"),
      Line("The court is expected to rule in June.", "2031-06 scheduled proposed"),
      Line("A ruling could come as soon as Friday.", "2031-03-07 scheduled proposed"),
      Line("A ruling is likely by the end of June.", "2031-06-30 due proposed"),
      Line("The senator urged the president to sign the bill before April 4.", "2031-04-04 due proposed"),
      Line("The company targets first production in 2033.", "2033 scheduled proposed"),
    ])
  func toldAndWishedFor(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "proposed",
    arguments: [
      Line("Prosecutors asked for a trial date of April 4.", "2031-04-04 scheduled proposed"),
      Line("The agency proposed a compliance date of April 4, 2033.", "2033-04-04 due proposed"),
      Line("The envoy floated a summit on April 4.", "2031-04-04 scheduled proposed"),
      Line("A tentative date of April 4 has been set for the hearing.", "2031-04-04 scheduled proposed"),
      Line("The target is to finish the works by June.", "2031-06 due proposed"),
      Line("The proposed April 4 launch has drawn criticism.", "2031-04-04 scheduled proposed"),
      Line("Under the draft, the ban would start on January 1, 2032.", "2032-01-01 effective proposed"),
      Line("The company is on course to open the plant in June.", "2031-06 effective proposed"),
      Line("The plan calls for the line to open by 2035.", "2035 due proposed"),
      Line("The union offered to return to work on Friday.", "2031-03-07 scheduled proposed"),
    ])
  func proposed(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "not before",
    arguments: [
      Line("A decision is not expected before April.", "2031-04 scheduled proposed"),
      Line("The tunnel will not reopen before June.", "2031-06 effective set"),
      Line("No decision is expected before April 4.", "2031-04-04 scheduled proposed"),
      Line("The rocket will launch no earlier than April 4.", "2031-04-04 scheduled set"),
    ])
  func notBefore(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }

  @Test(
    "ultimatums and conditions",
    arguments: [
      Line("The president gave Iran until April 4 to accept the offer.", "2031-04-04 due set"),
      Line("Unless a deal is reached by April 4, tariffs will rise to 25 percent.", "2031-04-04 due set"),
      Line("If no agreement is reached by April 4, workers will strike.", "2031-04-04 due set"),
      Line("Workers will walk out on Friday unless a deal is reached.", "2031-03-07 scheduled set"),
      Line("The union set a strike deadline of midnight on Friday.", "2031-03-07T24:00 due set"),
      Line("He warned that tariffs would go up on April 4.", "2031-04-04 effective set"),
      Line("The judge ordered the company to hand over the files by April 4.", "2031-04-04 due set"),
      Line("The court gave the government 30 days to respond.", "2031-04-02 due set"),
      Line("Congress must act by April 4 to avoid a shutdown.", "2031-04-04 due set"),
      Line("Government funding runs out on March 14.", "2031-03-14 expires set"),
      Line("Lawmakers face a March 14 deadline to fund the government.", "2031-03-14 due set"),
    ])
  func ultimatumsAndConditions(_ line: Line) { #expect(Set(commitments(line.text).map(\.short)) == Set(line.rows)) }
}
