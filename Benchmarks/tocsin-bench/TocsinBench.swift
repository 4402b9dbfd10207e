import ArgumentParser

@main
struct TocsinBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tocsin-bench",
    abstract: "How fast, and how right, Tocsin's skills are.",
    subcommands: [Match.self, Promises.self])
}
