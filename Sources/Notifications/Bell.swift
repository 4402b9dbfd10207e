import Synchronization

/// The doorbell of the courier: rung after each commit that owes something, heard by all lanes.
public final class Bell: Sendable {
  private struct State {
    var isClosed = false
    var listeners: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  public init() {}

  /// Tells every lane that something is owed. Never blocks.
  public func ring() { for listener in state.withLock({ $0.listeners }) { listener() } }

  /// Calls the courier home, for good.
  func close() {
    state.withLock { $0.isClosed = true }
    ring()
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Calls `listener` at each ring from now on, and once at once if it was closed before.
  func listen(_ listener: @escaping @Sendable () -> Void) {
    let isClosed = state.withLock { state in
      state.listeners.append(listener)
      return state.isClosed
    }
    if isClosed { listener() }
  }
}
