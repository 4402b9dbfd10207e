import Foundation
import News
import Testing
import Triage

@Suite("A match's alert")
struct ExplainedAlertTests {
  private func alert(_ query: String) throws -> Alert {
    let desk = try DeskTests.desk([("tin", query)])
    let text = "Tin duty ahead\n\nThe duty on tin takes effect on March 10."
    let assessment = try desk.assess(DeskTests.submission(text), published: DeskTests.published)
    return try #require(JudgeTests.judge.judge(assessment, register: [:], at: JudgeTests.now).alerts.first)
  }

  @Test("says why, with the parts that hold and their places")
  func explanation() throws {
    let explanation = try #require(try alert("headline:tin AND (duty OR quota OR zinc)").explanation)
    #expect(explanation.matches && explanation.tree.holds)
    let sides = explanation.tree.parts
    #expect(sides.map(\.query) == ["headline:tin", "duty OR quota OR zinc"])
    #expect(sides[0].words.map { "\($0.line):\($0.column) \($0.text)" } == ["1:1 Tin"])
    #expect(sides[1].parts.map(\.query) == ["duty"] && sides[1].omitted == 2)
  }

  @Test("is bounded for the vastest query")
  func bounded() throws {
    let many = (0..<2000).map { "tin OR word\($0)x" }.joined(separator: " OR ")
    let bytes = try alert(many).json.count
    #expect(bytes < 40_000)
  }

  @Test("reads back the same from a ledger, and those of older versions read as ones without a reason")
  func ledger() throws {
    let alert = try alert("tin")
    let data = Data(alert.json)
    #expect(try JSONDecoder().decode(Alert.self, from: data) == alert)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: data, as: UTF8.self) == String(decoding: try encoder.encode(alert), as: UTF8.self))
    var old = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(old.removeValue(forKey: "explanation") != nil)
    let read = try JSONDecoder().decode(Alert.self, from: JSONSerialization.data(withJSONObject: old))
    #expect(read.id == alert.id && read.explanation == nil)
  }
}
