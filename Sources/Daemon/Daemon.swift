import Deadlines
import Inbox
import LinuxSystem
public import Logging
import News
import Notifications
import Notifiers
import ServiceLifecycle
import Store
import Triage
import UnixSignals

/// The daemon: all wiring in one function.
public struct Daemon: Sendable {
  /// The path settings are read from again on SIGHUP.
  private let path: String
  private let settings: Settings
  private let adjust: @Sendable (inout Settings) -> Void
  private let log: Logger
  private let lastError: LastError

  /// - Parameters:
  ///   - adjust: what the command line changes in the settings, now and after each reload.
  ///   - lastError: what `log` reports errors to; told in the status line.
  public init(
    _ file: SettingsFile, adjust: @escaping @Sendable (inout Settings) -> Void = { _ in }, log: Logger,
    lastError: LastError = LastError()
  ) {
    path = file.path
    self.lastError = lastError
    self.log = log
    self.adjust = { settings in
      adjust(&settings)
      settings = settings.reachable(log)
    }
    var settings = file.settings
    self.adjust(&settings)
    self.settings = settings
  }

  /// Runs until SIGTERM or SIGINT, then takes no more files, delivers what is due and returns.
  /// - Throws: `StartError` when an inbox or the ledger cannot be used.
  public func run() async throws {
    // Tasks run on threads of ours: the pool of the runtime wakes up every second while there is nothing to do.
    let thread = try StartError.thread { () throws(SystemError) in try EventThread() }
    defer { thread.stop() }
    try await withTaskExecutorPreference(thread) {
      let ledger = try await patiently("opening the ledger") {
        try StartError.ledger { () throws(LedgerError) in try Ledger(path: settings.ledger) }
      }
      let lock = try self.lock()
      let services = try await patiently("compiling the topics") {
        try await self.services(ledger, thread)
      }
      try await services.run()
      _ = consume lock
    }
  }

  private func patiently<Result>(_ doing: String, _ work: () async throws -> Result) async throws -> Result {
    do { return try await ServiceManager.patiently(doing, work) } catch let error as SystemError {
      throw StartError.thread(error)
    }
  }

  /// Two daemons on one ledger would each deliver what it owes.
  private func lock() throws(StartError) -> ProcessLock {
    let lock: ProcessLock?
    do { lock = try ProcessLock(settings.ledger + ".lock") } catch { throw .lock(error) }
    guard let lock else { throw .taken(ledger: settings.ledger) }
    return lock
  }

  private func services(_ ledger: Ledger, _ thread: EventThread) async throws -> ServiceGroup {
    let followsArticles = settings.clock.follows == .articles
    let clock = DeskClock(settings.clock, newest: followsArticles ? try await ledger.latestPublished() : nil)
    let bench = Holder(Workbench(settings))
    let catalogue = NotifierCatalogue(host: Host.name, version: Version.text, now: WallClock.now)
    let tables = NotifierTables(NotifierTable(settings, catalogue))
    let (doorbell, progress, tally) = (Doorbell(), Progress(), Tally())

    let register: @Sendable (Workbench) async throws -> Void = { bench in
      let now = clock.now
      let entry = Ledger.Entry(article: nil) { bench.judge.fold.registerTracked($0, at: now) }
      _ = try await ledger.record([entry], at: WallClock.now(), route: { _ in [] }, announce: doorbell.ring(for:))
    }
    try await register(bench.current)

    let delivering = Delivering(ledger: ledger, doorbell: doorbell, tables: tables, thread: thread, log: log)
    let calendar = Calendar(
      bench: bench, ledger: ledger, clock: clock, doorbell: doorbell, progress: progress, thread: thread,
      log: log)
    let intakes = try settings.inboxes.map { inbox in
      Intake(
        inbox: try StartError.inbox { () throws(InboxError) in try Inbox(inbox) { [log] in log.warning("\($0)") } },
        settings: inbox, bench: bench, ledger: ledger, clock: clock, doorbell: doorbell, progress: progress,
        tally: tally, log: log)
    }
    let reloading = Reloading(
      path: path, hangUps: await UnixSignalsSequence(trapping: .sighup), adjust: adjust, bench: bench,
      apply: { bench in
        try await register(bench)
        tables.replace(NotifierTable(bench.settings, catalogue))
      }, log: log)
    let housekeeping = Housekeeping(ledger: ledger, bench: bench, thread: thread, log: log)
    let supervision = Supervision(
      ledger: ledger, clock: clock, tally: tally, progress: progress,
      lastError: lastError, thread: thread, log: log)

    // The order is the order of dependency; a shutdown goes backwards: the doors close first, the courier drains last.
    let services: [any Service] = [delivering, calendar, housekeeping] + intakes + [reloading, supervision]
    let watched = settings.inboxes.map(\.path).joined(separator: ", ")
    log.notice(
      "watching \(watched): \(settings.topics.count) topics, \(settings.deadlines.count) deadlines",
      metadata: ServiceEvent.started.metadata)
    return ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0, successTerminationBehavior: .ignore) },
        gracefulShutdownSignals: [.sigterm, .sigint], cancellationSignals: [.sigquit], logger: log))
  }
}
