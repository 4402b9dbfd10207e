import Glibc

/// A file that lines are added to, each on the disk when `append` returns, and that begins anew when it has grown.
///
/// Safe against crashes: what was left of a line that was never finished is cut off before the next is written, so that
/// no reader sees half a line run into another.
public struct LineFile: Hashable, Sendable {
  public let path: String
  /// Bytes. A line that would make the file longer begins a new one; the old is `PATH.1`, the one before `PATH.2` …
  public let maximumBytes: Int
  /// How many old files are kept, at least 1.
  public let keep: Int

  public init(path: String, maximumBytes: Int, keep: Int) {
    self.path = path
    self.maximumBytes = maximumBytes
    self.keep = max(1, keep)
  }

  /// Adds a line, which has no newline of its own. For one caller at a time; another process that has the file locked
  /// (flock(2)) is an error.
  public func append(_ line: String) throws(SystemError) {
    let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
    let (directory, name) = try place()
    var file = try open(name, in: directory)
    // Closing is not enough: a child that another thread is starting has the descriptor until it runs its program.
    defer { _ = flock(file.number, LOCK_UN) }
    var size = try mended(file)
    if size > 0, size + bytes.count > maximumBytes {
      try rotate(name, in: directory)
      file = try open(name, in: directory)
      size = try mended(file)
    }
    do throws(SystemError) {
      try file.write(bytes, named: path)
      try file.sync(named: path)
      if size == 0 { try directory.sync() }
    } catch {
      // Written or not: it is reported as not, and comes again.
      _ = ftruncate(file.number, off_t(size))
      throw error
    }
  }

  private func place() throws(SystemError) -> (Directory, FileName) {
    let cut = path.lastIndex(of: "/")
    guard let name = FileName(cut.map { String(path[path.index(after: $0)...]) } ?? path) else {
      throw SystemError("write to", path, code: EISDIR)
    }
    let parent = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    return (try Directory(making: parent), name)
  }

  private func open(_ name: FileName, in directory: Directory) throws(SystemError) -> OwnedDescriptor {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    let file = try OwnedDescriptor(name.cString, at: directory.descriptor.number, flags, mode: 0o640, named: path)
    guard FileStatus(of: file.number)?.kind == .regular else { throw SystemError("write to", path, code: EINVAL) }
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else { throw SystemError("lock", path) }
    return file
  }

  /// Cuts off what follows the last newline.
  /// - Returns: the bytes that stay.
  private func mended(_ file: borrowing OwnedDescriptor) throws(SystemError) -> Int {
    guard let size = FileStatus(of: file.number)?.size else { throw SystemError("look at", path) }
    var end = size
    var buffer = [UInt8](repeating: 0, count: 4096)
    while end > 0 {
      let start = max(0, end - buffer.count)
      let count = unsafe pread(file.number, &buffer, end - start, off_t(start))
      guard count == end - start else { throw SystemError("read", path) }
      if let newline = buffer.prefix(count).lastIndex(of: UInt8(ascii: "\n")) {
        end = start + newline + 1
        break
      }
      end = start
    }
    if end < size, ftruncate(file.number, off_t(end)) != 0 { throw SystemError("mend", path) }
    return end
  }

  private func rotate(_ name: FileName, in directory: Directory) throws(SystemError) {
    for number in stride(from: keep, to: 0, by: -1) {
      let older = number == 1 ? name : name.appending(".\(number - 1)")
      _ = try directory.rename(older, replacing: name.appending(".\(number)"))
    }
    try directory.sync()
  }
}
