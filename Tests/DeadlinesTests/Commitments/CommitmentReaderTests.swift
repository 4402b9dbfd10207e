import CivilTime
import News
import Testing

@testable import Deadlines

struct CommitmentReaderTests {
  /// A text, and what is to be found in it; published on Monday, 2031-03-03.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let found: [String]
    var testDescription: String { text }

    init(_ text: String, _ found: String...) {
      self.text = text
      self.found = found
    }
  }

  @Test(
    "kinds",
    arguments: [
      Case("Growers have until April 4 to object.", "2031-04-04 due set"),
      Case("Objections must reach the clerk by April 4.", "2031-04-04 due set"),
      Case("The ferry will not run until April 4.", "2031-04-04 effective set"),
      Case("The quota applies from 1 April 2031.", "2031-04-01 effective set"),
      Case("Old tickets may be used until April 30.", "2031-04-30 expires set"),
      Case("Ministers will meet in Lisbon on Friday.", "2031-03-07 scheduled set"),
      Case("Traders face an April 4 deadline to file.", "2031-04-04 due set"),
      Case("Comments due: April 4, 2031", "2031-04-04 due set"),
      Case("The union hopes to have it signed by April 4.", "2031-04-04 due proposed"),
      Case("The new mayor is sworn in on April 4.", "2031-04-04 scheduled set"),
      Case("The talks resume on April 4.", "2031-04-04 scheduled set"),
      Case(
        "The second phase begins on April 1 and ends on May 31.", "2031-04-01 effective set", "2031-05-31 expires set"),
    ])
  func kinds(_ example: Case) { #expect(commitments(example.text).map(\.short) == example.found) }

  @Test(
    "statuses",
    arguments: [
      Case("The envoys hope to sign by April 4.", "2031-04-04 due proposed"),
      Case("The assembly could vote on April 4.", "2031-04-04 scheduled proposed"),
      Case("The port said it would reopen on April 4.", "2031-04-04 effective set"),
      Case("Under the bill, the levy would take effect on April 4.", "2031-04-04 effective proposed"),
      Case("The pause ends on April 4 and will not be extended.", "2031-04-04 expires set"),
      Case("Duties take effect on April 4 unless a deal is reached.", "2031-04-04 effective set"),
      Case("The gala planned for April 4 has been called off.", "2031-04-04 scheduled cancelled"),
      Case("The levy will not take effect on April 4.", "2031-04-04 effective cancelled"),
      Case("The owner has until Friday to pay the fee.", "2031-03-07 due set"),
    ])
  func statuses(_ example: Case) { #expect(commitments(example.text).map(\.short) == example.found) }

  @Test(
    "a moved date is one commitment with its old date",
    arguments: [
      Case("The council extended the March 20 deadline to April 4.", "2031-04-04 due moved from 2031-03-20"),
      Case(
        "The hearing, which was to be held on March 20, will now be held on April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Case(
        "The vote had been scheduled for March 20. It has been put back to April 4.",
        "2031-04-04 scheduled moved from 2031-03-20"),
      Case(
        "The duty, which had been due to expire on March 20, was extended to April 4.",
        "2031-04-04 expires moved from 2031-03-20"),
      Case("The vote was postponed from March 20 to April 4.", "2031-04-04 scheduled moved from 2031-03-20"),
      Case("The date for replies is extended to April 4.", "2031-04-04 due moved"),
    ])
  func moves(_ example: Case) { #expect(commitments(example.text).map(\.short) == example.found) }

  @Test(
    "a range is one commitment",
    arguments: [
      Case("Rangers meet in town from Thursday to Saturday.", "2031-03-06…2031-03-08 scheduled set"),
      Case("Talks will be held on April 4-5.", "2031-04-04…2031-04-05 scheduled set"),
      Case("The delegates meet from April 4 to April 6.", "2031-04-04…2031-04-06 scheduled set"),
    ])
  func ranges(_ example: Case) { #expect(commitments(example.text).map(\.short) == example.found) }

  @Test("a range in which something holds is two commitments")
  func phases() {
    let found = commitments("Holders can exchange tokens at any branch from April 4 until May 31.")
    #expect(found.map(\.short) == ["2031-04-04 effective set", "2031-05-31 expires set"])
  }

  @Test(
    "dates that bind nobody are no commitments",
    arguments: [
      Case("Ministers pledged on Friday to finish their work."),
      Case("The vote will not be postponed from March 20 to April 4."),
      Case("The comment period has not been extended to April 4."),
      Case("The ministry denied that the talks were postponed from March 20 to April 4."),
      Case("No hearing is scheduled for March 20."),
      Case("The envoys agreed on Tuesday to begin the talks."),
      Case("Ministers met on Friday and parted without a text."),
      Case("The plant was built in 2019 and closed in 2024."),
      Case("Analysts see inflation at 2.5 percent by the end of 2032."),
      Case("Sales rose in February, the company said on Monday."),
      Case("File photo: Cranes at the harbour, March 3, 2031."),
      Case("© 2031 Harbour News. All rights reserved."),
      Case("LISBON, March 3, 2031 — Rain fell."),
      Case("The rules have been in force since January 2029."),
    ])
  func background(_ example: Case) { #expect(commitments(example.text).map(\.short) == example.found) }

  @Test("two mentions of one commitment are one row")
  func mentions() {
    let found = commitments(
      "Exporters face an April 4 deadline. The deadline, April 4, was set last year. They must file by April 4.")
    #expect(found.map(\.short) == ["2031-04-04 due set"])
  }

  @Test("evidence, cue and mention are the words of the text at their offsets")
  func spans() throws {
    let text = "Café notes.\n\nThe new duty takes effect on April 4. Nobody minds."
    let found = try #require(commitments(text).first)
    let scalars = Array(text.unicodeScalars)
    for quoted in [found.evidence, found.cue, found.mention] {
      let words = String(String.UnicodeScalarView(scalars[quoted.start..<quoted.end]))
      #expect(words == quoted.text)
    }
    #expect(found.mention.text == "April 4")
    #expect(found.cue.text == "takes effect")
    #expect(found.evidence.text == "The new duty takes effect on April 4.")
    #expect((0...1).contains(found.confidence))
  }

  @Test("a length of time counts from where the text says")
  func durations() {
    #expect(commitments("Owners must comply within 30 days.").map(\.short) == ["2031-04-02 due set"])
    let counted = commitments("The work is to be finished within 90 days, counted from March 1.")
    #expect(counted.map(\.short) == ["2031-05-30 due set"])
    let elsewhere = commitments("The rule was published on March 1. Owners must comply within 60 days of publication.")
    #expect(elsewhere.map(\.short) == ["2031-04-30 due set"])
    #expect(commitments("A memo must be filed within two days of the presentation.").isEmpty)
  }

  @Test(
    "labels are titles for a person",
    arguments: [
      ("The ban on cloud services takes effect on April 4.", "Ban on cloud services takes effect"),
      ("Voters await the April 4 provincial election.", "Provincial election"),
      ("Smaller ports have until the end of 2032.", "Smaller ports have until the end of 2032"),
      ("The ministry said that the new harbour fee will start on April 4.", "New harbour fee will start"),
    ])
  func labels(_ text: String, _ label: String) { #expect(commitments(text).first?.label == label) }

  @Test("a label has at most 80 characters and no mark at its end")
  func longLabels() throws {
    let long = "The " + String(repeating: "very ", count: 40) + "long hearing will be held on April 4."
    let label = try #require(commitments(long).first).label
    #expect(label.count <= 80)
    #expect(label.last?.isPunctuation == false)
  }

  @Test(
    "odd input is read without harm",
    arguments: ["", " ", "April 4", "by by by April 4 to to", "— — —", "to be April 4 to"])
  func odd(_ text: String) { #expect(commitments(text).count <= 1) }
}
