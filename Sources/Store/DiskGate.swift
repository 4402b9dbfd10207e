import Synchronization

/// Holds deliveries back until their commit is on the disk: the courier may prepare them meanwhile, and nothing more.
final class DiskGate: Sendable {
  private struct State {
    /// The number of each delivery's commit, as `LogSync` counts; the greatest before it is committed.
    var held: [Int64: UInt64] = [:]
    var waiting: [Int64: [CheckedContinuation<Void, Never>]] = [:]
  }

  private let state = Mutex(State())

  /// To be called before others can see the commit.
  func hold(_ ids: [Int64]) { state.withLock { state in for id in ids { state.held[id] = .max } } }

  func noteCommit(of ids: [Int64], number: UInt64) {
    state.withLock { state in for id in ids { state.held[id] = number } }
  }

  /// The commits up to this one are on the disk.
  func release(upTo number: UInt64) { release { $1 <= number } }
  /// The transaction failed.
  func forget(_ ids: [Int64]) { release { id, _ in ids.contains(id) } }

  private func release(_ isFree: (Int64, UInt64) -> Bool) {
    let waiting = state.withLock { state in
      if state.held.isEmpty { return [] as [CheckedContinuation<Void, Never>] }
      let free = state.held.filter { isFree($0.key, $0.value) }.keys
      return free.flatMap { id in
        state.held[id] = nil
        return state.waiting.removeValue(forKey: id) ?? []
      }
    }
    for continuation in waiting { continuation.resume() }
  }

  var held: Set<Int64> { state.withLock { Set($0.held.keys) } }
  func isOpen(_ id: Int64) -> Bool { state.withLock { $0.held[id] == nil } }

  /// Returns once the delivery is held no more.
  /// - Returns: false where the task was cancelled before.
  func pass(_ id: Int64) async -> Bool {
    while !isOpen(id) {
      if Task.isCancelled { return false }
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          let mustWait = state.withLock { state in
            if Task.isCancelled || state.held[id] == nil { return false }
            state.waiting[id, default: []].append(continuation)
            return true
          }
          if !mustWait { continuation.resume() }
        }
      } onCancel: {
        // All who wait for it, who look again.
        let waiting = state.withLock { $0.waiting.removeValue(forKey: id) } ?? []
        for continuation in waiting { continuation.resume() }
      }
    }
    return true
  }
}
