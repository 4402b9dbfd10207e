import CivilTime
import LinuxSystem
import Logging
import News
import ServiceLifecycle
import Store

/// Tells the service manager how the daemon does: a status line, and the watchdog while the loops get on.
struct Supervision: Service {
  let ledger: Ledger
  let clock: DeskClock
  let tally: Tally
  let progress: Progress
  let log: Logger

  func run() async throws {
    let watchdog = ServiceManager.watchdogInterval
    ServiceManager.ready(status: await status())
    let pace = watchdog.map { $0 / 3 } ?? .seconds(30)
    await cancelWhenGracefulShutdown {
      var told: String?
      while !Task.isCancelled {
        if let stuck = self.progress.stuck(for: watchdog ?? .seconds(60)) {
          if told != stuck { self.log.critical("\(stuck) is stuck; the watchdog is not fed") }
          told = stuck
        } else {
          told = nil
          ServiceManager.watchdog()
        }
        await ServiceManager.status(self.status())
        try? await Task.sleep(for: pace)
      }
    }
    ServiceManager.stopping()
  }

  /// "12 articles, 30 alerts, 2 waiting; next: 2025-08-01 25% reciprocal tariffs".
  private func status() async -> String {
    let counts = tally.counts
    let waiting = (try? await ledger.pendingCount()) ?? 0
    let today = clock.ringDay
    let next = ledger.register().values.filter { $0.state != .cancelled && $0.target >= today }
      .min { ($0.target, $0.id) < ($1.target, $1.id) }
    let ahead = next.map { "; next: \($0.date) \($0.title)" } ?? ""
    return "\(counts.articles) articles, \(counts.alerts) alerts, \(waiting) waiting\(ahead)"
  }
}
