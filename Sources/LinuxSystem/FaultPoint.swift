import Glibc
import Synchronization

/// A step of an article's journey at which a debug build can be made to die as by `kill -9`, to prove that nothing is
/// lost: `TOCSIN_FAULT=committed:3` ends the process when it passes `committed` for the third time. A release build
/// has none of it.
public enum FaultPoint: String, Sendable, CaseIterable {
  /// The names of complete files were given out; the file was read; the article assessed.
  case offered, read, assessed
  /// Inside the transaction; after the commit; after the commit is on the disk; after the intent was written out.
  case judged, committed, synced, writtenOut
  /// Before the file leaves the inbox, and after.
  case shelving, shelved
  /// The delivery is claimed; sent; answered; its outcome about to be noted; noted.
  case claimed, calling, answered, reporting, reported

  #if DEBUG
    private static let armed: (point: FaultPoint, count: Int)? = {
      guard let text = unsafe getenv("TOCSIN_FAULT") else { return nil }
      let parts = unsafe String(cString: text).split(separator: ":")
      guard parts.count == 2, let point = FaultPoint(rawValue: String(parts[0])), let count = Int(parts[1]) else {
        return nil
      }
      return (point, count)
    }()
    private static let passes = Mutex(0)
  #endif

  @inline(__always)
  public func pass() {
    #if DEBUG
      guard let armed = Self.armed, armed.point == self else { return }
      let count = Self.passes.withLock {
        $0 += 1
        return $0
      }
      if count == armed.count { kill(getpid(), SIGKILL) }
    #endif
  }
}
