import ArgumentParser
import Daemon
import Store

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the settings: file:line:column and what is wrong.",
    discussion: "Exits with 78 when the settings are refused.")

  @OptionGroup var settings: SettingsOption

  @Flag(help: "Print the settings reference (Markdown) and nothing else.")
  var reference = false

  @Flag(help: "Print the manual page tocsin.yaml(5) and nothing else.")
  var manual = false

  func run() async throws {
    if manual {
      Streams.output(SettingsReference.manual)
      return
    }
    if reference {
      Streams.output(SettingsReference.markdown)
      return
    }
    let path = settings.path ?? SettingsFile.defaultPath
    let file: SettingsFile
    do {
      file = try SettingsFile(path: path)
    } catch {
      Streams.progress(error.description + "\n")
      let count = error.diagnostics.count { $0.level == .error }
      throw ExitStatus.badSettings.exit("\(path): \(count) error\(count == 1 ? "" : "s")")
    }
    for warning in file.warnings { Streams.progress("\(warning)\n") }
    let settings = file.settings
    await warnOfStranded(settings)
    Streams.output(
      "\(path): all right. \(settings.topics.count) topics, \(settings.deadlines.count) deadlines, "
        + "\(settings.notifiers.count) notifiers, \(settings.inboxes.count) inbox\(settings.inboxes.count == 1 ? "" : "es")"
    )
  }

  /// Deliveries that are owed to a notifier which no route uses any more, where there is a ledger to ask.
  private func warnOfStranded(_ settings: Settings) async {
    guard let ledger = try? Ledger(path: settings.ledger, access: .readOnly),
      let pending = try? await ledger.counts().pending
    else { return }
    let used = Set(settings.routes.flatMap(\.to))
    for (id, count) in pending.sorted(by: { $0.key < $1.key }) where !used.contains(id) {
      Streams.progress(
        "warning: \(count) deliveries are owed to '\(id)', which no route uses: they wait until one does\n")
    }
  }
}
