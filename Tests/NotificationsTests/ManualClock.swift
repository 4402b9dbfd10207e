import Synchronization

/// A clock whose time passes only when a test says so.
final class ManualClock: Clock, Sendable {
  struct Instant: InstantProtocol {
    var sinceStart: Duration
    func advanced(by duration: Duration) -> Instant { Instant(sinceStart: sinceStart + duration) }
    func duration(to other: Instant) -> Duration { other.sinceStart - sinceStart }
    static func < (a: Instant, b: Instant) -> Bool { a.sinceStart < b.sinceStart }
  }

  private struct Sleeper {
    let until: Instant
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct Watcher {
    let until: Instant
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now = Instant(sinceStart: .zero)
    var tickets = 0
    var sleepers: [Int: Sleeper] = [:]
    var watchers: [Int: Watcher] = [:]
  }

  private let state = Mutex(State())

  var now: Instant { state.withLock { $0.now } }
  let minimumResolution = Duration.zero
  /// How many sleep.
  var sleeping: Int { state.withLock { $0.sleepers.count } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let ticket = newTicket()
    let slept = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (answer, watchers): (Bool?, [Watcher]) = state.withLock { state in
          if Task.isCancelled { return (false, []) }
          if deadline <= state.now { return (true, []) }
          state.sleepers[ticket] = Sleeper(until: deadline, continuation: continuation)
          let watchers = state.watchers.filter { $0.value.until == deadline }
          for ticket in watchers.keys { state.watchers.removeValue(forKey: ticket) }
          return (nil, Array(watchers.values))
        }
        if let answer { continuation.resume(returning: answer) }
        for watcher in watchers { watcher.continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: ticket) }?.continuation.resume(returning: false)
    }
    if !slept { throw CancellationError() }
  }

  /// Waits until somebody sleeps for exactly `duration` from now, and lets that much time pass.
  func pass(_ duration: Duration) async {
    await sleeper(for: duration)
    advance(by: duration)
  }

  /// Waits until somebody sleeps for exactly `duration` from now.
  func sleeper(for duration: Duration) async {
    let ticket = newTicket()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          let until = state.now.advanced(by: duration)
          if Task.isCancelled || state.sleepers.values.contains(where: { $0.until == until }) { return true }
          state.watchers[ticket] = Watcher(until: until, continuation: continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.watchers.removeValue(forKey: ticket) }?.continuation.resume()
    }
  }

  private func newTicket() -> Int {
    state.withLock {
      $0.tickets += 1
      return $0.tickets
    }
  }

  func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for ticket in due.keys { state.sleepers.removeValue(forKey: ticket) }
      return due.values
    }
    for sleeper in woken { sleeper.continuation.resume(returning: true) }
  }
}
