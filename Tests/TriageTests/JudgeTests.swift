import CivilTime
import Deadlines
import News
import Testing
import Triage

@Suite("The judge")
struct JudgeTests {
  static let judge = Judge(
    topics: [
      Topic(id: "tin", title: "Tin", severity: .notice, query: "tin"),
      Topic(id: "duty", title: "Duties", severity: .critical, query: "duty"),
    ], fold: RegisterFold(rules: RegisterRules(tracked: [], discovery: Discovery())))

  static let now = Timestamp(seconds: 1_930_000_000)

  @Test("rings one alert for each topic of an article, with the words and the rule")
  func matches() throws {
    let desk = try DeskTests.desk([("tin", "tin"), ("duty", "duty")])
    let text = "Tin duty ahead\n\nThe duty on tin takes effect on March 10."
    let assessment = try desk.assess(DeskTests.submission(text), published: DeskTests.published)
    let change = Self.judge.judge(assessment, register: [:], at: Self.now)
    #expect(change.alerts.map(\.kind) == [.articleMatched, .articleMatched, .deadlineDiscovered])
    #expect(change.alerts.map(\.severity) == [.notice, .critical, .critical])
    #expect(change.alerts[0].summary == "Tin: Tin duty ahead")
    #expect(change.alerts[0].rule == "topics: tin: tin")
    let evidence = try #require(change.alerts[0].evidence.first)
    #expect(evidence.spans.allSatisfy { $0.text.lowercased() == "tin" })
    #expect(!evidence.spans.isEmpty)
  }

  @Test("a rejected file rings once for its bytes, and again for others of the same name")
  func rejected() {
    let rejection = Rejection(.binary, "looks like a PDF")
    func id(_ digest: String) -> [AlertID] {
      Self.judge.judge(rejected: "a.pdf", inbox: "/in", digest: digest, rejection, at: Self.now).alerts.map(\.id)
    }
    #expect(id("1") == id("1"))
    #expect(id("1") != id("2"))
  }

  @Test("an article of no topic rings nothing")
  func nothing() throws {
    let text = "Zinc\n\nThe quota on zinc expires on March 20."
    let assessment = try DeskTests.desk().assess(DeskTests.submission(text), published: DeskTests.published)
    #expect(Self.judge.judge(assessment, register: [:], at: Self.now).alerts.isEmpty)
  }
}
