import Glibc
import Synchronization

/// A pipe of a test's own.
public final class Pipe: Sendable {
  public let writing: Int32
  private let reader: Mutex<Int32>

  public init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reader = Mutex(ends[0])
    writing = ends[1]
    // As the daemon does: a reader that went away is an error of write(2), not the end of the process.
    signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    closeReader()
    close(writing)
  }

  public func closeReader() {
    reader.withLock { end in
      if end >= 0 { close(end) }
      end = -1
    }
  }

  /// What can be read now.
  public func drain() -> String {
    let reading = reader.withLock(\.self)
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while hasBytes(reading) {
      let count = read(reading, &buffer, buffer.count)
      if count <= 0 { break }
      text += buffer.prefix(count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Fills the pipe to the brim and returns how many bytes that took.
  public func fill() -> Int {
    let flags = fcntl(writing, F_GETFL)
    _ = fcntl(writing, F_SETFL, flags | O_NONBLOCK)
    defer { _ = fcntl(writing, F_SETFL, flags) }
    let zeros = [UInt8](repeating: UInt8(ascii: "."), count: 4096)
    var total = 0
    while case let count = write(writing, zeros, zeros.count), count > 0 { total += count }
    return total
  }

  private func hasBytes(_ reading: Int32) -> Bool {
    var request = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }
}
