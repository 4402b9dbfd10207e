import Synchronization

/// What the daemon did since it started, for its status line.
final class Tally: Sendable {
  struct Counts {
    var articles = 0
    var alerts = 0
  }

  /// A sign of life for each change; changes that nobody looked at yet are one.
  let changes: AsyncStream<Void>
  private let changed: AsyncStream<Void>.Continuation
  private let state: Mutex<Counts> = Mutex(Counts())

  init() { (changes, changed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func add(articles: Int, alerts: Int) {
    state.withLock {
      $0.articles += articles
      $0.alerts += alerts
    }
    changed.yield()
  }

  var counts: Counts { state.withLock { $0 } }
}
