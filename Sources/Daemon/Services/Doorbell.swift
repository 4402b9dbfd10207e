import News
import Notifications
import Synchronization

/// Rings the bell of the courier at work, whichever that is: each courier has a bell of its own, which ends with it.
final class Doorbell: Sendable {
  private let bell = Mutex(Bell())

  func ring(for notifiers: [NotifierID]) { bell.withLock { $0 }.ring(for: notifiers) }

  /// The bell of the next courier. What was rung before needs no second ring: a lane listens first, then looks.
  func renew() -> Bell {
    let new = Bell()
    bell.withLock { $0 = new }
    return new
  }
}
