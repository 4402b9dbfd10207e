import Logging
import News
import Notifications
import ServiceLifecycle
import Store

/// Empties the outbox through the notifiers of the settings in use; a reload hands it others.
struct Delivering: DaemonService {
  let ledger: Ledger
  let doorbell: Doorbell
  /// The first table at once, and another after each reload.
  let tables: NotifierTables
  let log: Logger

  /// How long a shutdown waits for alerts that are due.
  private static let drain = Duration.seconds(10)

  func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        try? await gracefulShutdown()
        await self.drained()
        self.tables.finish()
      }
      await deliver()
      group.cancelAll()
    }
  }

  /// One courier after another, never two at once: a delivery in flight is not sent by its successor too.
  private func deliver() async {
    var iterator = tables.stream.makeAsyncIterator()
    var next = await iterator.next()
    while let table = next {
      let bell = doorbell.renew()
      let courier = Courier(
        outbox: ledger, notifiers: table.notifiers, schedule: table.retry, bell: bell, now: WallClock.now, log: log)
      next = await withTaskGroup(of: Void.self) { group in
        group.addTask { await courier.run() }
        let following = await iterator.next()
        courier.stop()
        await group.waitForAll()
        return following
      }
    }
  }

  /// Returns once nothing is due any more, or the time for it is over.
  private func drained() async {
    let owed = (try? await ledger.pendingCount()) ?? 0
    log.notice(
      "stopping; \(owed) deliveries are owed, those that are due have \(Self.drain) to arrive",
      metadata: ServiceEvent.stopping.metadata)
    let end = ContinuousClock.now + Self.drain
    while ContinuousClock.now < end, !Task.isCancelled {
      let now = WallClock.now()
      var due = false
      for id in tables.inUse {
        if let next = try? await ledger.nextDue(for: id), next <= now { due = true }
      }
      if !due { return }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }
}
