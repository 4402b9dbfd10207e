import Synchronization

/// Which loops are at work on something, and since when: what the watchdog asks before it says that all is well.
///
/// Waiting is no work: a loop that waits for a file or a call cannot be stuck in one.
final class Progress: Sendable {
  private let started: Mutex<[String: ContinuousClock.Instant]> = Mutex([:])

  /// Runs one bounded piece of work of the loop `name`.
  func working<Result>(_ name: String, _ work: () async throws -> Result) async rethrows -> Result {
    started.withLock { $0[name] = .now }
    defer { started.withLock { $0[name] = nil } }
    return try await work()
  }

  /// The loop got on within its piece of work: it tried something again that fails for a reason outside of it.
  func advanced(_ name: String) { started.withLock { if $0[name] != nil { $0[name] = .now } } }

  /// A loop that has been at one piece of work for longer than `limit`.
  func stuck(for limit: Duration) -> String? {
    let now = ContinuousClock.now
    return started.withLock { started in
      started.filter { now - $0.value > limit }.min { $0.value < $1.value }?.key
    }
  }
}
