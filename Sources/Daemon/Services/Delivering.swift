import LinuxSystem
import Logging
import News
import Notifications
import Notifiers
import ServiceLifecycle
import Store

/// Empties the outbox through the notifiers of the settings in use; a reload hands it others.
struct Delivering: DaemonService {
  let ledger: Ledger
  let doorbell: Doorbell
  /// The first table at once, and another after each reload.
  let tables: NotifierTables
  let thread: EventThread
  let log: Logger
  private let logQueue = LogQueue()

  init(ledger: Ledger, doorbell: Doorbell, tables: NotifierTables, thread: EventThread, log: Logger) {
    (self.ledger, self.doorbell, self.tables, self.thread, self.log) = (ledger, doorbell, tables, thread, log)
  }

  /// How long a shutdown waits for alerts that are due.
  private static let drain = Duration.seconds(10)
  /// How long it waits while nothing arrives.
  private static let patience = Duration.seconds(1)

  func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        try? await gracefulShutdown()
        await self.drained()
        self.tables.finish()
      }
      await deliver()
      group.cancelAll()
      await logQueue.drain(by: thread)
    }
  }

  /// One courier after another, never two at once: a delivery in flight is not sent by its successor too.
  private func deliver() async {
    var iterator = tables.stream.makeAsyncIterator()
    var next = await iterator.next()
    while let table = next {
      await tellStranded(table)
      let bell = doorbell.renew()
      let courier = Courier(
        outbox: ledger, notifiers: table.notifiers, lanes: table.lanes, schedule: table.retry, bell: bell,
        clock: NetworkLoop.shared, now: WallClock.now, log: logQueue.logger(like: log))
      next = await withTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: NetworkLoop.shared) { await courier.run() }
        let following = await iterator.next()
        courier.stop()
        // At the end nobody waits for a receiver that hangs: what is under way stays owed.
        if following == nil { group.cancelAll() }
        await group.waitForAll()
        return following
      }
    }
  }

  /// Deliveries owed to notifiers that the settings no longer use wait, which nobody would notice.
  private func tellStranded(_ table: NotifierTable) async {
    guard let pending = try? await ledger.counts().pending else { return }
    for (id, count) in pending.sorted(by: { $0.key < $1.key }) where table.notifiers[id] == nil {
      log.warning(
        "\(count) deliveries are owed to '\(id)', which no route uses: they wait until one does (tocsin deliveries --notifier \(id))"
      )
    }
  }

  /// Returns once nothing is due any more, nothing has arrived anywhere for a while, or the time for it is over.
  private func drained() async {
    let owed = (try? await ledger.pendingCount()) ?? 0
    log.notice(
      "stopping; \(owed) deliveries are owed, those that are due have \(Self.drain) to arrive",
      metadata: ServiceEvent.stopping.metadata)
    let start = ContinuousClock.now
    var (last, changed) = (0, start)
    while !Task.isCancelled {
      let (due, now) = ((try? await ledger.dueCount(for: tables.inUse, at: WallClock.now())) ?? 0, ContinuousClock.now)
      if due != last { (last, changed) = (due, now) }
      if due == 0 || now - start > Self.drain || now - changed > Self.patience { return }
      try? await thread.sleep(for: .milliseconds(20))
    }
  }
}
