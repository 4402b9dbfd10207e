import CivilTime
import News
import Notifications
import Synchronization

/// An outbox in memory that tells what is done to it and can be made to fail.
final class MemoryOutbox: Outbox {
  enum Event: Hashable, Sendable {
    case settled([Int64])
    case postponed(Int64, until: Timestamp, reason: String)
    case buried(Int64, reason: String)
    /// There was nothing to do.
    case idle(NotifierID)
    case failed
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private struct State {
    var pending: [Int64: (delivery: Delivery, due: Timestamp)] = [:]
    var readFailure: String?
    var writeFailure: String?
  }

  private let state = Mutex(State())
  let events = Tape<Event>()

  func owe(_ ids: some Sequence<Int64>, to notifier: NotifierID = "desk", attempts: Int = 0, at now: Timestamp) {
    for id in ids {
      let alert = Alert(
        key: "\(id)", kind: .articleMatched, severity: .notice, raised: now, summary: "Alert \(id)", rule: "quota")
      let delivery = Delivery(id: id, notifier: notifier, alert: alert, attempts: attempts, owed: now)
      state.withLock { $0.pending[id] = (delivery, now) }
    }
  }

  var owed: [Int64] { state.withLock { $0.pending.keys.sorted() } }

  func failReading(_ reason: String?) { state.withLock { $0.readFailure = reason } }
  func failWriting(_ reason: String?) { state.withLock { $0.writeFailure = reason } }

  func due(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws -> [Delivery] {
    try check { $0.readFailure }
    return state.withLock { state in
      state.pending.values.filter { $0.delivery.notifier == notifier && $0.due <= now }.map(\.delivery)
        .sorted { ($0.owed, $0.id) < ($1.owed, $1.id) }.prefix(limit).map { $0 }
    }
  }

  func nextDue(for notifier: NotifierID) async throws -> Timestamp? {
    try check { $0.readFailure }
    events.add(.idle(notifier))
    return state.withLock { $0.pending.values.filter { $0.delivery.notifier == notifier }.map(\.due).min() }
  }

  func settle(_ ids: [Int64], at now: Timestamp) async throws {
    try check { $0.writeFailure }
    state.withLock { state in for id in ids { state.pending.removeValue(forKey: id) } }
    events.add(.settled(ids))
  }

  func postpone(_ id: Int64, until: Timestamp, reason: String) async throws {
    try check { $0.writeFailure }
    state.withLock { state in
      guard let old = state.pending[id]?.delivery else { return }
      let delivery = Delivery(
        id: id, notifier: old.notifier, alert: old.alert, attempts: old.attempts + 1, owed: old.owed,
        lastReason: reason)
      state.pending[id] = (delivery, until)
    }
    events.add(.postponed(id, until: until, reason: reason))
  }

  func bury(_ id: Int64, at now: Timestamp, reason: String) async throws {
    try check { $0.writeFailure }
    state.withLock { _ = $0.pending.removeValue(forKey: id) }
    events.add(.buried(id, reason: reason))
  }

  private func check(_ failure: (borrowing State) -> String?) throws {
    guard let reason = state.withLock({ failure($0) }) else { return }
    events.add(.failed)
    throw Failure(description: reason)
  }
}
