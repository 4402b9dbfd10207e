import News
import Synchronization

/// What became of an attempt or a commit while a lane was at something else, for the one lane that reads it. It never
/// holds more than what the lane itself has under way.
final class LaneMail: Sendable {
  struct Letters: Sendable {
    var attempted: [(delivery: Delivery, outcome: Attempt.Outcome)] = []
    /// What was being written to the outbox is, or could not be.
    var noted: Result<Void, any Error>?
    /// The moments of alarms that went off.
    var alarms: [Duration] = []
    var rang = false

    var isEmpty: Bool { attempted.isEmpty && noted == nil && alarms.isEmpty && !rang }
  }

  private struct State {
    var letters = Letters()
    var reader: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  func post(_ write: (inout Letters) -> Void) {
    let reader = state.withLock { state in
      write(&state.letters)
      defer { state.reader = nil }
      return state.reader
    }
    reader?.resume()
  }

  /// All letters, once there is one. A cancelled task gets an empty ring at once.
  func collect() async -> Letters {
    await withTaskCancellationHandler {
      await wait()
    } onCancel: {
      post { $0.rang = true }
    }
    return letters()
  }

  /// The same for one who knows that he is cancelled, and waits for what is still under way: without this he would go
  /// round and round, and, on a thread that they share, let nobody else have a turn.
  func collectThoughCancelled() async -> Letters {
    await wait()
    return letters()
  }

  private func wait() async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if !state.letters.isEmpty { return true }
        state.reader = continuation
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  /// All letters there are now.
  func letters() -> Letters {
    state.withLock { state in
      defer { state.letters = Letters() }
      return state.letters
    }
  }
}
