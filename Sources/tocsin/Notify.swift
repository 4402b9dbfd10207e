import ArgumentParser
import Daemon

struct Notify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify", abstract: "Try a notifier out.", subcommands: [Test.self])

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Send a test alert to a notifier of the settings, past the ledger, and say what came of it.",
      discussion: "Exits with 0 when it arrived, with 75 when trying again may help, with 69 when it cannot.")

    @OptionGroup var settings: SettingsOption

    @Argument(help: "The notifier's id.")
    var notifier: String

    func run() async throws {
      let settings = try settings.load().settings
      guard let trial = NotifierTrial(notifier, in: settings) else {
        let known = settings.notifiers.keys.sorted().joined(separator: ", ")
        throw ExitStatus.noInput.exit("there is no notifier '\(notifier)'; the settings know \(known)")
      }
      switch await trial.run({ Streams.output(Streams.printable($0)) }) {
      case .arrived: Streams.output("it arrived")
      case .failed(let reason): throw ExitStatus.tryAgain.exit("trying again may help: \(reason)")
      case .refused(let reason): throw ExitStatus.unavailable.exit("trying again cannot help: \(reason)")
      }
    }
  }
}
