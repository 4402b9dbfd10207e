import Matching
import News
import Testing
import TextAnalysis

/// Queries as operators write them, against sentences.
@Suite("A query")
struct MatchTests {
  private func matches(_ query: String, _ text: String) throws -> QueryMatch? {
    let parsed = try QueryParser.parse(query)
    return QueryIndex([(id: "q", query: parsed)]).matches(in: AnalyzedText(text)).first
  }

  @Test(
    "is true of",
    arguments: [
      ("tariff", "Tariffs rose."),
      ("negotiation", "They negotiated all night."),
      ("cafe", "The Café is closed"),
      ("rice beef", "beef, then rice"),
      ("rice AND NOT pork", "rice and beef"),
      ("pork OR rice beef", "rice with beef"),
      ("\"rice quota\"", "the rice-quota talks"),
      ("“rice quota”", "Rice quotas rose"),
      ("rice-quota", "a rice quota"),
      ("Korea-U.S.", "the Korea-U.S. pact"),
      ("U.S.", "the U.S. said"), ("U.S.", "the US said"), ("US", "a U.S. envoy"), ("US", "the US said"),
      ("=Rice", "Condoleezza Rice’s book"), ("=O'Neill", "Ms. O’Neill left"),
      ("tariff*", "a tariff-free zone"), ("auto*", "Automakers fell"),
      ("25%", "a 25% levy"), ("25%", "25 percent"), ("25%", "25 per cent more"), ("25", "25% more"),
      ("\"25 percent tariff\"", "a 25% tariff"), ("\"25% tariff\"", "a 25 per cent tariff"),
      ("rice NEAR/2 quota", "quota rice"),
      ("rice NEAR/1 quota", "rice import quota"),
      ("rice BEFORE/0 quota", "rice quota"), ("rice BEFORE/3 \"import cap\"", "rice under an import cap"),
      ("(rice OR beef) BEFORE/1 quota", "quota, beef or quota"),
      ("ATLEAST/2 (rice beef pork)", "pork and rice"), ("ATLEAST/2 (rice NOT beef)", "rice"),
      ("$550 billion", "a $550-billion fund"),
      ("(rice OR beef) NEAR/4 (quota OR \"import cap\")", "an import cap on frozen beef"),
      ("\"rice quota\"~2", "quota rice"), ("\"rice import quota\"~1", "rice import new quota"),
      ("and", "this and that"),
      ("무역", "한국 무역 협상"), ("关税", "上调关税"),
    ])
  func isTrue(query: String, text: String) throws {
    #expect(try matches(query, text) != nil)
  }

  @Test(
    "is false of",
    arguments: [
      ("tariff", "The tarif"), ("rice beef", "rice"), ("rice AND NOT beef", "rice and beef"),
      ("\"rice quota\"", "rice and quota"), ("\"rice quota\"", "quota rice"),
      ("U.S.", "give it to us"), ("=Rice", "rice"), ("=Rice", "RICE"), ("=tariff", "tariffs"),
      ("25%", "25 envoys"), ("25%", "25.5%"), ("tariff*", "tarif"),
      ("rice BEFORE/3 quota", "quota rice"), ("rice BEFORE/0 quota", "rice or quota"),
      ("rice NEAR/1 quota", "quota rice"),
      ("rice NEAR/1 quota", "rice on the quota"),
      ("rice NEAR/5 rice", "rice"), ("\"rice rice\"~4", "one rice"),
      ("\"rice import quota\"~1", "rice import a new quota"),
      ("关税", "税关"), ("ATLEAST/2 (rice beef pork)", "rice, rice"), ("rice BEFORE/9 rice", "rice"),
      ("$550 billion", "a billion, not 550"),
    ])
  func isFalse(query: String, text: String) throws {
    #expect(try matches(query, text) == nil)
  }

  @Test(
    "points at its words",
    arguments: [
      ("rice", "«Rice» and rice’s price", ["Rice", "rice’s"]),
      ("\"rice quota\"", "The rice quota and rice", ["rice quota"]),
      ("rice NEAR/3 quota", "rice. A quota on rice far away from all else, beef", ["rice", "quota", "rice"]),
      ("rice OR beef", "beef, no pork", ["beef"]),
      ("rice OR (beef AND pork)", "beef and rice", ["rice"]),
      ("rice AND NOT pork", "rice", ["rice"]),
      ("25%", "up 25% or 25 percent", ["25%", "25 percent"]),
      ("\"rice quota\" OR quota", "rice quota, quota", ["rice quota", "quota"]),
      ("tariff* OR tariffs", "tariffs", ["tariffs"]),
    ])
  func pointsAtWords(query: String, text: String, words: [String]) throws {
    let analyzed = AnalyzedText(text)
    let match = try #require(try matches(query, text))
    #expect(match.spans.map { analyzed.quote(start: $0.start, end: $0.end) } == words)
  }

  @Test("scores more for more evidence, and for evidence at the start")
  func scores() throws {
    let filler = String(repeating: "word ", count: 200)
    let texts = [filler + "rice", "rice " + filler, "rice " + filler + "rice", "rice rice rice " + filler]
    let scores = try texts.map { try matches("rice", $0)?.score ?? -1 }
    #expect(scores == scores.sorted() && Set(scores).count == scores.count)
    #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
    let one = try #require(try matches("rice OR beef", "rice " + filler))
    let both = try #require(try matches("rice OR beef", "rice beef " + filler))
    #expect(one.score < both.score)
  }

  @Test("keeps a bounded number of spans")
  func boundedSpans() throws {
    let match = try #require(try matches("rice", String(repeating: "rice ", count: 5000)))
    #expect(match.spans.count == QueryIndex.maximumSpans)
    #expect(match.spans.first == Span(0, 4))
  }
}
