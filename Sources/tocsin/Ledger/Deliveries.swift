import ArgumentParser
import CivilTime
import Daemon
import News
import Store

struct Deliveries: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries", abstract: "Show what is owed to the notifiers and what was given up; try again.",
    subcommands: [List.self, Retry.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List deliveries, the latest first: those that are owed and those given up.")

    @OptionGroup var ledger: LedgerOption

    @Flag(help: "Only those that were given up: dead letters.")
    var failed = false

    @Flag(help: "Only those that are owed.")
    var pending = false

    @Flag(help: "Also those that arrived.")
    var all = false

    @Option(help: ArgumentHelp("Only those to this notifier.", valueName: "id"))
    var notifier: String?

    @Option(help: "At most so many.")
    var limit = 100

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() async throws {
      let states: [DeliveryRecord.State] =
        all ? DeliveryRecord.State.allCases : failed == pending ? [.pending, .dead] : failed ? [.dead] : [.pending]
      let open = try ledger.open(.readOnly)
      let records = try await withLedger { try await open.deliveries(in: states, to: notifier, limit: limit) }
      for record in records { Streams.output(json ? record.json : Streams.printable(record.text)) }
      if !json, records.isEmpty { Streams.output("none") }
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry", abstract: "Owe dead letters again, and make what is owed due at once.",
      discussion: "A daemon that runs notices within ten seconds.")

    @OptionGroup var ledger: LedgerOption

    @Argument(help: "Numbers of deliveries, as 'tocsin deliveries' lists them.")
    var ids: [Int64] = []

    @Option(
      help: ArgumentHelp("Every dead letter given up on this day or later (UTC).", valueName: "YYYY-MM-DD"))
    var since: String?

    func validate() throws {
      guard ids.isEmpty == (since != nil) else { throw ValidationError("give numbers of deliveries, or --since") }
      guard since.map({ CivilDate($0) != nil }) ?? true else { throw ValidationError("--since is a day: 2025-07-08") }
    }

    func run() async throws {
      let open = try ledger.open(.readWrite)
      let day = since.flatMap { CivilDate($0) }.map { Timestamp($0) }
      let count = try await withLedger {
        try await open.retry(day == nil ? ids : nil, since: day, at: WallClock.now())
      }
      Streams.output("\(count) deliver\(count == 1 ? "y is" : "ies are") due now")
      if count == 0 { throw ExitStatus.noInput.exit("no such delivery that is owed or dead") }
    }
  }
}

extension DeliveryRecord {
  /// A line, and one for each try that failed.
  fileprivate var text: String {
    let when =
      switch state {
      case .pending: due.map { "again at \($0.iso8601)" } ?? "due"
      case .delivered: "arrived \(settled?.iso8601 ?? "")"
      case .dead: "given up \(settled?.iso8601 ?? "")"
      }
    let head = "\(id)  \(state.rawValue)  \(notifier)  \(when), owed since \(owed.iso8601)  \(summary)"
    return ([head] + failures.map { "    try \($0.number) at \($0.at.iso8601): \($0.reason)" }).joined(separator: "\n")
  }

  fileprivate var json: String {
    var text = JSONText()
    text.object { text in
      text.field("alert", alert)
      text.field("attempts", attempts)
      text.field("due", due?.iso8601)
      text.field("failures", failures) { text, failures in
        text.list(failures) { text, failure in
          text.object {
            $0.field("at", failure.at.iso8601)
            $0.field("number", failure.number)
            $0.field("reason", failure.reason)
          }
        }
      }
      text.field("id", Int(id))
      text.field("kind", kind)
      text.field("notifier", notifier)
      text.field("owed", owed.iso8601)
      text.field("settled", settled?.iso8601)
      text.field("state", state.rawValue)
      text.field("summary", summary)
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
