import CivilTime
import News
import Notifiers
import Synchronization

/// What came to a receiver, in order of arrival.
final class Mailbox: Sendable {
  private let received = Mutex<[ReceivedDelivery]>([])

  var all: [ReceivedDelivery] { received.withLock { $0 } }

  func keep(_ delivery: ReceivedDelivery) { received.withLock { $0.append(delivery) } }
}

/// Runs `body` while a receiver on the loopback address takes messages.
///
/// - Parameters:
///   - answer: what it answers; the delivery is in the mailbox by then.
///   - body: is given the port and the mailbox.
@discardableResult
func withReceiver<Value: Sendable>(
  secrets: [Secret] = [], now: Timestamp = Sample.raised,
  answer: @escaping @Sendable (ReceivedDelivery) async -> ReceiverAnswer = { .standard($0) },
  _ body: (Int, Mailbox) async throws -> Value
) async throws -> Value {
  let mailbox = Mailbox()
  let receiver = WebhookReceiver(secrets: secrets, now: { now }) { delivery in
    mailbox.keep(delivery)
    return await answer(delivery)
  }
  let (ports, sink) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      defer { sink.finish() }
      try await receiver.run { sink.yield($0) }
    }
    guard let port = await ports.first(where: { _ in true }) else {
      try await group.waitForAll()
      throw CancellationError()
    }
    let value = try await body(port, mailbox)
    group.cancelAll()
    return value
  }
}

/// Sleeps until the task is cancelled.
func untilCancelled() async {
  let (stream, _) = AsyncStream.makeStream(of: Void.self)
  for await _ in stream {}
}
