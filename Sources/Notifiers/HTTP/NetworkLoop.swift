import NIOCore
import NIOPosix
import Synchronization

/// The thread of all connections, and of the tasks that prefer it: between a delivery, its request and its answer there
/// is no change of threads. Nothing that blocks may run here.
public final class NetworkLoop: TaskExecutor {
  /// The one of the process: connections outlive who uses them, and end with it.
  public static let shared = NetworkLoop()

  let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  let loop: any EventLoop
  private let jobs = Mutex<[UnownedJob]>([])

  private init() { loop = group.any() }

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
