import ArgumentParser
import Daemon

@main
struct Tocsin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tocsin",
    abstract: "Watches folders of news articles and rings for topics and deadlines.",
    discussion: """
      Drop articles (plain text, HTML) into an inbox; alerts go to the systemd journal, to standard output and to webhooks.

        tocsin check                      is the settings file right?
        tocsin scan article.txt           what would be found in it?
        tocsin explain article.txt        which topics match it, and why?
        tocsin run                        watch the inboxes until stopped
        tocsin deliveries                 what is owed, and what was given up?
      """,
    version: Version.text,
    subcommands: [
      Run.self, Scan.self, Explain.self, Check.self, Listen.self, Deliveries.self, Notify.self, LedgerCommand.self,
    ])

  /// As the parser's own, but for the daemon, which begins on the main thread and goes on on threads of its own: once a
  /// task has run in the pool of the runtime, that wakes up every second.
  @MainActor static func main() async {
    do {
      var command = try parseAsRoot()
      if let run = command as? Run {
        try await run.start()
      } else if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }
}
