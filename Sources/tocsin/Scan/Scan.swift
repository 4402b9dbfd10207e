import ArgumentParser
import CivilTime
import Daemon
import Glibc
import News
import Triage

struct Scan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Say what would be found in these articles. Reads, records and sends nothing else.",
    discussion: "Exits with 66 when a file is no article; the others are scanned all the same.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var settings: SettingsOption

  @Option(help: "text for people, json for programs: one object a line for each file.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("The day the articles were published, YYYY-MM-DD, instead of what they say.", valueName: "date"),
    transform: { text in
      guard let date = CivilDate(text) else { throw ValidationError("'\(text)' is no date YYYY-MM-DD") }
      return date
    })
  var published: CivilDate?

  @Argument(help: "The files to scan.")
  var files: [String]

  func run() async throws {
    let plan = try settings.load().settings.plan
    let worker = ScanWorker(desk: Desk(plan), published: published.map { PublicationDate($0, from: .given) })
    let progress = ScanProgress(files.count)
    var failed = 0
    try await ordered(files, width: processors * 2, worker.scan) { result in
      progress.step()
      switch result.outcome {
      case .success(let assessment): show(assessment, file: result.file)
      case .failure(let rejection):
        failed += 1
        Streams.error("\(result.file): \(rejection.message)")
      }
    }
    progress.end()
    if failed > 0 { throw ExitCode(ExitStatus.noInput.rawValue) }
  }

  private func show(_ assessment: Assessment, file: String) {
    switch format {
    case .json: Streams.output(ScanRecord(assessment, file: file).line)
    case .text: Streams.output(Streams.printable(ScanText.text(assessment, file: file)))
    }
  }
}

/// How many processors are online.
private var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Does the work for each item, `width` at a time, and hands over the results in the items' order.
func ordered<Item: Sendable, Result: Sendable>(
  _ items: [Item], width: Int, _ work: @escaping @Sendable (Item) async -> Result, _ take: (Result) -> Void
) async throws {
  await withTaskGroup(of: (Int, Result).self) { group in
    var (started, taken) = (0, 0)
    var waiting: [Int: Result] = [:]
    func start() {
      guard started < items.count else { return }
      let (index, item) = (started, items[started])
      group.addTask { (index, await work(item)) }
      started += 1
    }
    for _ in 0..<max(1, width) { start() }
    while let (index, result) = await group.next() {
      waiting[index] = result
      while let next = waiting.removeValue(forKey: taken) {
        take(next)
        taken += 1
      }
      start()
    }
  }
}
