import Matching
import News
import Testing
import TextAnalysis

@Suite("An explanation")
struct ExplanationTests {
  private func explain(
    _ query: String, _ text: String, headline: Int = 0, metadata: [Field: String] = [:], minimum: Double? = nil
  ) throws -> Explanation {
    let article = FieldedText(text: AnalyzedText(text), headline: 0..<headline, metadata: metadata)
    return QueryExplainer(try QueryParser.parse(query), minimumScore: minimum).explanation(in: article)
  }

  @Test(
    "of a miss says what failed, and how near it was",
    arguments: [
      ("rice", "beef", "not in the article"),
      ("rice NEAR/2 beef", "rice of the very best kind, and beef", "NEAR/2 needed, nearest distance 6"),
      ("rice NEAR/2 beef", "beef of the very best kind, and rice", "NEAR/2 needed, nearest distance 8"),
      ("rice BEFORE/2 beef", "beef and rice", "BEFORE/2 needed, only the other order found, nearest distance 3"),
      ("rice BEFORE/2 beef", "beef, rice of the best kind, beef", "BEFORE/2 needed, nearest distance 4"),
      ("rice NEAR/2 beef", "rice", "NEAR/2 needed, no right side"),
      ("(rice OR pork) NEAR/2 beef", "beef", "NEAR/2 needed, no left side"),
      ("rice NEAR/2 beef", "pork", "NEAR/2 needed, neither side found"),
      ("rice NEAR/2 rice", "rice", "NEAR/2 needed, the sides are the same words"),
      ("\"rice quota\"", "quota", "'rice' is not in the article"),
      ("\"rice quota\"", "pork", "none of its words is in the article"),
      ("\"rice quota talks\"", "rice", "'quota', 'talks' are not in the article"),
      ("\"rice quota\"", "quota on rice", "all its words are in the article, never in a row"),
      ("\"rice quota\"~2", "quota on the rice", "all its words are in the article, never within 2 steps"),
      ("ATLEAST/3 (rice beef pork tin)", "rice, tin", "2 of 4 found, 3 needed"),
      ("rice beef pork", "rice, pork", "2 of 3 hold"),
      ("rice OR beef", "pork", "none of 2 holds"),
      ("headline:rice", "Beef\n\nrice", "the article has no headline"),
      ("body:rice", "beef", "not in the body"),
      ("source:Reuters", "beef", "the article has no source"),
    ])
  func misses(query: String, text: String, note: String) throws {
    let explanation = try explain(query, text)
    #expect(!explanation.matches && !explanation.tree.holds)
    #expect(explanation.tree.note == note)
  }

  @Test("of a match gives the words and their places")
  func places() throws {
    let explanation = try explain("rice \"Import Cap\"", "Étude 🛎\nThe rice.\n\nAn import cap on Rice\n")
    #expect(explanation.matches && explanation.tree.holds)
    let words = explanation.tree.parts.flatMap(\.words)
    #expect(words.map(\.text) == ["rice", "Rice", "import cap"])
    #expect(words.map { "\($0.line):\($0.column)" } == ["2:5", "4:18", "4:4"])
    #expect(words.map(\.start) == [12, 36, 22])
  }

  @Test("is the same where the answer to the whole query is known")
  func known() throws {
    let article = FieldedText(
      text: AnalyzedText("An import cap on rice.\n\nThe rice import cap"), headline: 0..<0, metadata: [:])
    for text in ["rice", "\"import cap\"", "rice AND \"import cap\"", "headline:rice OR rice", "rice^2"] {
      let query = try QueryParser.parse(text)
      let found = QueryIndex([StoredQuery(id: "q", query: query)]).matches(in: article).first
      let explainer = QueryExplainer(query)
      #expect(found != nil)
      #expect(explainer.explanation(in: article, known: found) == explainer.explanation(in: article))
    }
  }

  @Test("names the field that was read")
  func fields() throws {
    let text = "Rice up\n\nBeef down"
    let miss = try explain("headline:beef", text, headline: 2)
    #expect(miss.tree.note == "not in the headline" && miss.tree.query == "headline:beef")
    #expect(try explain("headline:(rice beef)", text, headline: 2).tree.parts[0].parts.map(\.holds) == [true, false])
    let source = try explain("source:Reuters", text, metadata: [.source: "Agence Presse"])
    #expect(source.tree.note == "source is 'Agence Presse'")
    #expect(try explain("source:presse", text, metadata: [.source: "Agence Presse"]).matches)
  }

