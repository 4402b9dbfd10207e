import CivilTime
import News

/// What of the outbox is in memory: deliveries that were just recorded, or read ahead, and which are claimed. The
/// database stays the outbox; this spares reading back what was written a moment ago.
struct OutboxMemory {
  private struct Shelf {
    /// Committed, due and unclaimed, in order.
    var ready: [Delivery] = []
    var head = 0
    var claimed: Set<Int64> = []
    /// Nothing is due that is neither ready nor claimed nor withheld.
    var isComplete = false
    /// Something was recorded while the database was being read.
    var missed = false
    /// Something waits for an earlier delivery of its deadline.
    var hasWaiting = false
    var readAt: Timestamp?
    /// The last delivery that the database had when it was read: up to there it is the database that tells.
    var readUpTo: Int64 = 0
    var nextDue: Timestamp?
    /// The reading of the database that was begun last: an earlier one that ends after it knows less.
    var reading: Int64?
  }

  /// A delivery that is to be on the disk before anybody gets it.
  private struct Withheld {
    let delivery: Delivery
    let hasToWait: Bool
    /// The number of its commit, as `LogSync` counts.
    let commit: UInt64
  }

  /// A reading of the database that has begun.
  struct Reading {
    fileprivate let number: Int64
    /// Rows that are not to be given out, even if they are settled, or on the disk, while the reading lasts.
    let taken: Set<Int64>
  }

  /// So many deliveries are kept for one notifier; more wait in the database.
  static let capacity = 512
  /// The database is read again at least this often: another process may have changed it.
  static let trust = Duration.seconds(10)

  private var shelves: [NotifierID: Shelf] = [:]
  private var withheld: [Withheld] = []
  private var readings: Int64 = 0

  /// How many deliveries are in memory, and how many are known to be claimed.
  var held: Int { shelves.values.reduce(0) { $0 + $1.ready.count + $1.claimed.count } }

  /// A delivery was committed. One that has to wait for another is left to the database.
  mutating func add(_ delivery: Delivery, hasToWait: Bool) {
    guard var shelf = shelves[delivery.notifier], delivery.id > shelf.readUpTo else { return }
    shelves[delivery.notifier] = nil
    if !shelf.isComplete {
      shelf.missed = true
    } else if hasToWait {
      // Found by the database, once what it waits for is settled.
      shelf.hasWaiting = true
    } else if shelf.ready.count - shelf.head >= Self.capacity {
      shelf.isComplete = false
    } else {
      shelf.ready.append(delivery)
    }
    shelves[delivery.notifier] = shelf
  }

  /// A delivery will be committed, and is not given out before that commit is on the disk.
  mutating func withhold(_ delivery: Delivery, hasToWait: Bool, until commit: UInt64) {
    withheld.append(Withheld(delivery: delivery, hasToWait: hasToWait, commit: commit))
  }

  /// The commit failed.
  mutating func drop(_ commit: UInt64) { withheld.removeAll { $0.commit == commit } }

  /// The commits up to this one are on the disk.
  /// - Returns: the deliveries that waited for that.
  mutating func release(upTo commit: UInt64) -> [Delivery] {
    let free = withheld.filter { $0.commit <= commit }
    if free.isEmpty { return [] }
    withheld.removeAll { $0.commit <= commit }
    var doubtful: Set<NotifierID> = []
    for entry in free {
      let (delivery, notifier) = (entry.delivery, entry.delivery.notifier)
      // What it had to wait for may be settled by now; the reading that would have found it had to leave it out.
      if entry.hasToWait || shelves[notifier].map({ delivery.id <= $0.readUpTo }) ?? false { doubtful.insert(notifier) }
      add(delivery, hasToWait: entry.hasToWait)
    }
    for notifier in doubtful { forget(notifier) }
    return free.map(\.delivery)
  }

  /// The first delivery that is not to be given out yet.
  var firstWithheld: Int64? { withheld.map(\.delivery.id).min() }

