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
    /// Commits so far, and those that are on the disk. One is owed from the start: what the process before left.
    var committed: UInt64 = 1
    var synced: UInt64 = 0
    /// The last commit that must be on the disk before anybody relies on it.
    var owed: UInt64 = 1
    /// Why the log is no longer believed, as an error number.
    var failure: CInt?
  }

  private let path: String
  private let state = Mutex(State())
  private let isSyncing = Mutex(())
  private let sync: @Sendable (CInt) -> CInt

  /// - Parameters:
  ///   - path: of the database; nil for one in memory.
  ///   - sync: fdatasync(2), or what a test does instead.
  init(path: String?, sync: @escaping @Sendable (CInt) -> CInt) {
    self.path = path.map { $0 + "-wal" } ?? ""
    self.sync = sync
  }

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

  /// Whether a sync failed. Linux may take the pages that it could not write for written, so that the next sync says yes
  /// without them: nothing is believed of the log until what it holds is in the database, and the log is empty. Copied is
  /// what the kernel still has in memory; so this is done at the next occasion, before it may forget.
  var isDoubted: Bool { state.withLock { $0.failure != nil } }

  /// To be called by the writer: all commits so far are in the database, and the database on the disk.
  func believe() {
    state.withLock { state in
      state.failure = nil
      state.synced = state.committed
    }
  }

  /// Returns once all commits before this call are on the disk. Blocks meanwhile.
  /// - Throws: the error of the sync, and of one that failed before for as long as the log is doubted.
  func callAsFunction() throws(LogSyncError) {
    if path.isEmpty { return state.withLock { $0.synced = $0.committed } }
    let wanted = state.withLock { $0.committed }
    let failure: CInt? = isSyncing.withLock { _ in
      // Whoever was before in the line may have done it.
      let (isDone, all, known, earlier) = state.withLock {
        ($0.synced >= wanted, $0.committed, $0.descriptor, $0.failure)
      }
      if isDone { return nil }
      if let earlier { return earlier }
      let descriptor = known >= 0 ? known : openLog()
      guard descriptor >= 0 else { return errno }
      guard sync(descriptor) == 0 else {
        let code = errno
        close(descriptor)
        state.withLock { ($0.descriptor, $0.failure) = (-1, code) }
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
