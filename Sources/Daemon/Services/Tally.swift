import Synchronization

/// What the daemon did since it started, for its status line.
final class Tally: Sendable {
  struct Counts {
    var articles = 0
    var alerts = 0
  }

  private let state: Mutex<Counts> = Mutex(Counts())

  func add(articles: Int, alerts: Int) {
    state.withLock {
      $0.articles += articles
      $0.alerts += alerts
    }
  }

  var counts: Counts { state.withLock { $0 } }
}
