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
    case hastened(NotifierID)
    case diverted([Int64], to: NotifierID)
    /// There was nothing to do.
    case idle(NotifierID)
    case failed
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private struct State {
    var pending: [Int64: (delivery: Delivery, due: Timestamp)] = [:]
    var claimed: Set<Int64> = []
    var readFailure: String?
    var writeFailure: String?
  }

  private let state = Mutex(State())
  let events = Tape<Event>()

  func owe(
    _ ids: some Sequence<Int64>, to notifier: NotifierID = "desk", attempts: Int = 0, step: Int = 0, at now: Timestamp
  ) {
    for id in ids {
      let alert = Alert(
        key: "\(id)", kind: .articleMatched, severity: .notice, raised: now, summary: "Alert \(id)", rule: "quota")
      let delivery = Delivery(id: id, notifier: notifier, alert: alert, attempts: attempts, step: step, owed: now)
      state.withLock { $0.pending[id] = (delivery, now) }
    }
  }

  var owed: [Int64] { state.withLock { $0.pending.keys.sorted() } }
  var claimed: Set<Int64> { state.withLock { $0.claimed } }

  func failReading(_ reason: String?) { state.withLock { $0.readFailure = reason } }
  func failWriting(_ reason: String?) { state.withLock { $0.writeFailure = reason } }

  func claim(for notifier: NotifierID, at now: Timestamp, limit: Int) async throws -> [Delivery] {
    try check { $0.readFailure }
    let due = state.withLock { state in
      let due = state.pending.values
        .filter { $0.delivery.notifier == notifier && $0.due <= now && !state.claimed.contains($0.delivery.id) }
        .map(\.delivery).sorted { ($0.owed, $0.id) < ($1.owed, $1.id) }.prefix(limit).map { $0 }
      state.claimed.formUnion(due.map(\.id))
      return due
    }
    if due.isEmpty { events.add(.idle(notifier)) }
    return due
  }

  func nextDue(for notifier: NotifierID, after now: Timestamp) async throws -> Timestamp? {
    try check { $0.readFailure }
    return state.withLock { state in
      state.pending.values.filter { $0.delivery.notifier == notifier && $0.due > now }.map(\.due).min()
    }
  }

  func report(_ reports: [DeliveryReport], for notifier: NotifierID, at now: Timestamp) async throws {
    try check { $0.writeFailure }
    var settled: [Int64] = []
    for report in reports {
      // Only what is noted may be claimed again.
      defer { state.withLock { _ = $0.claimed.remove(report.id) } }
      switch report {
      case .delivered(let id):
        state.withLock { _ = $0.pending.removeValue(forKey: id) }
        settled.append(id)
      case .dead(let id, let reason):
        state.withLock { _ = $0.pending.removeValue(forKey: id) }
        events.add(.buried(id, reason: reason))
      case .postponed(let id, let until, let step, let reason):
        state.withLock { state in
          guard let old = state.pending[id]?.delivery else { return }
          let delivery = Delivery(
            id: id, notifier: old.notifier, alert: old.alert, attempts: old.attempts + 1, step: step, owed: old.owed,
            lastReason: reason)
          state.pending[id] = (delivery, until)
        }
        events.add(.postponed(id, until: until, reason: reason))
      }
    }
    if !settled.isEmpty { events.add(.settled(settled)) }
  }

  func hasten(_ notifier: NotifierID) async throws {
    try check { $0.writeFailure }
    state.withLock { state in
      for (id, entry) in state.pending where entry.delivery.notifier == notifier {
        state.pending[id]?.due = Timestamp(milliseconds: 0)
      }
    }
    events.add(.hastened(notifier))
  }

  func divert(_ ids: [Int64]?, from notifier: NotifierID, to other: NotifierID, at now: Timestamp) async throws {
    try check { $0.writeFailure }
    let diverted = state.withLock { state in
      ids ?? state.pending.values.filter { $0.delivery.notifier == notifier }.map(\.delivery.id).sorted()
    }
    owe(diverted.map { $0 + 1000 }, to: other, at: now)
    events.add(.diverted(diverted, to: other))
  }

  func giveBack(for notifier: NotifierID) {
    state.withLock { state in
      state.claimed = state.claimed.filter { state.pending[$0]?.delivery.notifier != notifier }
    }
  }

  private func check(_ failure: (borrowing State) -> String?) throws {
    guard let reason = state.withLock({ failure($0) }) else { return }
    events.add(.failed)
    throw Failure(description: reason)
  }
}
