import ArgumentParser
import Daemon

/// The settings file that a command works by.
struct SettingsOption: ParsableArguments {
  @Option(
    name: .customLong("settings"),
    help: ArgumentHelp(
      "The settings file (default: ./Config/tocsin.yaml, else /etc/tocsin/tocsin.yaml).", valueName: "file"))
  var path: String?

  func load() throws -> SettingsFile {
    do {
      return try SettingsFile(path: path ?? SettingsFile.defaultPath)
    } catch {
      throw ExitStatus.badSettings.exit("the settings are refused\n\(error)")
    }
  }
}
