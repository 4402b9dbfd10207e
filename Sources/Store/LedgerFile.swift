import GRDB
import Glibc

/// How a ledger's file is made, recognised and opened.
enum LedgerFile {
  /// The path of a ledger that lives in memory and dies with its connection.
  static let memory = ":memory:"

  struct Limits {
    /// The most pages of 4 KiB the file may have; nil for no limit but the disk's.
    var pages: Int?
    /// How many seconds a call waits for another process that holds the lock.
    var patience = 5.0
  }

  /// An open ledger.
  struct Opened: Sendable {
    let database: any DatabaseWriter
    /// What looked at the file first, closed. To be kept as long as the ledger: letting go of its queue is work for the
    /// thread pool of libdispatch, which wakes up every second from its first work on.
    var first: DatabaseQueue?
  }

  static func open(
    _ path: String, _ access: Ledger.Access, _ limits: Limits
  ) throws(LedgerError) -> Opened {
    if access == .readWrite, path != memory { try make(path) }
    do {
      let opened = try connect(path, access, limits)
      let database = opened.database
      if access == .readOnly {
        try database.read { try checkIsCurrent($0, path) }
      } else {
        // The log is synced by `LogSync`, SQLite only syncs it before it copies it into the database.
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        try Schema.migrations.migrate(database)
        if let pages = limits.pages {
          try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
      }
      return opened
    } catch {
      throw LedgerError(error, path: path, operation: "open the ledger")
    }
  }

  private static func connect(
    _ path: String, _ access: Ledger.Access, _ limits: Limits
  ) throws -> Opened {
    var configuration = Configuration()
    configuration.label = "tocsin.ledger"
    configuration.readonly = access == .readOnly
    configuration.busyMode = .timeout(limits.patience)
    configuration.foreignKeysEnabled = true
    if path == memory { return Opened(database: try DatabaseQueue(path: memory, configuration: configuration)) }
    // First as it is: a pool turns what it opens into a WAL database.
    let asItIs = try DatabaseQueue(path: path, configuration: configuration)
    try asItIs.inDatabase { db in
      try recognise(db, path)
      // SQLite throws away the log that it finds beside an empty file: from here on it is none.
      if access == .readWrite { _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
    }
    try asItIs.close()
    if access == .readWrite { prepareLog(path + "-wal") }
    return Opened(database: try DatabasePool(path: path, configuration: configuration), first: asItIs)
  }

  /// Throws unless the file is empty, or a sound ledger of this version or an earlier one.
  private static func recognise(_ db: Database, _ path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard id == Schema.applicationID else {
      if id == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'grdb_%'") == 0 {
        return
      }
      throw refusal(.foreign, path, "its application_id is \(id)")
    }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard verdict == "ok" else { throw refusal(.corrupt, path, verdict) }
    guard try !Schema.migrations.hasBeenSuperseded(db) else {
      throw refusal(.newer, path, "its schema has steps that this version does not know")
    }
  }

  private static func checkIsCurrent(_ db: Database, _ path: String) throws {
    guard try Schema.migrations.hasCompletedMigrations(db) else {
      throw refusal(.older, path, "its schema lacks steps of this version")
    }
  }

  private static func refusal(_ problem: LedgerError.Problem, _ path: String, _ detail: String) -> LedgerError {
    LedgerError(problem, path: path, operation: "open the ledger", detail: detail)
  }

  /// Gives the write-ahead log the size it grows to before it is used again from its start, so that a commit changes no
  /// more than the log's own blocks: putting it on the disk then takes a fraction of the time. SQLite takes a log of
  /// zeros for an empty one. Without it all works, more slowly.
  private static func prepareLog(_ path: String) {
    // Under a name of its own until it is whole: another process may open the ledger meanwhile, and use its log.
    let draft = "\(path).\(getpid())"
    let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer {
      close(descriptor)
      unlink(draft)
    }
    // A page at a time: of what is written at once the kernel makes one large folio, and goes through all its blocks for
    // every few bytes that are changed in it later.
    let zeros = [UInt8](repeating: 0, count: 4096)
    // A full disk has better uses for the room.
    for _ in 0..<1024 where write(descriptor, zeros, zeros.count) != zeros.count { return }
    fsync(descriptor)
    // Not in the place of one that is there.
    link(draft, path)
  }

  /// The first bytes of every SQLite database.
  private static let magic = Array("SQLite format 3\0".utf8)

  /// Makes the file and its directories where they do not exist, for this user alone: articles may be confidential.
  private static func make(_ path: String) throws(LedgerError) {
    let separators = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }
    for end in separators where mkdir(String(path[..<end]), 0o700) != 0 && errno != EEXIST {
      // Above a directory that exists there may be some that this user may not touch: what counts is the file itself.
      continue
    }
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal(.unreachable, path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // SQLite takes a file of a few bytes for an empty one and writes over it.
    var start = [UInt8](repeating: 0, count: magic.count)
    let count = read(descriptor, &start, start.count)
    guard count == 0 || start == magic else { throw refusal(.corrupt, path, "it does not begin as a database does") }
  }
}
