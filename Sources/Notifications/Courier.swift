public import CivilTime
public import Logging
public import News

/// Carries what the outbox owes to the notifiers, one lane each: a slow or dead one never delays another.
public struct Courier: Sendable {
  public struct Limits: Hashable, Sendable {
    /// How long one attempt may take; then its task is cancelled, and it counts as failed.
    public var timeout: Duration = .seconds(60)
    /// How long what is in flight may go on after `stop()`; then it is cancelled and stays owed.
    public var grace: Duration = .seconds(10)
    /// The longest wait between two probes of a receiver that is down, and of an outbox that fails; a receiver that
    /// says `Retry-After` may get a longer one.
    public var rest: Duration = .seconds(30)
    /// How long it may take until what was delivered is noted in the outbox, so that many share a commit. After a crash
    /// what was not noted comes again.
    public var gather: Duration = .milliseconds(20)
    /// How long a lane with nothing to do waits before it looks again without a ring.
    public var idle: Duration = .seconds(10)

    public init() {}
  }

  let outbox: any Outbox
  let notifiers: [NotifierID: any Notifier]
  let lanes: [NotifierID: LaneSettings]
  let schedule: RetrySchedule
  let limits: Limits
  let bell: Bell
  let clock: any Clock<Duration>
  let now: @Sendable () -> Timestamp
  let jitter: @Sendable () -> Double
  let log: Logger
  let onProgress: @Sendable (NotifierID) -> Void

  /// - Parameters:
  ///   - lanes: how each lane carries; one delivery after the other if silent.
  ///   - bell: rung for a notifier whenever something new is owed to it.
  ///   - now: the wall clock, by which deliveries come due.
  ///   - jitter: draws a number in 0..<1.
  ///   - onProgress: called whenever a lane has done something, and about every `limits.idle` where it has not.
  public init(
    outbox: any Outbox, notifiers: [NotifierID: any Notifier], lanes: [NotifierID: LaneSettings] = [:],
    schedule: RetrySchedule = RetrySchedule(), limits: Limits = Limits(), bell: Bell,
    clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Timestamp,
    jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }, log: Logger,
    onProgress: @escaping @Sendable (NotifierID) -> Void = { _ in }
  ) {
    self.outbox = outbox
    self.notifiers = notifiers
    self.lanes = lanes
    self.schedule = schedule
    self.limits = limits
    self.bell = bell
    self.clock = clock
    self.now = now
    self.jitter = jitter
    self.log = log
    self.onProgress = onProgress
  }

  /// Runs until `stop()`, or until its task is cancelled. After `stop()` nothing new is started, and what is in flight
  /// may end within `limits.grace`; cancelling also cancels what is in flight. Either way, what was delivered is noted
  /// in the outbox before this returns, and what was not stays owed as it was.
  public func run() async {
    await withDiscardingTaskGroup { group in
      for (id, notifier) in notifiers {
        group.addTask {
          var lane = Lane(id: id, notifier: notifier, courier: self)
          await lane.run()
        }
      }
      // Without a lane it stays all the same: a service that returns early takes the daemon with it.
      let mail = LaneMail()
      bell.listenForClosing { mail.post { $0.rang = true } }
      while !bell.isClosed, !Task.isCancelled { _ = await mail.collect() }
    }
  }

  /// Tells the courier, and every other that shares its bell, to come home. For `onGracefulShutdown`.
  public func stop() { bell.close() }
}
