import Glibc
import Synchronization

/// Writes blocks of lines to a descriptor, each whole and none inside another.
///
/// A descriptor belongs to one writer; whoever writes to it shares the writer. A reader that does not keep up is waited
/// for without blocking other work, at most `patience`. What of a block that was begun could not be written by then is
/// kept and written before the next block, so that the reader never sees half a line run into another.
public final class LineWriter: Sendable {
  /// The descriptor takes no more.
  public enum Failure: Error, Hashable, Sendable {
    /// Nobody read for that long.
    case stalled(Duration)
    /// The waiting task was cancelled.
    case cancelled
    /// write(2) failed: `EPIPE` where the reader is gone.
    case system(errno: Int32)
  }

  let descriptor: Int32
  private let patience: Duration
  private let lane: BlockingLane
  /// What a block that was given up still owes its reader.
  private let unfinished = Mutex<[UInt8]>([])

  /// - Parameter descriptor: an open descriptor, which stays the caller's and open as long as the writer is used. The
  ///   process must ignore `SIGPIPE`.
  public init(descriptor: Int32, patience: Duration = .seconds(10)) {
    self.descriptor = descriptor
    self.patience = patience
    lane = BlockingLane(label: "tocsin.lines.\(descriptor)")
  }

  /// The writer for standard output.
  public static let standardOutput = LineWriter(descriptor: STDOUT_FILENO)

  /// Writes `lines`, which end in a newline; returns when all is written.
  public func write(_ lines: String) async throws(Failure) {
    try await lane.run(stuck: .cancelled) { [self] flag in
      Result { () throws(Failure) in
        try unfinished.withLock { (rest) throws(Failure) in
          let deadline = ContinuousClock.now + patience
          try drain(&rest, until: deadline, flag)
          let block = Array(lines.utf8)
          rest = block
          do throws(Failure) { try drain(&rest, until: deadline, flag) } catch {
            // What was not begun is owed by the caller, who was told so.
            if rest.count == block.count { rest = [] }
            throw error
          }
        }
      }
    }
  }

  /// Writes `bytes` and removes what was written.
  private func drain(
    _ bytes: inout [UInt8], until deadline: ContinuousClock.Instant, _ flag: CancellationFlag
  ) throws(Failure) {
    var start = 0
    defer { bytes.removeFirst(start) }
    while start < bytes.count {
      try waitUntilWritable(until: deadline, flag)
      // A pipe that is ready takes this many bytes at once without blocking (PIPE_BUF).
      let count = min(bytes.count - start, 4096)
      let written = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, count) }
      if written >= 0 {
        start += written
      } else if errno != EINTR && errno != EAGAIN {
        throw .system(errno: errno)
      }
    }
  }

  private func waitUntilWritable(until deadline: ContinuousClock.Instant, _ flag: CancellationFlag) throws(Failure) {
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      // Short turns, so that a cancellation is soon seen.
      let ready = poll(&request, 1, 50)
      if flag.isRaised { throw .cancelled }
      if ready > 0 { return }
      if ready < 0 && errno != EINTR { throw .system(errno: errno) }
      if ContinuousClock.now >= deadline { throw .stalled(patience) }
    }
  }
}

extension LineWriter.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .stalled(let patience): "nobody has read it for \(patience)"
    case .cancelled: "stopped before all was written"
    case .system(errno: EPIPE): "its reader is gone"
    case .system(let errno): String(cString: strerror(errno))
    }
  }
}
