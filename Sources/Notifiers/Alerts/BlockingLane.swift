import Dispatch
import Synchronization

/// A serial queue for calls that may block, so that they hold up no thread that tasks share.
final class BlockingLane: Sendable {
  private let queue: DispatchQueue
  private let waiting = Mutex(0)
  /// Calls behind one that is stuck: as many as a lane of the courier may have under way.
  private let limit = 64

  init(label: String) { queue = DispatchQueue(label: label) }

  /// Runs `work` after all work given before.
  ///
  /// - Parameter stuck: the failure where too much work waits already, or where the caller is cancelled. In the latter
  ///   case the work is left alone: it may still be done, and sees the flag raised.
  func run<Value: Sendable, Failure: Error>(
    stuck: Failure, _ work: @escaping @Sendable (CancellationFlag) -> Result<Value, Failure>
  ) async throws(Failure) -> Value {
    let isAdmitted = waiting.withLock { count in
      guard count < limit else { return false }
      count += 1
      return true
    }
    guard isAdmitted else { throw stuck }
    let flag = CancellationFlag()
    let outcome = Outcome<Result<Value, Failure>>()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        outcome.wait(continuation)
        queue.async { [self] in
          outcome.settle(work(flag))
          waiting.withLock { $0 -= 1 }
        }
      }
    } onCancel: {
      flag.raise()
      outcome.settle(.failure(stuck))
    }
    return try result.get()
  }
}

/// Whether the task that waits for a piece of blocking work was cancelled.
final class CancellationFlag: Sendable {
  private let raised = Atomic(false)

  func raise() { raised.store(true, ordering: .relaxed) }
  var isRaised: Bool { raised.load(ordering: .relaxed) }
}

/// A value that comes once, and the one that waits for it. The first value counts.
private final class Outcome<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Value, Never>)
    case settled(Value)
    case delivered
  }

  private let state = Mutex(State.open)

  func wait(_ continuation: CheckedContinuation<Value, Never>) {
    let early: Value? = state.withLock { state in
      guard case .settled(let value) = state else {
        state = .awaited(continuation)
        return nil
      }
      state = .delivered
      return value
    }
    if let early { continuation.resume(returning: early) }
  }

  func settle(_ value: Value) {
    let waiter: CheckedContinuation<Value, Never>? = state.withLock { state in
      switch state {
      case .open:
        state = .settled(value)
        return nil
      case .awaited(let continuation):
        state = .delivered
        return continuation
      case .settled, .delivered: return nil
      }
    }
    waiter?.resume(returning: value)
  }
}