  /// Claims what is ready; nil where the database has to be read.
  mutating func claim(for notifier: NotifierID, at now: Timestamp, limit: Int) -> [Delivery]? {
    guard var shelf = shelves[notifier] else { return nil }
    shelves[notifier] = nil
    defer { shelves[notifier] = shelf }
    let isFresh = shelf.readAt.map { now >= $0 && now.since($0) < Self.trust } ?? false
    let isTrusted = shelf.isComplete && isFresh && shelf.nextDue.map { $0 > now } ?? true
    guard isTrusted || shelf.head < shelf.ready.count else { return nil }
    let taken = shelf.ready[shelf.head...].prefix(max(0, limit))
    shelf.head += taken.count
    shelf.claimed.formUnion(taken.map(\.id))
    // Under load it is never empty: what was claimed goes all the same.
    if shelf.head == shelf.ready.count || shelf.head >= Self.capacity / 2 {
      shelf.ready.removeFirst(shelf.head)
      shelf.head = 0
    }
    return Array(taken)
  }

  /// The database is about to be read: what is ready is forgotten, and read with the rest.
  mutating func beginReading(for notifier: NotifierID) -> Reading {
    var shelf = shelves[notifier] ?? Shelf()
    readings += 1
    (shelf.ready, shelf.head, shelf.isComplete, shelf.missed) = ([], 0, false, false)
    shelf.reading = readings
    shelves[notifier] = shelf
    return Reading(number: readings, taken: taken(of: shelf))
  }

  /// What is not to be given out: it is, or the disk has not got it.
  private func taken(of shelf: Shelf) -> Set<Int64> { shelf.claimed.union(withheld.map(\.delivery.id)) }

  /// Takes what was read; nothing where another reading was begun since, or the claims were ended.
  /// - Parameters:
  ///   - last: the last delivery of any that the database had.
  ///   - isAll: whether the rows are all that is due.
  ///   - hasWaiting: whether others wait behind them, or behind claimed ones.
  mutating func end(
    _ reading: Reading, with rows: [Delivery], upTo last: Int64, isAll: Bool, hasWaiting: Bool, nextDue: Timestamp?,
    for notifier: NotifierID, at now: Timestamp
  ) {
    guard var shelf = shelves[notifier], shelf.reading == reading.number else { return }
    let taken = taken(of: shelf)
    shelf.ready = rows.filter { !reading.taken.contains($0.id) && !taken.contains($0.id) }
    (shelf.head, shelf.reading) = (0, nil)
    // A row that is left out and nobody's any more can only be found by the next reading.
    let leavesOut = rows.contains { reading.taken.contains($0.id) && !taken.contains($0.id) }
    shelf.isComplete = isAll && !shelf.missed && !leavesOut
    shelf.hasWaiting = hasWaiting
    (shelf.nextDue, shelf.readAt, shelf.readUpTo) = (nextDue, now, last)
    shelves[notifier] = shelf
  }

  mutating func reported(_ ids: [Int64], postponed: Timestamp?, for notifier: NotifierID) {
    guard var shelf = shelves[notifier] else { return }
    shelves[notifier] = nil
    shelf.claimed.subtract(ids)
    // A reading under way may have begun before the report.
    if shelf.reading != nil { shelf.missed = true }
    if let postponed { shelf.nextDue = min(postponed, shelf.nextDue ?? postponed) }
    shelves[notifier] = shelf
  }

  /// The database has more than is known here.
  mutating func forget(_ notifier: NotifierID) {
    shelves[notifier]?.isComplete = false
    shelves[notifier]?.missed = true
  }

  mutating func forgetAll() { for notifier in shelves.keys { forget(notifier) } }

  mutating func giveBack(for notifier: NotifierID) { shelves[notifier] = nil }

  func hasWaiting(_ notifier: NotifierID) -> Bool { shelves[notifier]?.hasWaiting ?? false }

  func nextDue(for notifier: NotifierID) -> Timestamp? { shelves[notifier]?.nextDue }
}
