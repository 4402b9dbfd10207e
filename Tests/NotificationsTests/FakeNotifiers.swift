import News
import Notifications
import Synchronization

/// Does with each delivery what the test says, and tells which came.
final class ScriptedNotifier: Notifier {
  typealias Script = @Sendable (Delivery) async throws(DeliveryFailure) -> Void

  private struct State {
    var calls: [Int64] = []
    var under = 0
    var most = 0
  }

  private let state = Mutex(State())
  private let script: Script
  /// The ids of the deliveries as they come.
  let arrivals = Tape<Int64>()

  init(_ script: @escaping Script = { _ in }) { self.script = script }

  /// The ids of the deliveries that came, in order.
  var calls: [Int64] { state.withLock { $0.calls } }
  /// The most that were under way at once.
  var most: Int { state.withLock { $0.most } }

  func notify(_ delivery: Delivery) async throws(DeliveryFailure) {
    state.withLock {
      $0.calls.append(delivery.id)
      $0.under += 1
      $0.most = max($0.most, $0.under)
    }
    defer { state.withLock { $0.under -= 1 } }
    arrivals.add(delivery.id)
    try await script(delivery)
  }
}

/// A door that notifiers wait at until it opens, or until they are cancelled.
final class Gate: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func open() { continuation.finish() }

  /// - Throws: when the task is cancelled first.
  func pass() async throws(DeliveryFailure) {
    for await _ in stream {}
    if Task.isCancelled { throw .retry(after: nil, reason: "cancelled") }
  }
}
