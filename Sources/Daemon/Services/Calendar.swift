import CivilTime
import Deadlines
import LinuxSystem
import Logging
import News
import ServiceLifecycle
import Store

/// Rings for deadlines that come near without any article.
///
/// It wakes at the next day on which something rings, and whenever the register may have changed, through the same
/// step that records articles: there is no second way to the outbox.
struct Calendar: DaemonService {
  let bench: Holder<Workbench>
  let ledger: Ledger
  let clock: DeskClock
  let doorbell: Doorbell
  let progress: Progress
  let thread: EventThread
  let log: Logger

  /// Clocks are set and machines sleep: no wait is trusted for longer.
  private static let longestWait = Duration.seconds(900)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var told: String?
      while !Task.isCancelled {
        let failure = await progress.working("calendar") { await self.ring() }
        if let failure, failure != told { log.error("\(failure)", metadata: ServiceEvent.ledgerFailed.metadata) }
        told = failure
        // What is recorded and not yet on the disk is held back: the next try brings it there.
        try? await thread.sleep(for: failure == nil ? wait() : .seconds(1))
      }
    }
  }

  /// - Returns: what went wrong, if anything.
  private func ring() async -> String? {
    // A clock that follows articles moves with them: the intake rings its days.
    if clock.followsArticles { return nil }
    let bench = bench.current
    let (day, now) = (clock.ringDay, clock.now)
    let offset = clock.offset(at: now)
    do {
      let entry = Ledger.Entry(article: nil) { bench.reminders($0, on: day, at: now, offset: offset) }
      _ = try await ledger.record(
        [entry], at: now, route: { bench.routes.notifiers(for: $0) }, announce: doorbell.ring(for:))
    } catch {
      return "reminders of \(day) wait: \(error)"
    }
    return nil
  }

  private func wait() -> Duration {
    guard !clock.followsArticles, let day = bench.current.reminders.nextDay(ledger.register(), after: clock.ringDay)
    else {
      return Self.longestWait
    }
    return min(max(clock.ring(on: day).since(clock.now), .seconds(1)), Self.longestWait)
  }
}
