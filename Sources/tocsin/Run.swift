import ArgumentParser
import Daemon
import Glibc
import Inbox
import LinuxSystem
import Logging
import Notifiers

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch the inboxes and ring, until stopped by SIGTERM or Ctrl-C.",
    discussion: "SIGHUP reads the settings again; settings that are wrong change nothing.")

  @OptionGroup var settings: SettingsOption

  @Option(
    help: ArgumentHelp(
      "Watch this directory instead of the settings' inboxes; may be repeated.", valueName: "directory"))
  var inbox: [String] = []

  @Option(help: ArgumentHelp("Keep the ledger in this file instead of the settings'.", valueName: "file"))
  var ledger: String?

  @Option(help: ArgumentHelp("Also send every alert to this webhook.", valueName: "url"))
  var webhook: String?

  @Option(help: ArgumentHelp("Sign what --webhook sends with the secret in this file.", valueName: "file"))
  var webhookSecretFile: String?

  @Flag(help: "Let the clock follow the articles: the newest publication date is today. For replays.")
  var replay = false

  @Option(help: ArgumentHelp("Send only to this notifier of the settings' routes; may be repeated.", valueName: "id"))
  var notifier: [String] = []

  func run() async throws { try await start() }

  func start() async throws {
    // A reader of standard output that has gone is an error of one write, not the daemon's end.
    signal(SIGPIPE, SIG_IGN)
    let (toJournal, lastError) = (Journal.ownsStandardError, LastError())
    LoggingSystem.bootstrap { _ in ServiceLog(toJournal: toJournal, lastError: lastError) }
    let file = try settings.load()
    let log = Logger(label: "tocsin")
    for warning in file.warnings { log.warning("\(warning)") }
    let overrides = try overrides()
    do {
      try await Daemon(file, adjust: { overrides.apply(to: &$0) }, log: log, lastError: lastError).run()
    } catch let error as StartError {
      throw error.status.exit("cannot start: \(error)")
    } catch let error as InboxError {
      throw ExitStatus.unavailable.exit("\(error)")
    }
  }

  private func overrides() throws -> Overrides {
    var overrides = Overrides()
    overrides.inboxes = inbox
    overrides.ledger = ledger
    overrides.followsArticles = replay
    overrides.notifiers = notifier
    if let webhook { overrides.webhook = try webhookSettings(webhook) }
    return overrides
  }

  private func webhookSettings(_ text: String) throws -> WebhookSettings {
    let url: WebhookURL
    do {
      url = try WebhookURL(text)
    } catch {
      throw ValidationError("--webhook \(error)")
    }
    return WebhookSettings(url: url, secrets: try webhookSecretFile.map { [try secret(inFile: $0)] } ?? [])
  }
}

/// The webhook secret that a file holds.
func secret(inFile path: String) throws -> Secret {
  let bytes: [UInt8]
  do {
    bytes = try readRegularFile(path, limit: 4096).bytes
  } catch {
    throw ExitStatus.noInput.exit("the secret cannot be read: \(error)")
  }
  do {
    return try Secret(String(decoding: bytes, as: UTF8.self))
  } catch {
    throw ExitStatus.badSettings.exit("\(path): \(error)")
  }
}

extension StartError {
  var status: ExitStatus {
    switch self {
    case .ledger, .lock: .cannotCreate
    case .inbox: .noInput
    case .taken, .thread: .unavailable
    }
  }
}