  @Test("adds up the points of weights, and holds them against what is asked for")
  func points() throws {
    let query = "rice^3 OR beef^2 OR pork^-4 OR tin"
    let explanation = try explain(query, "rice, tin and pork", minimum: 1)
    #expect(explanation.points == 0 && explanation.tree.holds && !explanation.matches)
    #expect(explanation.score == 0)
    #expect(explanation.tree.parts.map(\.points) == [3, 0, -4, nil])
    #expect(explanation.tree.parts[2].note == "speaks against it, but rules nothing out")
    #expect(try explain(query, "rice, beef", minimum: 5).points == 5)
    #expect(try explain(query, "rice, beef", minimum: 5).matches)
    #expect(try !explain("rice OR beef", String(repeating: "word ", count: 200) + "rice", minimum: 0.9).matches)
  }

  @Test("is bounded, whatever the query")
  func bounds() throws {
    let many = (0..<3000).map { "word\($0)x" }.joined(separator: " OR ")
    let tree = try explain(many, "word7x " + String(repeating: "word8x ", count: 5000)).tree
    #expect(tree.parts.count == QueryExplainer.maximumParts && tree.omitted == 3000 - tree.parts.count)
    #expect(tree.query.unicodeScalars.count <= 200)
    #expect(tree.parts[8].words.count == QueryExplainer.maximumWords && tree.parts[8].found == 1000)
    let reduced = try explain(many, "word7x word8x").reduced(toParts: 2)
    #expect(reduced.tree.parts.map(\.query) == ["word7x"] && reduced.tree.omitted == 2999)
  }

  @Test("says of each part what the index and the definition say", arguments: 0..<40)
  func agrees(seed: Int) throws {
    var random = RandomQueries(seed: UInt64(77_000 + seed))
    let queries = (0..<10).map { number -> StoredQuery in
      let query = random.written(3)
      let minimum: Double? = Bool.random(using: &random) ? nil : query.hasWeights ? 2 : 0.4
      return StoredQuery(id: String(number), query: query, minimumScore: minimum)
    }.filter { $0.query.booleanReading != nil }
    let index = QueryIndex(queries)
    let explainers = queries.map { QueryExplainer($0.query, minimumScore: $0.minimumScore) }
    for _ in 0..<6 {
      let text = AnalyzedText(random.text(25))
      let headline = min(text.tokens.count, Int.random(in: 0...8, using: &random))
      let metadata: [Field: String] = [.source: "Rice Wire", .language: "us", .byline: random.text(6)]
      let article = FieldedText(text: text, headline: 0..<headline, metadata: metadata)
      let plain = PlainEvaluation(article)
      let matches = index.matches(in: article)
      for (stored, explainer) in zip(queries, explainers) {
        let shown: Comment = "\(stored.query)\n\(text.text)"
        let explanation = explainer.explanation(in: article)
        let match = matches.first { $0.id == stored.id }
        #expect(explanation.matches == (match != nil), shown)
        if let match { #expect(abs((explanation.score ?? -1) - match.score) < 1e-9, shown) }
        #expect(explanation.tree.holds == plain.isTrue(stored.query), shown)
        if stored.query.hasWeights { #expect(explanation.points == Self.points(stored.query, plain), shown) }
        check(explanation.tree)
      }
    }
  }

  private static func points(_ query: Query, _ plain: PlainEvaluation) -> Double {
    query.weightedParts.reduce(0) { $0 + (plain.isTrue($1.part) ? $1.weight : 0) }
  }

  /// A part is true by its parts; those of negative weight have no say.
  private func check(_ part: Explanation.Part) {
    for inner in part.parts { check(inner) }
    if part.query.contains("^-") { return }
    switch part.kind {
    case .and: #expect(part.holds == part.parts.allSatisfy(\.holds), "\(part)")
    case .or: #expect(part.holds == part.parts.contains(where: \.holds), "\(part)")
    case .not: #expect(part.holds != part.parts[0].holds, "\(part)")
    case .field where !part.parts.isEmpty: #expect(part.holds == part.parts[0].holds, "\(part)")
    case .words, .near, .before, .atLeast, .field: break
    }
  }
}
