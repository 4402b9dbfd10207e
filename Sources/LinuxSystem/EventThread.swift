import Glibc
import Synchronization

/// A thread that runs the tasks which prefer it, tells when a descriptor can be read, and is the clock they sleep by.
/// What blocks may run here: no task of others waits for it, and between an event and the code that handles it there is
/// no change of threads.
///
/// To be stopped by its owner; until then it keeps itself and its handler alive.
public final class EventThread: TaskExecutor {
  private struct Sleeper {
    let ticket: Int
    let end: ContinuousClock.Instant
    /// Wakes when the thread is roused, too.
    let isResting: Bool
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var jobs: [UnownedJob] = []
    /// Never many, one for each task that waits: to look through them is less than a dictionary's way to one.
    var sleepers: [Sleeper] = []
    var tickets = 0
    /// Roused while nobody rested: the next rest ends at once.
    var isRoused = false
    var isStopped = false
    /// Whether the thread waits in poll(2), and has to be woken for a job.
    var isWaiting = false

    mutating func takeSleepers(where isOver: (Sleeper) -> Bool) -> [Sleeper] {
      let end = sleepers.partition(by: isOver)
      defer { sleepers.removeSubrange(end...) }
      return Array(sleepers[end...])
    }
  }

  private let state = Mutex(State())
  /// A pipe: what is written at one end wakes who waits at the other.
  private let alarm: OwnedDescriptor
  private let rope: OwnedDescriptor
  private let descriptor: CInt
  private let onReadable: @Sendable () -> Bool

  /// poll(2) does not count the time that the machine is suspended: no sleep is trusted for longer.
  private static let longestWait = Duration.seconds(60)

  /// - Parameters:
  ///   - descriptor: open for as long as `onReadable` lives; none if negative.
  ///   - onReadable: called on the thread, reads all there is, and says whether who rests is to be roused.
  public init(
    watching descriptor: CInt = -1, onReadable: @escaping @Sendable () -> Bool = { false }
  ) throws(SystemError) {
    var ends: [CInt] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw SystemError("make", "a pipe") }
    alarm = OwnedDescriptor(ends[0])
    rope = OwnedDescriptor(ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    self.descriptor = descriptor
    self.onReadable = onReadable
    var thread = pthread_t()
    let this = unsafe Unmanaged.passRetained(self)
    let code = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<EventThread>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, this.toOpaque())
    guard code == 0 else {
      unsafe this.release()
      throw SystemError("start", "a thread", code: code)
    }
    pthread_detach(thread)
  }

  /// Ends the thread once the tasks that wait for it have run.
  public func stop() {
    state.withLock { $0.isStopped = true }
    wake()
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let mustWake = state.withLock { state in
      state.jobs.append(job)
      return state.isWaiting
    }
    if mustWake { wake() }
  }

  /// Lets another thread go first that was woken on this one's processor.
  public static func giveWay() { sched_yield() }

  private func wake() {
    var mark: UInt8 = 0
    // A full pipe wakes as well.
    _ = unsafe write(rope.number, &mark, 1)
  }

  private func run() {
    while true {
      wakeSleepers()
      let (jobs, isOver, end) = state.withLock { state in
        defer { state.jobs.removeAll(keepingCapacity: true) }
        state.isWaiting = state.jobs.isEmpty
        let isOver = state.jobs.isEmpty && state.sleepers.isEmpty && state.isStopped
        return (state.jobs, isOver, state.sleepers.lazy.map(\.end).min())
      }
      if isOver { return }
      for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
      if jobs.isEmpty { waitForEvent(until: end) }
    }
  }

  /// Those whose time is over; all of them once the thread is to end.
  private func wakeSleepers() {
    let over = state.withLock { state in
      if state.sleepers.isEmpty { return [] as [Sleeper] }
      let (moment, isStopped) = (now, state.isStopped)
      return state.takeSleepers { isStopped || $0.end <= moment }
    }
    for sleeper in over { sleeper.continuation.resume() }
  }

  private func waitForEvent(until end: ContinuousClock.Instant?) {
    var polled = [
      pollfd(fd: alarm.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let wait = end.map { min(max($0 - now, .zero), Self.longestWait) }
    // Rounded up: a millisecond too early would be a round in vain.
    unsafe poll(&polled, 2, wait.map { CInt(($0 / .milliseconds(1)).rounded(.up)) } ?? -1)
    state.withLock { $0.isWaiting = false }
    if polled[0].revents != 0 {
      var marks = [UInt8](repeating: 0, count: 64)
      _ = unsafe read(alarm.number, &marks, marks.count)
    }
    if polled[1].revents != 0, !state.withLock({ $0.isStopped }), onReadable() { rouse() }
  }
}

extension EventThread: Clock {
  public var now: ContinuousClock.Instant { .now }
  public var minimumResolution: Duration { .milliseconds(1) }

  /// - Throws: `CancellationError` as soon as the task is cancelled. Returns early where the thread ends.
  public func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    await wait(until: deadline, isResting: false)
    try Task.checkCancellation()
  }

  /// Sleeps until somebody rouses who rests, until the task is cancelled, or for `limit`. What roused while nobody rested
  /// ends the next rest at once.
  public func rest(atMost limit: Duration) async { await wait(until: now + limit, isResting: true) }

  public func rouse() {
    let roused = state.withLock { state in
      let resting = state.takeSleepers(where: \.isResting)
      state.isRoused = resting.isEmpty
      return resting
    }
    for sleeper in roused { sleeper.continuation.resume() }
  }

  private func wait(until deadline: ContinuousClock.Instant, isResting: Bool) async {
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (isOver, mustWake) = state.withLock { state in
          if Task.isCancelled || state.isStopped { return (true, false) }
          if isResting, state.isRoused {
            state.isRoused = false
            return (true, false)
          }
          state.sleepers.append(
            Sleeper(ticket: ticket, end: deadline, isResting: isResting, continuation: continuation))
          return (false, state.isWaiting)
        }
        if isOver { continuation.resume() }
        if mustWake { wake() }
      }
    } onCancel: {
      for sleeper in state.withLock({ $0.takeSleepers { $0.ticket == ticket } }) { sleeper.continuation.resume() }
    }
  }
}
