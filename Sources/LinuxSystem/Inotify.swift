import Glibc

/// The kernel's notices of what happens in directories. Never blocks; closes with its owner.
public struct Inotify: ~Copyable, Sendable {
  /// Readable when there are events.
  public let descriptor: OwnedDescriptor

  public init() throws(SystemError) {
    let number = inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
    guard number >= 0 else { throw SystemError("inotify", "an inotify instance") }
    descriptor = OwnedDescriptor(number)
  }

  /// Watches a directory.
  ///
  /// - Returns: the watch's number, which its events carry.
  public borrowing func watch(_ path: String, for events: InotifyEvent.Kind) throws(SystemError) -> CInt {
    let watch = unsafe inotify_add_watch(descriptor.number, path, events.rawValue | UInt32(IN_ONLYDIR))
    guard watch >= 0 else { throw SystemError("watch", path) }
    return watch
  }

  /// Ends a watch. Events that wait unread still come.
  public borrowing func end(_ watch: CInt) { inotify_rm_watch(descriptor.number, watch) }

  /// Hands over all events that wait, in order.
  public borrowing func drain(_ visit: (InotifyEvent) -> Void) throws(SystemError) {
    while true {
      let events: [UInt8]
      do { events = try descriptor.read(atMost: Self.bufferSize) } catch {
        if error.code == EAGAIN { return }
        throw SystemError("read", "inotify events", code: error.code)
      }
      if events.isEmpty { return }
      InotifyEvent.forEach(in: events[...], visit)
      // Where another event would have had room, there was none.
      if events.count + Self.largestEvent <= Self.bufferSize { return }
    }
  }

  private static let bufferSize = 16_384
  private static let largestEvent = 16 + FileName.longest + 1
}
