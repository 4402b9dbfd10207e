import CivilTime
import LinuxSystem
import Logging
import News
import ServiceLifecycle
import Store

/// Tells the service manager how the daemon does: a status line, and the watchdog while the loops get on.
struct Supervision: DaemonService {
  let ledger: Ledger
  let clock: DeskClock
  let tally: Tally
  let progress: Progress
  let lastError: LastError
  let thread: EventThread
  let log: Logger

  func run() async throws {
    ServiceManager.ready(status: await status())
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask { await self.watch() }
        group.addTask { await self.tellChanges() }
      }
    }
    ServiceManager.stopping()
  }

  /// Feeds the watchdog while no loop is stuck.
  private func watch() async {
    let watchdog = ServiceManager.watchdogInterval
    var told: String?
    while !Task.isCancelled {
      let stuck = progress.stuck(for: watchdog ?? .seconds(60))
      if let stuck, told != stuck {
        log.critical("\(stuck) is stuck; the watchdog is not fed", metadata: ServiceEvent.stuck.metadata)
      }
      if stuck == nil { ServiceManager.watchdog() }
      told = stuck
      ServiceManager.status(await status())
      try? await thread.sleep(for: watchdog.map { $0 / 3 } ?? .seconds(60))
    }
  }

  /// Keeps the status line current, but under load no faster than anybody reads it.
  private func tellChanges() async {
    for await _ in tally.changes {
      try? await thread.sleep(for: .milliseconds(200))
      ServiceManager.status(await status())
    }
  }

  /// "12 articles and 30 alerts today, 2 waiting; next: 2025-08-01 25% reciprocal tariffs; last error: …".
  private func status() async -> String {
    let counts = tally.counts(of: WallClock.now().date())
    let depth = try? await ledger.depth()
    let today = clock.ringDay
    let next = ledger.register().values.filter { $0.state != .cancelled && $0.target >= today }
      .min { ($0.target, $0.id) < ($1.target, $1.id) }
    let ahead = next.map { "; next: \($0.date) \($0.title)" } ?? ""
    let failed = lastError.summary.map { "; last error: \($0)" } ?? ""
    let age = depth?.oldest.map { " (since \($0.iso8601))" } ?? ""
    let waiting = "\(depth?.pending ?? 0) waiting\(age)"
    return "\(counts.articles) articles and \(counts.alerts) alerts today, \(waiting)\(ahead)\(failed)"
  }
}
