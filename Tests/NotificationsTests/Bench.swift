import CivilTime
import InMemoryLogging
import Logging
import News
import Notifications

/// A courier with everything around it in the test's hand.
struct Bench: Sendable {
  static let start = Timestamp(seconds: 1_900_000_000)

  let outbox = MemoryOutbox()
  let clock = ManualClock()
  let bell = Bell()
  let log = InMemoryLogHandler()
  let courier: Courier

  /// - Parameter jitter: 1 gives each delay its whole nominal length.
  init(
    _ notifiers: [NotifierID: any Notifier], lanes: [NotifierID: LaneSettings] = [:],
    schedule: RetrySchedule = RetrySchedule(), limits: Courier.Limits = Courier.Limits(), jitter: Double = 1,
    onProgress: @escaping @Sendable (NotifierID) -> Void = { _ in }
  ) {
    let (clock, handler) = (clock, log)
    var limits = limits
    limits.gather = .zero
    courier = Courier(
      outbox: outbox, notifiers: notifiers, lanes: lanes, schedule: schedule, limits: limits, bell: bell,
      clock: clock, now: { Self.start.adding(clock.now.sinceStart) }, jitter: { jitter },
      log: Logger(label: "test") { _ in handler }, onProgress: onProgress)
  }

  /// Runs the courier beside `body`, which gets what happens to the outbox; then stops it.
  func run(_ body: (Tape<MemoryOutbox.Event>) async throws -> Void) async rethrows {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let courier = courier
      group.addTask { await courier.run() }
      try await body(outbox.events)
      courier.stop()
    }
  }

  func after(_ duration: Duration) -> Timestamp { Self.start.adding(duration) }

  var messages: [String] { log.entries.map { "\($0.level): \($0.message)" } }
}

extension Tape<MemoryOutbox.Event> {
  /// The next thing that changes the outbox, or that keeps it from changing.
  func change() async -> MemoryOutbox.Event? {
    while let event = await next() {
      if case .idle = event { continue }
      return event
    }
    return nil
  }

  /// Waits for something.
  func reach(_ wanted: MemoryOutbox.Event) async {
    while let event = await next(), event != wanted {}
  }

  /// Waits until all of these are settled, in whatever commits.
  func settled(_ ids: some Sequence<Int64>) async {
    var left = Set(ids)
    while !left.isEmpty, let event = await next() {
      if case .settled(let some) = event { left.subtract(some) }
    }
  }
}
