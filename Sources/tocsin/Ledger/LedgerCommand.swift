import ArgumentParser
import Daemon
import Store

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Look after the database: verify it, copy it, export it.",
    discussion: "Each may run beside the daemon.", subcommands: [Verify.self, Backup.self, Export.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Read the whole ledger and say what is wrong with it.",
      discussion: "Exits with 65 for a damaged ledger; 'tocsin ledger export' then saves what can be read.")

    @OptionGroup var ledger: LedgerOption

    func run() async throws {
      let path = try ledger.path()
      let open = try ledger.open(.readOnly)
      let (faults, counts) = try await withLedger { (try await open.faults(), try await open.counts()) }
      guard faults.isEmpty else {
        for fault in faults { Streams.error(fault) }
        throw ExitStatus.badData.exit(
          "\(path) is damaged. Stop the daemon, save what can be read with 'tocsin ledger export', and put a backup in its place, or begin anew by moving the file, its -wal and its -shm away."
        )
      }
      let owed = counts.pending.values.reduce(0, +)
      Streams.output(
        "\(path): sound. \(counts.articles) articles, \(counts.deadlines) deadlines, \(counts.alerts) alerts, \(owed) deliveries owed, \(counts.dead.values.reduce(0, +)) dead letters"
      )
    }
  }

  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: "Write a sound and compact copy of the ledger.")

    @OptionGroup var ledger: LedgerOption

    @Argument(help: "The file to write; it must not exist.")
    var copy: String

    func run() async throws {
      let open = try ledger.open(.readWrite)
      try await withLedger { try await open.backUp(to: copy) }
      Streams.output("\(copy): written")
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print every row as a line of JSON.",
      discussion: "Of a damaged ledger: as much as can be read, and exit code 65.")

    @OptionGroup var ledger: LedgerOption

    func run() throws {
      let losses: [String]
      do {
        losses = try LedgerExport.run(path: ledger.path()) { Streams.output($0) }
      } catch let error as LedgerError {
        throw error.exit
      }
      guard losses.isEmpty else {
        throw ExitStatus.badData.exit("not all could be read: " + losses.joined(separator: "; "))
      }
    }
  }
}
