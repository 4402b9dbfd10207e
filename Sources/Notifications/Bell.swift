import Synchronization

/// The doorbell of the courier: rung after each commit that owes something, heard by all lanes. A ring is counted, so
/// none is missed by a lane that was busy; any number of rings that nobody heard yet weigh no more than one.
public final class Bell: Sendable {
  private struct State {
    var rings: UInt64 = 0
    var closed = false
    var tickets: UInt64 = 0
    var waiting: [UInt64: Waiter] = [:]
  }

  private struct Waiter {
    let heard: UInt64
    let continuation: CheckedContinuation<Void, Never>
  }

  private let state = Mutex(State())

  public init() {}

  /// Wakes every lane that waits for work. Never blocks.
  public func ring() {
    wake {
      $0.rings += 1
      let rings = $0.rings
      return $0.waiting.filter { $0.value.heard < rings }.map(\.key)
    }
  }

  /// Ends all waits, now and later: the courier is to come home.
  func close() {
    wake {
      $0.closed = true
      return Array($0.waiting.keys)
    }
  }

  var isClosed: Bool { state.withLock { $0.closed } }

  /// How often it has rung.
  var rings: UInt64 { state.withLock { $0.rings } }

  /// Returns as soon as it has rung more than `heard` times, is closed, or the task is cancelled.
  func wait(after heard: UInt64) async {
    let ticket = state.withLock {
      $0.tickets += 1
      return $0.tickets
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let over = state.withLock {
          if $0.closed || $0.rings > heard || Task.isCancelled { return true }
          $0.waiting[ticket] = Waiter(heard: heard, continuation: continuation)
          return false
        }
        if over { continuation.resume() }
      }
    } onCancel: {
      wake { _ in [ticket] }
    }
  }

  /// The same, but waits for `limit` at the most.
  func wait(after heard: UInt64, atMost limit: Duration, on clock: any Clock<Duration>) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait(after: heard) }
      group.addTask { try? await clock.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  /// Waits for `limit`, whatever rings; only closing and cancelling end it sooner.
  func rest(_ limit: Duration, on clock: any Clock<Duration>) async {
    await wait(after: .max, atMost: limit, on: clock)
  }

  private func wake(_ choose: (inout State) -> [UInt64]) {
    let woken = state.withLock { state in choose(&state).compactMap { state.waiting.removeValue(forKey: $0) } }
    for waiter in woken { waiter.continuation.resume() }
  }
}
