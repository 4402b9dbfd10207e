import ArgumentParser
import Daemon

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the settings: file:line:column and what is wrong.",
    discussion: "Exits with 78 when the settings are refused.")

  @OptionGroup var settings: SettingsOption

  @Flag(help: "Print the settings reference (Markdown) and nothing else.")
  var reference = false

  @Flag(help: "Print the manual page tocsin.yaml(5) and nothing else.")
  var manual = false

  func run() throws {
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
    Streams.output(
      "\(path): all right. \(settings.topics.count) topics, \(settings.deadlines.count) deadlines, "
        + "\(settings.notifiers.count) notifiers, \(settings.inboxes.count) inbox\(settings.inboxes.count == 1 ? "" : "es")"
    )
  }
}
