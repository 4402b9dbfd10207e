import Synchronization

/// Holds deliveries back whose commit is not on the disk yet: the courier may prepare them meanwhile, and nothing more.
final class DiskGate: Sendable {
  private struct State {
    var held: Set<Int64> = []
    var waiting: [Int64: [CheckedContinuation<Void, Never>]] = [:]
  }

  private let state = Mutex(State())

  /// To be called before others can see the commit.
  func hold(_ ids: [Int64]) { state.withLock { $0.held.formUnion(ids) } }

  /// All that are held now: what they are from is committed, so that the next sync serves them.
  var held: Set<Int64> { state.withLock { $0.held } }

  func release(_ ids: some Sequence<Int64>) {
    let waiting = state.withLock { state in
      ids.reduce(into: [CheckedContinuation<Void, Never>]()) { waiting, id in
        state.held.remove(id)
        waiting += state.waiting.removeValue(forKey: id) ?? []
      }
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Returns once the delivery is held no more.
  /// - Returns: false where the task was cancelled before.
  func pass(_ id: Int64) async -> Bool {
    if isOpen(id) { return true }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOpen = state.withLock { state in
          if Task.isCancelled || !state.held.contains(id) { return true }
          state.waiting[id, default: []].append(continuation)
          return false
        }
        if isOpen { continuation.resume() }
      }
    } onCancel: {
      // Those who share the delivery, if any, look again.
      let waiting = state.withLock { $0.waiting.removeValue(forKey: id) } ?? []
      for continuation in waiting { continuation.resume() }
    }
    return isOpen(id)
  }

  func isOpen(_ id: Int64) -> Bool { state.withLock { !$0.held.contains(id) } }
}
