import CivilTime
import Deadlines
import Matching
import News
import Triage
import Yams

extension SettingsReader {
  /// The deadlines that the operator knows of, and the named parts that their queries use.
  func deadlines(
    _ top: MappingReader, parts: NamedParts
  ) -> (deadlines: [(deadline: TrackedDeadline, query: DeskPlan.DeadlineQuery)], uses: Set<String>) {
    var uses: Set<String> = []
    let deadlines = top.items("deadlines", atMost: 10_000).compactMap {
      item -> (Node, (deadline: TrackedDeadline, query: DeskPlan.DeadlineQuery))? in
      guard let reader = MappingReader(item, .deadline, sink), let id = reader.identifier(), let node = reader["query"],
        let parsed = query(node, parts: parts),
        let due = reader.value("due", expected: "a date such as 2025-07-08, 2025-07 or 2025-Q3", { CivilPeriod($0) })
      else { return nil }
      uses.formUnion(parsed.uses)
      let tracked = TrackedDeadline(
        id: id, title: reader.text("title") ?? id, severity: reader.choice("severity", Severity.self) ?? .warning,
        kind: reader.choice("kind", Commitment.Kind.self) ?? .due, due: due,
        remind: reader.days("remind", else: [30, 7, 1, 0]))
      return (item, (tracked, DeskPlan.DeadlineQuery(id, parsed.query)))
    }
    return (unique(deadlines, what: "deadline", id: \.deadline.id), uses)
  }

  func discovery(_ top: MappingReader) -> Discovery {
    guard let node = top["discover"], let reader = MappingReader(node, .discover, sink) else { return Discovery() }
    return Discovery(
      scope: reader.choice("from", Discovery.Scope.self) ?? .matched,
      minimumConfidence: reader.number("minimum_confidence", in: 0...1, else: 0.5),
      severity: reader.choice("severity", Severity.self) ?? .notice, remind: reader.days("remind", else: [7, 1, 0]))
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
