import LinuxSystem
import TestSupport
import Testing

@Suite("A process lock")
struct ProcessLockTests {
  /// Whether the lock is to be had now; it is given back at once.
  private func isFree(_ path: String) throws -> Bool {
    switch try ProcessLock(path) {
    case .some: true
    case .none: false
    }
  }

  @Test("is held by one at a time, and free again when its holder goes")
  func exclusive() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.path(of: "lock")
    if let held = try ProcessLock(path) {
      #expect(try !isFree(path))
      _ = consume held
    } else {
      Issue.record("a lock that nobody holds is refused")
    }
    #expect(try isFree(path))
  }

  @Test("says where it cannot be made")
  func unreachable() { #expect(throws: SystemError.self) { try isFree("/nonexistent/lock") } }
}
