import Glibc

extension Directory {
  /// Whether somebody has a regular file open for writing.
  ///
  /// Asks for a read lease, which the kernel refuses as long as there is a writer (fcntl(2), `F_SETLEASE`), and gives
  /// it back at once.
  ///
  /// - Returns: nil where the system does not say: leases are for a file's owner and for `CAP_LEASE` alone, and not
  ///   every file system has them.
  public func hasWriter(_ name: FileName) -> Bool? {
    let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY
    guard let file = try? OwnedDescriptor(name.cString, at: descriptor.number, flags, named: "") else { return nil }
    // A writer that comes in this very moment has a signal sent to us. SIGIO would end the program; this one does not.
    _ = fcntl(file.number, Self.setSignal, SIGURG)
    guard fcntl(file.number, Self.setLease, F_RDLCK) == 0 else { return errno == EAGAIN ? true : nil }
    _ = fcntl(file.number, Self.setLease, F_UNLCK)
    return false
  }

  // <linux/fcntl.h>; the C library's header shows them to _GNU_SOURCE only.
  private static let setLease: CInt = 1024
  private static let setSignal: CInt = 10
}
