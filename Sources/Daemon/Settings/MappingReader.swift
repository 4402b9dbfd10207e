import TextAnalysis
import Yams

/// Reads one mapping of the settings by its section's table: unknown and missing keys are errors, values are checked.
struct MappingReader {
  let node: Node
  let section: SettingsSection
  let sink: DiagnosticSink
  private let values: [String: Node]

  /// Nil, with an error told, when the node is no mapping.
  init?(_ node: Node, _ section: SettingsSection, _ sink: DiagnosticSink) {
    guard case .mapping(let mapping) = node else {
      sink.error(node.mark, "\(section.article) is a mapping of keys (\(Self.names(section)))")
      return nil
    }
    self.node = node
    self.section = section
    self.sink = sink
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard section.keys.contains(where: { $0.name == name }) else {
        let known = section.keys.map(\.name)
        let hint =
          nearest(to: name, among: known).map { "did you mean '\($0)'?" } ?? "known keys: \(Self.names(section))"
        sink.error(key.mark, "unknown key '\(name)' in \(section.article); \(hint)")
        continue
      }
      // A key without a value counts as not there.
      if value.null == nil { values[name] = value }
    }
    self.values = values
    for key in section.keys where key.fallback == nil && values[key.name] == nil {
      sink.error(
        node.mark,
        "\(section.article) \(section.name == "settings" ? "need" : "needs") the key '\(key.name)' (\(key.type))")
    }
  }

  private static func names(_ section: SettingsSection) -> String { section.keys.map(\.name).joined(separator: ", ") }

  subscript(_ key: String) -> Node? { values[key] }

  /// The keys that are there, in the section's order.
  var present: [String] { section.keys.map(\.name).filter { values[$0] != nil } }

  func text(_ key: String, atMost longest: Int = longestText) -> String? {
    guard let node = values[key] else { return nil }
    guard let text = node.scalar?.string else {
      sink.error(node.mark, "'\(key)' is one text, not a list or mapping")
      return nil
    }
    guard !text.isEmpty, text.utf8.count <= longest else {
      sink.error(node.mark, "'\(key)' has \(text.utf8.count) bytes; from 1 to \(longest) are allowed")
      return nil
    }
    return text
  }

  /// Bytes of a single text of the settings.
  static let longestText = 1 << 20

  /// The value as `read` understands it; `expected` says what it should be.
  func value<Value>(_ key: String, expected: String, _ read: (String) -> Value?) -> Value? {
    guard let text = text(key) else { return nil }
    guard let value = read(text) else {
      sink.error(values[key]?.mark, "'\(text)' is no \(key): \(expected)")
      return nil
    }
    return value
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    guard let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let hint =
      nearest(to: text, among: names).map { "did you mean '\($0)'?" } ?? "one of \(names.joined(separator: ", "))"
    sink.error(values[key]?.mark, "'\(text)' is no \(key); \(hint)")
    return nil
  }

  func duration(_ key: String, in range: ClosedRange<Duration>, else fallback: Duration) -> Duration {
    let expected = "a duration from \(Quantity.text(range.lowerBound)) to \(Quantity.text(range.upperBound))"
    return value(key, expected: expected) { text in Quantity.duration(text).flatMap { range.contains($0) ? $0 : nil } }
      ?? fallback
  }

  func number(_ key: String, in range: ClosedRange<Double>, else fallback: Double) -> Double {
    let expected = "a number from \(Quantity.text(range.lowerBound)) to \(Quantity.text(range.upperBound))"
    return value(key, expected: expected) { text in Double(text).flatMap { range.contains($0) ? $0 : nil } } ?? fallback
  }

  /// The name of something that other parts of the settings refer to.
  func identifier(_ key: String = "id") -> String? {
    value(key, expected: "letters, digits, '-', '_' and '.', at most 64") { text in
      let fits = text.utf8.count <= 64 && text.unicodeScalars.allSatisfy { Self.nameScalars.contains($0) }
      return fits ? text : nil
    }
  }

  private static let nameScalars = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.".unicodeScalars)

  /// The items of a list; a single value counts as a list of one.
  func items(_ key: String, atMost limit: Int) -> [Node] {
    guard let node = values[key] else { return [] }
    guard case .sequence(let sequence) = node else { return [node] }
    if sequence.count > limit {
      sink.error(node.mark, "'\(key)' has \(sequence.count) entries; at most \(limit) are allowed")
    }
    return Array(sequence.prefix(limit))
  }

  /// Days before a date, written `30d`.
  func days(_ key: String, else fallback: [Int]) -> [Int] {
    guard values[key] != nil else { return fallback }
    return items(key, atMost: 32).compactMap { item in
      guard let text = item.scalar?.string, text.hasSuffix("d"), let days = Int(text.dropLast()),
        (0...3650).contains(days)
      else {
        sink.error(item.mark, "'\(item.scalar?.string ?? "…")' is no number of days: write 7d, from 0d to 3650d")
        return nil
      }
      return days
    }
  }
}
