import CivilTime
import Deadlines
import Matching
import News
import Triage
import Yams

extension SettingsReader {
  /// The named parts of queries.
  func names(_ top: MappingReader) -> [String: String] {
    guard let node = top["names"] else { return [:] }
    guard case .mapping(let mapping) = node else {
      sink.error(node.mark, "'names' is a mapping of a name to a query")
      return [:]
    }
    var names: [String: String] = [:]
    for (key, value) in mapping {
      guard let name = key.string, let text = value.scalar?.string else {
        sink.error(key.mark, "a named part is one name and one query")
        continue
      }
      names[name] = text
    }
    // Each part by itself, so that an error is told where it stands and not only where it is used.
    for (key, value) in mapping {
      guard let name = key.string, names[name] != nil else { continue }
      _ = query(value, names: names)
    }
    return names
  }

  func topics(_ top: MappingReader, names: [String: String]) -> [DeskPlan.TrackedTopic] {
    let topics = top.items("topics", atMost: 100_000).compactMap { item -> (Node, DeskPlan.TrackedTopic)? in
      guard let reader = MappingReader(item, .topic, sink), let id = reader.identifier(), let node = reader["query"],
        let query = query(node, names: names)
      else { return nil }
      let topic = Topic(
        id: id, title: reader.text("title") ?? id, severity: reader.choice("severity", Severity.self) ?? .notice,
        query: reader.text("query") ?? "")
      return (item, DeskPlan.TrackedTopic(topic, query))
    }
    return unique(topics, what: "topic", id: \.topic.id)
  }

  func deadlines(
    _ top: MappingReader, names: [String: String]
  ) -> [(deadline: TrackedDeadline, query: DeskPlan.DeadlineQuery)] {
    let deadlines = top.items("deadlines", atMost: 10_000).compactMap {
      item -> (Node, (deadline: TrackedDeadline, query: DeskPlan.DeadlineQuery))? in
      guard let reader = MappingReader(item, .deadline, sink), let id = reader.identifier(), let node = reader["query"],
        let query = query(node, names: names),
        let due = reader.value("due", expected: "a date such as 2025-07-08, 2025-07 or 2025-Q3", { CivilPeriod($0) })
      else { return nil }
      let tracked = TrackedDeadline(
        id: id, title: reader.text("title") ?? id, severity: reader.choice("severity", Severity.self) ?? .warning,
        kind: reader.choice("kind", Commitment.Kind.self) ?? .due, due: due,
        remind: reader.days("remind", else: [30, 7, 1, 0]))
      return (item, (tracked, DeskPlan.DeadlineQuery(id, query)))
    }
    return unique(deadlines, what: "deadline", id: \.deadline.id)
  }

  func discovery(_ top: MappingReader) -> Discovery {
    guard let node = top["discover"], let reader = MappingReader(node, .discover, sink) else { return Discovery() }
    return Discovery(
      scope: reader.choice("from", Discovery.Scope.self) ?? .matched,
      minimumConfidence: reader.number("minimum_confidence", in: 0...1, else: 0.5),
      severity: reader.choice("severity", Severity.self) ?? .notice, remind: reader.days("remind", else: [7, 1, 0]))
  }

  /// The query a node holds; nil, with an error told at the very character, where it is none.
  private func query(_ node: Node, names: [String: String]) -> Query? {
    guard let text = node.scalar?.string else {
      sink.error(node.mark, "a query is one text")
      return nil
    }
    do {
      return try QueryParser.parse(text, names: names)
    } catch {
      let caret =
        "\n    \(Self.line(of: text, at: error.offset).text)\n    \(Self.line(of: text, at: error.offset).caret)"
      sink.error(in: node, at: error.offset, "\(error.message)\(caret)")
      return nil
    }
  }

  /// The line of a query that holds a place, and a caret under the place.
  private static func line(of text: String, at offset: Int) -> (text: String, caret: String) {
    let scalars = Array(text.unicodeScalars)
    let at = min(max(0, offset), scalars.count)
    let start = (scalars[..<at].lastIndex(of: "\n") ?? -1) + 1
    let end = scalars[at...].firstIndex(of: "\n") ?? scalars.count
    // A window, for queries of a thousand words on one line.
    let from = max(start, at - 60)
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[from..<min(end, at + 40)])
    return (String(shown), String(repeating: " ", count: at - from) + "^")
  }

  /// The values, each id once.
  func unique<Value>(_ values: [(Node, Value)], what: String, id: (Value) -> String) -> [Value] {
    var seen: Set<String> = []
    for (node, value) in values where !seen.insert(id(value)).inserted {
      sink.error(node.mark, "there is another \(what) '\(id(value))' before this one; ids are unique")
    }
    return values.map(\.1)
  }
}
