import ArgumentParser
import Daemon
import Store

/// The ledger that a command works on.
struct LedgerOption: ParsableArguments {
  @OptionGroup var settings: SettingsOption

  @Option(help: ArgumentHelp("The ledger's file instead of the settings'.", valueName: "file"))
  var ledger: String?

  func path() throws -> String { try ledger ?? settings.load().settings.ledger }

  /// - Throws: an exit code, with the reason on standard error.
  func open(_ access: Ledger.Access) throws -> Ledger {
    do {
      return try Ledger(path: path(), access: access)
    } catch let error as LedgerError {
      throw error.exit
    }
  }
}

extension LedgerError {
  /// Says why on standard error, and ends the program.
  var exit: ExitCode {
    let status: ExitStatus =
      switch problem {
      case .corrupt, .foreign, .newer, .older: .badData
      case .unreachable: .noInput
      case .readOnly: .noPermission
      case .full, .inputOutput: .cannotCreate
      case .busy: .unavailable
      case .closed, .defect: .software
      }
    return status.exit(description)
  }
}

/// Runs `work`, and ends the program with the right code where the ledger cannot.
func withLedger<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch let error as LedgerError {
    throw error.exit
  }
}
