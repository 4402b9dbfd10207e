import CivilTime
import Deadlines
import Matching
import News
import Testing
import Triage

@Suite("The desk")
struct DeskTests {
  static let published = PublicationDate(CivilDate(dayNumber: 22_341), from: .given)  // 2031-03-03

  static func desk(_ topics: [(String, String)] = [("tin", "tin")], deadlines: [(String, String)] = []) throws -> Desk {
    Desk(
      DeskPlan(
        topics: try topics.map { id, query in
          DeskPlan.TrackedTopic(
            Topic(id: id, title: id, severity: .notice, query: query), try QueryParser.parse(query, names: [:]))
        },
        deadlines: try deadlines.map { DeskPlan.DeadlineQuery($0.0, try QueryParser.parse($0.1, names: [:])) }))
  }

  static func submission(_ text: String) -> Submission {
    Submission(name: "a.txt", inbox: "/in", bytes: Array(text.utf8), modified: Timestamp(seconds: 1_930_000_000))
  }

  @Test("makes one assessment of one article: topics, dates, commitments")
  func assessment() throws {
    let text = "Tin duty ahead\n\nThe duty on tin takes effect on March 10, the ministry said."
    let assessment = try Self.desk().assess(Self.submission(text), published: Self.published)
    #expect(assessment.article.headline == "Tin duty ahead")
    #expect(assessment.matches.map(\.topic) == ["tin"])
    #expect(assessment.expressions.map(\.value) == ["2031-03-10"])
    #expect(assessment.commitments.map(\.commitment.date) == [CivilPeriod("2031-03-10")])
  }

  @Test("every span quotes the article's text", arguments: ["\n", "\r\n"])
  func spansQuote(lineBreak: String) throws {
    let text = "Étain 🛎️ “tin”\n\nThe duty on tin takes effect on March 10.\n\nTin — tin.".replacing(
      "\n", with: lineBreak)
    let assessment = try Self.desk().assess(Self.submission(text), published: Self.published)
    let scalars = Array(assessment.article.text.unicodeScalars)
    let quotes =
      assessment.matches.flatMap { $0.spans + [$0.evidence] }
      + assessment.commitments.flatMap { [$0.commitment.evidence, $0.commitment.cue, $0.commitment.mention] }
    #expect(quotes.count >= 7)
    for quote in quotes {
      #expect(String(String.UnicodeScalarView(scalars[quote.start..<quote.end])) == quote.text)
    }
  }

  @Test("ties a commitment to a tracked deadline by its own sentence only")
  func tracked() throws {
    let text = "Tin and zinc\n\nThe duty on tin takes effect on March 10. The quota on zinc expires on March 20."
    let desk = try Self.desk(deadlines: [("duty", "duty AND tin"), ("quota", "quota")])
    let tracked = try desk.assess(Self.submission(text), published: Self.published).commitments.map(\.tracked)
    #expect(tracked == [["duty"], ["quota"]])
  }

  @Test("the evidence is the sentence that says what is rare, not what stands everywhere")
  func evidence() throws {
    let text = "Lima trade\n\nLima said so. Lima is in Peru, Lima people say. In Lima rare tin was found."
    let match = try #require(
      try Self.desk([("t", "Lima AND tin")]).assess(Self.submission(text), published: Self.published).matches.first)
    #expect(match.evidence.text == "In Lima rare tin was found.")
  }

  @Test("the same bytes give the same assessment")
  func deterministic() throws {
    let text = "Tin duty\n\nThe duty on tin takes effect on March 10. Talks on tin are set for May 15-16."
    let desk = try Self.desk(deadlines: [("duty", "duty")])
    let (one, two) = (
      try desk.assess(Self.submission(text), published: Self.published),
      try desk.assess(Self.submission(text), published: Self.published)
    )
    #expect(one.article.id == two.article.id)
    #expect(one.matches == two.matches)
    #expect(one.commitments == two.commitments)
  }

  @Test("bytes that are no article are a rejection")
  func rejection() throws {
    let desk = try Self.desk()
    #expect(throws: Rejection.self) { try desk.assess(Self.submission("\0\0\u{1}\0")) }
    #expect(throws: Rejection.self) { try desk.assess(Self.submission("")) }
  }
}
