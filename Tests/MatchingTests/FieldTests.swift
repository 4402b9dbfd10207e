import Matching
import News
import Testing
import TextAnalysis

/// Queries with fields, weights and scores, on one article.
@Suite("Fields, weights and scores")
struct FieldTests {
  private static let headline = "Rice quota raised by 25"
  private static let body = "percent. Beef importers in Seoul said the quota on pork would follow."

  private static func article(_ headline: String = headline, _ body: String = body) -> FieldedText {
    let text = AnalyzedText(headline + "\n\n" + body)
    let count = AnalyzedText(headline).tokens.count
    return FieldedText(
      text: text, headline: 0..<count,
      metadata: [.source: "Harbour Wire", .byline: "Ann O'Neill and Bo Kim", .language: "en"])
  }

  private func matches(_ query: String, minimum: Double? = nil, _ article: FieldedText = article()) throws
    -> QueryMatch?
  {
    let stored = StoredQuery(id: "q", query: try QueryParser.parse(query), minimumScore: minimum)
    return QueryIndex([stored]).matches(in: article).first
  }

  @Test(
    "are true of",
    arguments: [
      "headline:rice", "headline:\"rice quota\"", "body:beef", "body:quota AND headline:quota", "rice AND beef",
      "source:harbour", "source:\"harbour wire\" rice", "byline:O'Neill", "byline:(Ann NEAR/6 Kim)", "language:en",
      "NOT body:rice beef", "\"25 percent\"", "25%", "headline:25", "ATLEAST/2 (headline:rice body:beef tuna)",
      "rice BEFORE/30 pork", "headline:qu?ta", "byline:O'N*",
    ])
  func isTrue(query: String) throws {
    #expect(try matches(query) != nil)
  }

  @Test(
    "are false of",
    arguments: [
      "headline:beef", "body:rice", "harbour", "body:harbour", "source:rice", "byline:harbour", "headline:25%",
      "language:ko", "headline:\"rice beef\"", "ATLEAST/3 (headline:rice body:beef tuna)", "pork BEFORE/30 rice",
      "body:(rice NEAR/9 quota)", "source:(wire BEFORE/3 harbour)",
    ])
  func isFalse(query: String) throws {
    #expect(try matches(query) == nil)
  }

  @Test("find nothing in metadata that is not there")
  func withoutMetadata() throws {
    #expect(try matches("source:harbour", FieldedText(text: AnalyzedText("Harbour"))) == nil)
    #expect(try matches("headline:harbour", FieldedText(text: AnalyzedText("Harbour"))) == nil)
    #expect(try matches("body:harbour", FieldedText(text: AnalyzedText("Harbour"))) != nil)
  }

  @Test("give no spans for what stands outside of the text")
  func metadataSpans() throws {
    let match = try #require(try matches("source:harbour AND pork"))
    #expect(match.spans.count == 1)
    #expect(try #require(try matches("source:harbour")).spans.isEmpty)
  }

  @Test(
    "count points against the least that is asked",
    arguments: [
      ("rice^3 OR tuna^5", 3.0, true, 3.0 / 8), ("rice^3 OR tuna^5", 3.5, false, 0.0),
      ("rice^3 OR beef^2 OR pork^-4", 1.0, true, 0.2), ("rice^3 OR beef^2 OR pork^-4", 2.0, false, 0),
      ("rice^3 OR beef", 4.0, true, 1), ("headline:beef^2 OR rice^1", 1.0, true, 1.0 / 3),
      ("(rice OR tuna)^2 AND beef^0.5", 2.5, true, 1),
    ] as [(String, Double, Bool, Double)])
  func points(query: String, minimum: Double, isMatch: Bool, score: Double) throws {
    let match = try matches(query, minimum: minimum)
    #expect((match != nil) == isMatch)
    if let match { #expect(abs(match.score - score) < 1e-9) }
  }

  @Test("hold the score of a query without weights against the least that is asked")
  func minimumScore() throws {
    let score = try #require(try matches("pork")).score
    #expect(try matches("pork", minimum: score) != nil)
    #expect(try matches("pork", minimum: score + 0.01) == nil)
  }

  @Test("weigh a word in the headline more than in the lead, and there more than below")
  func headlineWeight() throws {
    let filler = String(repeating: "word ", count: 150)
    let scores = try [("Rice", filler), ("Word", "rice " + filler), ("Word", filler + "rice")].map {
      try #require(try matches("rice", Self.article($0, $1))).score
    }
    #expect(zip(scores, [0.75, 0.5, 1 - 0.5.squareRoot()]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("give more for more of the parts that an OR and an ATLEAST name")
  func coverage() throws {
    for (fewer, more) in [
      ("rice OR tuna OR cod", "rice OR beef OR pork"), ("ATLEAST/2 (rice beef tuna)", "ATLEAST/2 (rice beef pork)"),
    ] {
      #expect(try #require(try matches(fewer)).score < #require(try matches(more)).score)
    }
  }
}
