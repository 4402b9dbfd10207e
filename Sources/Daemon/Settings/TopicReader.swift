import Matching
import News
import Triage
import Yams

extension SettingsReader {
  /// The topics, the tests of their queries, and the named parts that they use.
  func topics(
    _ top: MappingReader, parts: NamedParts
  ) -> (topics: [DeskPlan.TrackedTopic], tests: [TopicTest], uses: Set<String>) {
    var uses: Set<String> = []
    var tests: [TopicTest] = []
    var normaliser = QueryNormaliser()
    var sameQuery: [Query: TopicID] = [:]
    let topics = top.items("topics", atMost: 100_000).compactMap { item -> (Node, DeskPlan.TrackedTopic)? in
      guard let reader = MappingReader(item, .topic, sink), let id = reader.identifier(), let node = reader["query"],
        let parsed = query(node, parts: parts)
      else { return nil }
      uses.formUnion(parsed.uses)
      let minimum = minimumScore(reader, of: parsed.query)
      let normal = normaliser.normal(parsed.query)
      if let other = sameQuery[normal] {
        sink.tell(.warning, in: node, at: 0, "topic '\(id)' has the same query as topic '\(other)'", rule: "sameQuery")
      } else {
        sameQuery[normal] = id
      }
      tests += self.tests(reader, topic: id)
      let topic = Topic(
        id: id, title: reader.text("title") ?? id, severity: reader.choice("severity", Severity.self) ?? .notice,
        query: reader.text("query") ?? "")
      return (item, DeskPlan.TrackedTopic(topic, parsed.query, minimumScore: minimum))
    }
    if tests.count > TopicTest.mostTests {
      sink.error(
        top["topics"]?.mark, "the topics have \(tests.count) tests; at most \(TopicTest.mostTests) are allowed")
    }
    return (unique(topics, what: "topic", id: \.topic.id), tests, uses)
  }

  /// `min_score`: points for a query with weights, 0 to 1 for one without.
  private func minimumScore(_ reader: MappingReader, of query: Query) -> Double? {
    guard reader["min_score"] != nil else { return nil }
    guard query.hasWeights else {
      let score = reader.number("min_score", in: 0...1, else: -1)
      return score < 0 ? nil : score
    }
    let most = query.maximumPoints
    let limit = Double(QueryParser.maximumWeight * QueryParser.maximumSize)
    let score = reader.number("min_score", in: -limit...limit, else: .nan)
    if score > most {
      sink.warning(
        reader["min_score"]?.mark,
        "this topic can never match: its weights make \(Quantity.text(most)) points at most", rule: "neverTrue")
    }
    return score.isNaN ? nil : score
  }
}
