import LinuxSystem
import Logging
import Notifications
import ServiceLifecycle
import Store
import UnixSignals

/// Reads the settings again on SIGHUP. A bad file changes nothing and says so.
struct Reloading: DaemonService {
  let path: String
  /// Trapped before the daemon is ready: a hang-up without a trap would end it.
  let hangUps: UnixSignalsSequence
  let adjust: @Sendable (inout Settings) -> Void
  let bench: Holder<Workbench>
  let apply: @Sendable (Workbench) async throws -> Void
  let log: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in hangUps { await self.reload() }
    }
  }

  /// The settings as they are now, with all queries compiled: seconds for a hundred thousand topics, in which the other
  /// services, the watchdog's among them, go on.
  private func compiled() async throws -> Workbench {
    let thread = try EventThread()
    defer { thread.stop() }
    return try await withTaskExecutorPreference(thread) {
      var file = try SettingsFile(path: path)
      adjust(&file.settings)
      return Workbench(file.settings)
    }
  }

  private func reload() async {
    ServiceManager.reloading()
    defer { ServiceManager.ready() }
    do {
      let old = bench.current.settings
      let new = try await compiled()
      try await apply(new)
      bench.replace(new)
      log.notice(
        "settings read again from \(path): \(new.settings.topics.count) topics, \(new.settings.deadlines.count) deadlines",
        metadata: ServiceEvent.reloaded.metadata)
      if new.settings.inboxes != old.inboxes || new.settings.ledger != old.ledger || new.settings.clock != old.clock {
        log.warning("changed inboxes, ledger or clock take effect after a restart")
      }
    } catch {
      log.error("the settings are refused and nothing changes:\n\(error)", metadata: ServiceEvent.refused.metadata)
    }
  }
}
