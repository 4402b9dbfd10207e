import Dispatch
import LinuxSystem
import Logging
import Synchronization

/// Writes log records on a thread that may block, in order: a journal that hangs, or a pipe that nobody reads, must not
/// hold up the thread of the connections. What does not fit is counted, and told once there is room.
final class LogQueue: Sendable {
  private struct State {
    var waiting = 0
    var lost = 0
  }

  private static let capacity = 1000
  private let queue = DispatchQueue(label: "tocsin.log")
  private let state = Mutex(State())

  /// A logger like another, whose records go through the queue.
  func logger(like other: Logger) -> Logger {
    var logger = other
    logger.handler = QueuedLog(inner: other.handler, queue: self)
    return logger
  }

  fileprivate func write(_ event: LogEvent, to handler: any LogHandler) {
    let isAdmitted = state.withLock { state in
      guard state.waiting < Self.capacity else {
        state.lost += 1
        return false
      }
      state.waiting += 1
      return true
    }
    guard isAdmitted else { return }
    queue.async { [self] in
      handler.log(event: event)
      let lost = state.withLock { state in
        defer { state.lost = 0 }
        state.waiting -= 1
        return state.lost
      }
      if lost > 0 { handler.log(event: Self.told(lost, like: event)) }
    }
  }

  private static func told(_ lost: Int, like event: LogEvent) -> LogEvent {
    LogEvent(
      level: .error, message: "\(lost) records of the log were lost: it could not be written for a while",
      metadata: nil, source: event.source, file: event.file, function: event.function, line: event.line)
  }

  /// Waits until all is written, for a second at most.
  func drain(by thread: EventThread) async {
    let start = thread.now
    while state.withLock({ $0.waiting }) > 0, thread.now - start < .seconds(1) {
      if (try? await thread.sleep(for: .milliseconds(5))) == nil { return }
    }
  }
}

private struct QueuedLog: LogHandler {
  var inner: any LogHandler
  let queue: LogQueue

  var metadata: Logger.Metadata {
    get { inner.metadata }
    set { inner.metadata = newValue }
  }
  var logLevel: Logger.Level {
    get { inner.logLevel }
    set { inner.logLevel = newValue }
  }
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { inner[metadataKey: key] }
    set { inner[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) { queue.write(event, to: inner) }
}
