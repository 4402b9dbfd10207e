import GRDB
import Glibc

/// Why the ledger could not do what it was asked, where, and what to do. What it was asked to write is not written: a
/// transaction that fails leaves the database, and the register in memory, as they were. Only where a sync fails it is
/// committed, and may not outlive a power failure.
public struct LedgerError: Error, Hashable, Sendable {
  public enum Problem: String, Sendable, CaseIterable {
    /// The file or its directory cannot be made, opened or reached.
    case unreachable
    /// The file is a database, but not one of Tocsin's.
    case foreign
    /// A later version of Tocsin wrote the file.
    case newer
    /// An earlier version wrote the file, and it was opened for reading only.
    case older
    /// The file is no database, or a damaged one.
    case corrupt
    /// The disk, or the quota, is full.
    case full
    /// Another process holds the write lock.
    case busy
    /// The file, or the way it was opened, allows no writing.
    case readOnly
    /// The disk failed.
    case inputOutput
    /// The ledger was closed.
    case closed
    /// A fault of the program.
    case defect
  }

  public let problem: Problem
  /// The path of the database.
  public let path: String
  /// What was asked, as words that follow "cannot": "record 3 entries".
  public let operation: String
  /// What the system or SQLite said.
  public let detail: String

  init(_ problem: Problem, path: String, operation: String, detail: String) {
    self.problem = problem
    self.path = path
    self.operation = operation
    self.detail = detail
  }

  /// The log could not be put on the disk.
  init(syncing code: CInt, path: String, operation: String) {
    let problem: Problem = code == ENOSPC || code == EDQUOT ? .full : code == EROFS ? .readOnly : .inputOutput
    self.init(problem, path: path, operation: operation, detail: "sync: \(String(cString: strerror(code)))")
  }

  init(_ error: any Error, path: String, operation: String) {
    guard let error = error as? DatabaseError else {
      // A body that is not what this program writes was changed by somebody or something else.
      let problem: Problem = error is DecodingError || error is RowDecodingError ? .corrupt : .defect
      self = error as? LedgerError ?? Self(problem, path: path, operation: operation, detail: "\(error)")
      return
    }
    self.init(
      Problem(error.resultCode), path: path, operation: operation,
      detail: "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")")
  }
}

extension LedgerError.Problem {
  /// The problem that a primary result code of SQLite stands for.
  fileprivate init(_ code: ResultCode) {
    self =
      switch code {
      case .SQLITE_FULL: .full
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .unreachable
      case .SQLITE_IOERR: .inputOutput
      case .SQLITE_MISUSE: .closed
      default: .defect
      }
  }

  /// What a person does about it.
  fileprivate var wayOut: String {
    switch self {
    case .unreachable: "Check that the directory exists and that this user may write in it."
    case .foreign: "Name another file in the settings; this one was left untouched."
    case .newer: "Install that version again, or name another file in the settings."
    case .older: "Start the daemon of this version once: it brings the file up to date."
    case .corrupt:
      "Stop the daemon and keep a copy of the file. 'tocsin ledger verify' says what is damaged, 'tocsin ledger export' "
        + "saves what can be read. Put a backup in its place, or move the file with its -wal and -shm away to begin anew: a "
        + "new ledger knows no article and owes nothing."
    case .full: "Free space on its file system; nothing was written in part, and the same can be tried again."
    case .busy: "Another process is writing or reading; end it, or try again later."
    case .readOnly: "Give this user the right to write the file and its directory, or open it for writing."
    case .inputOutput: "Look into the kernel's log for errors of the disk."
    case .closed: "Nothing can be asked of a ledger that was closed."
    case .defect: "This is a fault of the program; please report it."
    }
  }

  fileprivate var title: String {
    switch self {
    case .unreachable: "the file cannot be opened"
    case .foreign: "the file belongs to another program"
    case .newer: "the file was written by a later version"
    case .older: "the file was written by an earlier version"
    case .corrupt: "the file is damaged or no database"
    case .full: "the disk is full"
    case .busy: "the file is locked"
    case .readOnly: "the file cannot be written"
    case .inputOutput: "the disk failed"
    case .closed: "the ledger is closed"
    case .defect: "something unforeseen happened"
    }
  }
}

extension LedgerError: CustomStringConvertible {
  public var description: String {
    "cannot \(operation): \(problem.title): \(path) (\(detail)). \(problem.wayOut)"
  }
}
