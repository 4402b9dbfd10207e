import ArgumentParser
import Daemon
import Glibc
import News
import Triage

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the settings: file:line:column and what is wrong.",
    discussion: "Runs the tests of the topics. Exits with 78 when the settings are refused or a test fails.")

  @OptionGroup var settings: SettingsOption

  @Flag(help: "Print the settings reference (Markdown) and nothing else.")
  var reference = false

  @Flag(help: "Print the manual page tocsin.yaml(5) and nothing else.")
  var manual = false

  @Flag(help: "Refuse settings with warnings too.")
  var strict = false

  @Flag(help: "For programs: one JSON object.")
  var json = false

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
      try end(CheckReport(file: path, diagnostics: error.diagnostics, tests: 0, failures: []), counts: nil)
      return
    }
    let settings = file.settings
    if !json { await StrandedDeliveries.warn(settings) }
    let tested = Set(settings.topicTests.map(\.topic))
    let desk = Desk(DeskPlan(topics: settings.topics.filter { tested.contains($0.topic.id) }, deadlines: []))
    let tests = TopicTestRun(desk: desk, settingsPath: path)
    let report = CheckReport(
      file: path, diagnostics: file.warnings, tests: settings.topicTests.count,
      failures: settings.topicTests.compactMap { tests.failure(of: $0) })
    let counts = [
      Self.counted(settings.topics.count, "topic"), Self.counted(settings.deadlines.count, "deadline"),
      Self.counted(settings.notifiersInUse.count, "notifier") + " in use",
      Self.counted(settings.inboxes.count, "inbox", "es"),
    ].joined(separator: ", ")
    try end(report, counts: counts)
  }

  private static func counted(_ count: Int, _ noun: String, _ ending: String = "s") -> String {
    "\(count) \(noun)\(count == 1 ? "" : ending)"
  }

  /// Tells what was found, and exits with 78 where it is refused.
  private func end(_ report: CheckReport, counts: String?) throws {
    let isRefused = report.errors > 0 || !report.failures.isEmpty || strict && report.warnings > 0
    if json {
      Streams.output(report.line(isRefused: isRefused))
    } else {
      let text = report.text(Display(descriptor: STDERR_FILENO))
      Streams.progress(text)
      if !isRefused, let counts {
        let tests = report.tests > 0 ? ", \(Self.counted(report.tests, "test")) passed" : ""
        Streams.output("\(report.file): all right. \(counts)\(tests)")
      }
    }
    guard isRefused else { return }
    if json { throw ExitCode(ExitStatus.badSettings.rawValue) }
    throw ExitStatus.badSettings.exit("\(report.file): \(report.summary)")
  }
}
