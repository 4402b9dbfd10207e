import Glibc

/// A file that at most one process has locked: whoever holds this value. The lock ends with its owner, also when that
/// is killed (flock(2)).
public struct ProcessLock: ~Copyable, Sendable {
  private let descriptor: OwnedDescriptor

  /// Makes the file where it is missing, and locks it without waiting.
  ///
  /// - Returns: nil where another process holds it.
  public init?(_ path: String) throws(SystemError) {
    let descriptor = try OwnedDescriptor(
      Array(path.utf8CString), O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600, named: path)
    guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { return nil }
      throw SystemError("lock", path)
    }
    self.descriptor = descriptor
  }

  // Closing is not enough: a child that another thread has begun to start has the descriptor until it runs its program.
  deinit { _ = flock(descriptor.number, LOCK_UN) }
}
