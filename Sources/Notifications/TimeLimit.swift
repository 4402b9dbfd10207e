import Synchronization

/// The time that each attempt of a lane may take. One sleep serves them all: it lasts until the oldest is over, so that
/// a busy lane leaves no timer behind for each delivery.
final class TimeLimit: Sendable {
  private struct State {
    var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
    /// In the order in which their time is over; some are no longer waiting.
    var queue: [(ticket: Int, end: Duration)] = []
    var tickets = 0
    var idler: CheckedContinuation<Void, Never>?
  }

  let length: Duration
  private let clock: any Clock<Duration>
  private let elapsed: @Sendable () -> Duration
  private let state = Mutex(State())

  init(_ length: Duration, _ clock: any Clock<Duration>) {
    self.length = length
    self.clock = clock
    elapsed = clock.stopwatch()
  }

  /// Waits until the time is over.
  /// - Returns: false where the task was cancelled before.
  func pass() async -> Bool {
    let end = elapsed() + length
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (isCancelled, idler) = state.withLock { state in
          if Task.isCancelled { return (true, nil as CheckedContinuation<Void, Never>?) }
          state.waiting[ticket] = continuation
          if state.queue.count > 2 * state.waiting.count + 64 {
            let waiting = state.waiting
            state.queue.removeAll { waiting[$0.ticket] == nil }
          }
          state.queue.append((ticket, end))
          defer { state.idler = nil }
          return (false, state.idler)
        }
        if isCancelled { continuation.resume(returning: false) }
        idler?.resume()
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: ticket) }?.resume(returning: false)
    }
  }

  /// Ends what takes too long, until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      guard let end = await nextEnd() else { continue }
      try? await clock.sleep(for: max(.zero, end - elapsed()))
      let now = elapsed()
      let over = state.withLock { state in
        let due = state.queue.prefix { $0.end <= now }
        state.queue.removeFirst(due.count)
        return due.compactMap { state.waiting.removeValue(forKey: $0.ticket) }
      }
      for continuation in over { continuation.resume(returning: true) }
    }
  }

  /// When the oldest attempt is over; waits for one, or for a cancellation, where there is none.
  private func nextEnd() async -> Duration? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isThere = state.withLock { state in
          if !state.queue.isEmpty || Task.isCancelled { return true }
          state.idler = continuation
          return false
        }
        if isThere { continuation.resume() }
      }
    } onCancel: {
      state.withLock { state in
        defer { state.idler = nil }
        return state.idler
      }?.resume()
    }
    return state.withLock { $0.queue.first?.end }
  }
}

extension Clock<Duration> {
  /// Tells how much time has passed since now.
  func stopwatch() -> @Sendable () -> Duration {
    let start = now
    return { start.duration(to: now) }
  }
}
