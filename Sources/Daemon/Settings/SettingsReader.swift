import CivilTime
import Deadlines
import Inbox
import News
import Notifiers
import Triage
import Yams

/// Turns the text of a settings file into `Settings`, or into all that is wrong with it.
struct SettingsReader {
  let sink: DiagnosticSink

  /// - Throws: `SettingsError` with every error found.
  /// - Returns: the settings, and warnings.
  static func read(_ source: String, file: String) throws(SettingsError) -> (settings: Settings, warnings: [Diagnostic])
  {
    let sink = DiagnosticSink(file: file, source: source)
    let settings = SettingsReader(sink: sink).read(source)
    guard let settings, !sink.hasErrors else { throw SettingsError(diagnostics: sink.diagnostics) }
    return (settings, sink.diagnostics)
  }

  private func read(_ source: String) -> Settings? {
    guard let root = compose(source), let top = MappingReader(root, .top, sink) else { return nil }
    let parts = names(top)
    let (topics, tests, topicUses) = topics(top, parts: parts)
    let (deadlines, deadlineUses) = deadlines(top, parts: parts)
    tellUnused(top, topicUses.union(deadlineUses))
    let notifiers = notifiers(top)
    return Settings(
      inboxes: inboxes(top), ledger: top.text("ledger") ?? "/var/lib/tocsin/ledger.sqlite", clock: clock(top),
      topics: topics, topicTests: tests, deadlines: deadlines.map(\.deadline),
      deadlineQueries: deadlines.map(\.query), discovery: discovery(top), notifiers: notifiers,
      lanes: lanes(top, notifiers: notifiers),
      routes: routes(
        top, notifiers: notifiers.keys.sorted(), topics: topics.map(\.topic.id), deadlines: deadlines.map(\.deadline.id)
      ),
      retry: retry(top), retention: retention(top))
  }

  private func compose(_ source: String) -> Node? {
    do {
      // What a scalar is, its reader says: the rules that guess it are a dozen regular expressions.
      guard let root = try Yams.compose(yaml: source, .basic) else {
        sink.error(nil, "the file is empty; it needs at least `inboxes:`")
        return nil
      }
      return root
    } catch let error as YamlError {
      tell(error)
    } catch {
      sink.error(nil, "\(error)")
    }
    return nil
  }

  private func tell(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      sink.error(mark, "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates { sink.error(context.mark, "the key '\(key)' stands twice in this mapping") }
    default: sink.error(nil, "not YAML: \(error)")
    }
  }

  private func inboxes(_ top: MappingReader) -> [InboxSettings] {
    let inboxes = top.items("inboxes", atMost: 64).compactMap { item -> (Node, InboxSettings)? in
      guard let reader = MappingReader(item, .inbox, sink), let path = reader.text("path").map(Self.plain) else {
        return nil
      }
      for key in ["archive", "rejected"] where reader[key]?.scalar.map({ Self.plain($0.string) }) == path {
        sink.error(
          reader[key]?.mark, "'\(key)' is the inbox itself: every file would come back; name another directory")
      }
      let size = reader.value("maximum_size", expected: "a size from 1 KiB to 64 MiB") { text in
        Quantity.size(text).flatMap { (1 << 10...64 << 20).contains($0) ? $0 : nil }
      }
      let settings = InboxSettings(
        path: path, after: reader.choice("after", InboxSettings.After.self) ?? .archive,
        archive: reader.text("archive"), rejected: reader.text("rejected"), maximumBytes: size ?? 16 << 20,
        settle: reader.duration("settle", in: .milliseconds(10)...(.seconds(60)), else: .milliseconds(300)))
      return (item, settings)
    }
    if let node = top["inboxes"], node.sequence?.isEmpty ?? false {
      sink.error(node.mark, "at least one inbox is needed")
    }
    return unique(inboxes, what: "inbox", id: \.path)
  }

  /// A path without slashes at its end, so that one directory has one name.
  private static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private func clock(_ top: MappingReader) -> ClockSettings {
    guard let node = top["clock"], let reader = MappingReader(node, .clock, sink) else { return ClockSettings() }
    let zone = reader.value("zone", expected: "a name of the time zone database, such as America/New_York") { name in
      TimeZoneRules(identifier: name) == nil ? nil : name
    }
    return ClockSettings(
      follows: reader.choice("follow", ClockSettings.Follows.self) ?? .system, zone: zone,
      ringAt: Int(reader.number("ring_at", in: 0...23, else: 0)))
  }
}
