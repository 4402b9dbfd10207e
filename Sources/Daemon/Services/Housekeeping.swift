import CivilTime
import LinuxSystem
import Logging
import ServiceLifecycle
import Store

/// Forgets what is older than the settings keep, in steps so small that no alert waits for one.
struct Housekeeping: DaemonService {
  let ledger: Ledger
  let bench: Holder<Workbench>
  let thread: EventThread
  let log: Logger

  private static let interval = Duration.seconds(3600)
  private static let pause = Duration.milliseconds(50)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await forget()
        try? await thread.sleep(for: Self.interval)
      }
    }
  }

  private func forget() async {
    let (retention, now) = (bench.current.settings.retention, WallClock.now())
    var walk = Ledger.Forgetting()
    do {
      while !Task.isCancelled {
        let isMore = try await ledger.forget(
          articlesBefore: now.adding(.zero - retention.articles), alertsBefore: now.adding(.zero - retention.alerts),
          &walk)
        if !isMore { break }
        try await thread.sleep(for: Self.pause)
      }
    } catch is CancellationError {
    } catch {
      log.error("what is old stays in the ledger for now: \(error)", metadata: ServiceEvent.ledgerFailed.metadata)
    }
    if walk.count > 0 { log.info("\(walk.count) old articles and alerts are forgotten") }
  }
}
