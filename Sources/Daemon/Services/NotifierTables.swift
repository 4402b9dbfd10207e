import News
import Notifications
import Notifiers
import Synchronization

/// The notifiers in use and how failing deliveries are tried again.
struct NotifierTable: Sendable {
  let notifiers: [NotifierID: any Notifier]
  let lanes: [NotifierID: LaneSettings]
  let retry: RetrySchedule

  init(_ settings: Settings, _ catalogue: NotifierCatalogue) {
    let owed = settings.notifiersInUse
    notifiers = settings.notifiers.filter { owed.contains($0.key) }.mapValues { catalogue.makeNotifier($0) }
    lanes = settings.lanes
    retry = settings.retry
  }
}

/// The tables that reloads make, the newest of which counts.
final class NotifierTables: Sendable {
  let stream: AsyncStream<NotifierTable>
  private let continuation: AsyncStream<NotifierTable>.Continuation
  private let newest: Mutex<[NotifierID]>

  init(_ first: NotifierTable) {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    newest = Mutex(Array(first.notifiers.keys))
    continuation.yield(first)
  }

  var inUse: [NotifierID] { newest.withLock { $0 } }

  func replace(_ table: NotifierTable) {
    newest.withLock { $0 = Array(table.notifiers.keys) }
    continuation.yield(table)
  }

  func finish() { continuation.finish() }
}
