import News
import TextAnalysis
import Yams

extension SettingsReader {
  func routes(_ top: MappingReader, notifiers: [NotifierID], topics: [TopicID], deadlines: [DeadlineID]) -> [Route] {
    guard top["routes"] != nil else { return [Route(to: notifiers)] }
    return top.items("routes", atMost: 1000).compactMap { item in
      guard let reader = MappingReader(item, .route, sink) else { return nil }
      let to = references(reader, "to", among: notifiers, what: "notifier")
      if case .sequence(let names)? = reader["to"], names.isEmpty {
        sink.error(reader["to"]?.mark, "this route leads nowhere: name at least one notifier")
      }
      let when = reader["when"].flatMap { MappingReader($0, .condition, sink) }
      return Route(when: when.map { condition($0, topics: topics, deadlines: deadlines) } ?? .init(), to: to)
    }
  }

  private func condition(_ reader: MappingReader, topics: [TopicID], deadlines: [DeadlineID]) -> Route.Condition {
    Route.Condition(
      severities: reader.value("severity", expected: "a severity, or \">= warning\"", Self.severities) ?? [],
      kinds: Set(reader.items("kind", atMost: 32).flatMap(kinds)),
      topics: Set(references(reader, "topic", among: topics, what: "topic")),
      deadlines: Set(references(reader, "deadline", among: deadlines, what: "deadline")))
  }

  /// `warning` or `>= warning`.
  private static func severities(_ text: String) -> Set<Severity>? {
    let atLeast = text.hasPrefix(">=")
    let name = String((atLeast ? text.dropFirst(2) : text[...]).drop { $0 == " " })
    return Severity(rawValue: name).map { least in
      Set(Severity.allCases.filter { atLeast ? $0 >= least : $0 == least })
    }
  }

  /// `deadline.moved`, `deadline.*`.
  private func kinds(_ node: Node) -> [Alert.Kind] {
    let text = node.scalar?.string ?? ""
    let found = Alert.Kind.allCases.filter {
      text.hasSuffix("*") ? $0.rawValue.hasPrefix(text.dropLast()) : $0.rawValue == text
    }
    if found.isEmpty {
      let names = Alert.Kind.allCases.map(\.rawValue)
      let hint =
        nearest(to: text, among: names).map { "did you mean '\($0)'?" } ?? "one of \(names.joined(separator: ", "))"
      sink.error(node.mark, "no kind of alert is called '\(text)'; \(hint)")
    }
    return found
  }

  /// Names under a key that must be those of something else in the file.
  private func references(_ reader: MappingReader, _ key: String, among known: [String], what: String) -> [String] {
    reader.items(key, atMost: 1000).compactMap { item in
      let name = item.scalar?.string ?? ""
      if known.contains(name) { return name }
      let hint = nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
      sink.error(item.mark, "there is no \(what) '\(name)'\(hint)")
      return nil
    }
  }
}
