import LinuxSystem
import News

/// Leave to let a delivery go, which is given once the delivery is on the disk: an alert that somebody has is then never
/// unknown to the ledger, not even after a power failure.
public struct Permit: Sendable {
  private let check: @Sendable () -> Bool
  private let wait: @Sendable () async -> Bool

  /// - Parameters:
  ///   - check: whether it is given.
  ///   - wait: returns once it is; false where the task was cancelled before.
  public init(check: @escaping @Sendable () -> Bool, wait: @escaping @Sendable () async -> Bool) {
    self.check = check
    self.wait = wait
  }

  init(_ delivery: Delivery, of outbox: any Outbox) {
    self.init(check: { outbox.isSafe(delivery) }, wait: { await outbox.becomesSafe(delivery) })
  }

  public var isGiven: Bool { check() }

  /// Lets the thread that writes to the disk go first, where it waits for this one's processor.
  public func giveWay() { if !isGiven { EventThread.giveWay() } }

  /// Returns once it is given.
  /// - Returns: false where the task was cancelled before.
  public func given() async -> Bool { isGiven ? true : await wait() }
}
