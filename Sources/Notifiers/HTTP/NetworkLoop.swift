import NIOCore
import NIOPosix
import Synchronization

/// The thread of the tasks that prefer it, and of the connections of the first notifier, so that between a delivery, its
/// request and its answer there is no change of threads. Nothing that blocks may run here.
public final class NetworkLoop: TaskExecutor {
  /// The one of the process: connections outlive who uses them, and end with it.
  public static let shared = NetworkLoop()

  /// Names are looked up one after another on each loop: with more loops than one, a name that nobody answers for does
  /// not hold up the others' connections.
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 3)
  private let loop: any EventLoop
  private let loops: [any EventLoop]
  private let jobs = Mutex<[UnownedJob]>([])
  private let next = Atomic(0)

  private init() {
    loops = Array(group.makeIterator())
    loop = loops[0]
  }

  /// A loop for the connections of one notifier: the one on which tasks run for the first, another for each next.
  func loopOfNextClient() -> any EventLoop {
    loops[next.wrappingAdd(1, ordering: .relaxed).oldValue % loops.count]
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = jobs.withLock { jobs in
      jobs.append(job)
      return jobs.count == 1
    }
    if isFirst { loop.execute { self.runJobs() } }
  }

  /// Runs what is there; what that adds has its turn after what the network brought meanwhile.
  private func runJobs() {
    let jobs = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

extension NetworkLoop: Clock {
  public var now: ContinuousClock.Instant { .now }
  public var minimumResolution: Duration { .nanoseconds(1) }

  /// Timers do not count the time that the machine is suspended: none is trusted for longer.
  private static let longestWait = Duration.seconds(60)

  /// - Throws: `CancellationError` as soon as the task is cancelled.
  public func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    repeat {
      let alarm = loop.scheduleTask(in: TimeAmount(min(max(.zero, deadline - now), Self.longestWait))) {}
      do {
        try await withTaskCancellationHandler {
          try await alarm.futureResult.get()
        } onCancel: {
          alarm.cancel()
        }
      } catch {
        throw CancellationError()
      }
    } while now < deadline
  }
}
