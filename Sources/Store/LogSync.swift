import Glibc
import Synchronization

/// Puts the write-ahead log on the disk. SQLite would do so inside each commit; done here, one call serves all commits
/// before it, those that owe nothing need none, and the next transaction is not kept waiting.
///
/// SQLite itself syncs the log before it copies it into the database (`synchronous = NORMAL`), so a power failure can
/// only ever cost the commits after the last call, never the database.
final class LogSync: Sendable {
  private struct State {
    var descriptor: CInt = -1
    /// Commits so far, and those that are on the disk.
    var committed: UInt64 = 0
    var synced: UInt64 = 0
    /// The last commit that must be on the disk before anybody relies on it.
    var owed: UInt64 = 0
  }

  private let path: String
  private let state = Mutex(State())
  private let isSyncing = Mutex(())

  /// - Parameter path: of the database; nil for one in memory.
  init(path: String?) { self.path = path.map { $0 + "-wal" } ?? "" }

  deinit {
    let descriptor = state.withLock { $0.descriptor }
    if descriptor >= 0 { close(descriptor) }
  }

  /// The number that the next commit will have. Only the writer may rely on it.
  var nextCommit: UInt64 { state.withLock { $0.committed + 1 } }

  /// To be called by the writer after each commit.
  func noteCommit() { state.withLock { $0.committed += 1 } }

  /// The last commit that is on the disk, with all before it.
  var synced: UInt64 { state.withLock { $0.synced } }

  /// The commits so far must be on the disk, whoever asks next: a call that failed is made up for by the one after it.
  func owe() { state.withLock { $0.owed = $0.committed } }
  var isOwed: Bool { state.withLock { $0.synced < $0.owed } }

  /// Returns once all commits before this call are on the disk. Blocks meanwhile.
  func callAsFunction() throws(LogSyncError) {
    if path.isEmpty { return state.withLock { $0.synced = $0.committed } }
    let wanted = state.withLock { $0.committed }
    let failure: CInt? = isSyncing.withLock { _ in
      // Whoever was before in the line may have done it.
      let (isDone, all, known) = state.withLock { ($0.synced >= wanted, $0.committed, $0.descriptor) }
      if isDone { return nil }
      let descriptor = known >= 0 ? known : openLog()
      guard descriptor >= 0 else { return errno }
      guard fdatasync(descriptor) == 0 else {
        let code = errno
        // An error is told once to each that has the file open: the next call asks anew.
        close(descriptor)
        state.withLock { $0.descriptor = -1 }
        return code
      }
      state.withLock {
        $0.descriptor = descriptor
        $0.synced = max($0.synced, all)
      }
      return nil
    }
    if let failure { throw LogSyncError(code: failure) }
  }

  /// The log's name in its directory has to be on the disk, too.
  private func openLog() -> CInt {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return -1 }
    let directory = open(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return descriptor
  }
}

struct LogSyncError: Error {
  let code: CInt
}
