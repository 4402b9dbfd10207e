import CivilTime
import Synchronization

/// What the daemon did today, for its status line.
final class Tally: Sendable {
  struct Counts {
    /// In UTC.
    var day: CivilDate?
    var articles = 0
    var alerts = 0

    /// Begins anew on another day.
    mutating func turn(to today: CivilDate) {
      if day != today { self = Counts(day: today) }
    }
  }

  /// A sign of life for each change; changes that nobody looked at yet are one.
  let changes: AsyncStream<Void>
  private let changed: AsyncStream<Void>.Continuation
  private let state: Mutex<Counts> = Mutex(Counts())

  init() { (changes, changed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func add(articles: Int, alerts: Int, on today: CivilDate) {
    state.withLock {
      $0.turn(to: today)
      $0.articles += articles
      $0.alerts += alerts
    }
    changed.yield()
  }

  func counts(of today: CivilDate) -> Counts {
    state.withLock {
      $0.turn(to: today)
      return $0
    }
  }
}
