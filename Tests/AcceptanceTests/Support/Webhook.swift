import CivilTime
import Daemon
import Notifiers
import Synchronization

/// A webhook receiver in the test's own process that keeps what arrived.
final class Webhook: Sendable {
  struct Arrival: Sendable {
    let id: String
    let verified: Bool
    let body: String
  }

  static let secretText = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"
  private let kept = Mutex<[Arrival]>([])

  var arrivals: [Arrival] { kept.withLock { $0 } }

  /// Runs `body` with the receiver's URL, and stops receiving when it returns.
  func listening(_ body: @Sendable (String) async throws -> Void) async throws {
    let receiver = WebhookReceiver(secrets: [try Secret(Self.secretText)], now: WallClock.now) { delivery in
      self.kept.withLock {
        $0.append(
          Arrival(
            id: delivery.id ?? "", verified: delivery.verified, body: String(decoding: delivery.body, as: UTF8.self)))
      }
      return .standard(delivery)
    }
    let (ports, port) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await receiver.run { port.yield($0) } }
      var iterator = ports.makeAsyncIterator()
      if let number = await iterator.next() { try await body("http://127.0.0.1:\(number)/") }
      group.cancelAll()
      do { try await group.waitForAll() } catch is CancellationError {}
    }
  }
}
