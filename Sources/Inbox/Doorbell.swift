import Synchronization

/// Wakes who waits. Rung while nobody waits, it wakes the next one at once; rung ten times, it wakes once.
///
/// An `AsyncStream` would end for good when one wait is cancelled, and allows one waiter only.
final class Doorbell: Sendable {
  private struct State {
    var rung = false
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var cancelled: Set<Int> = []
    var next = 0
  }

  private let state = Mutex(State())

  func ring() {
    let waiting = state.withLock { state in
      state.rung = state.waiting.isEmpty
      defer { state.waiting = [:] }
      return state.waiting
    }
    for continuation in waiting.values { continuation.resume() }
  }

  /// Returns when it rings, when the task is cancelled, or after `limit`.
  func wait(atMost limit: Duration, by clock: any Clock<Duration>) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait() }
      group.addTask { try? await clock.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func wait() async {
    let id = state.withLock { state in
      state.next &+= 1
      return state.next
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = state.withLock { state in
          if state.cancelled.contains(id) { return true }
          if state.rung {
            state.rung = false
            return true
          }
          state.waiting[id] = continuation
          return false
        }
        if now { continuation.resume() }
      }
    } onCancel: {
      let continuation = state.withLock { state in
        state.cancelled.insert(id)
        return state.waiting.removeValue(forKey: id)
      }
      continuation?.resume()
    }
    state.withLock { _ = $0.cancelled.remove(id) }
  }
}
