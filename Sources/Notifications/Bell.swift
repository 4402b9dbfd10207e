public import News
import Synchronization

/// The doorbell of the courier: rung after each commit that owes something, heard by the lanes that it is owed to.
public final class Bell: Sendable {
  private struct State {
    var isClosed = false
    var lanes: [(id: NotifierID, hear: @Sendable () -> Void)] = []
    var closing: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  public init() {}

  /// Tells the lanes of these notifiers that something is owed. Never blocks.
  public func ring(for notifiers: [NotifierID]) {
    for lane in state.withLock({ $0.lanes }) where notifiers.contains(lane.id) { lane.hear() }
  }

  /// Calls the courier home, for good.
  func close() {
    let all = state.withLock { state in
      state.isClosed = true
      return state.lanes.map(\.hear) + state.closing
    }
    for hear in all { hear() }
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Calls `hear` at each ring for the lane from now on, when the bell is closed, and at once if it was before.
  func listen(for lane: NotifierID, _ hear: @escaping @Sendable () -> Void) {
    add(hear) { $0.lanes.append((lane, hear)) }
  }

  /// Calls `hear` when the bell is closed, and at once if it was before.
  func listenForClosing(_ hear: @escaping @Sendable () -> Void) { add(hear) { $0.closing.append(hear) } }

  private func add(_ hear: @Sendable () -> Void, _ enter: (inout State) -> Void) {
    let isClosed = state.withLock { state in
      enter(&state)
      return state.isClosed
    }
    if isClosed { hear() }
  }
}
