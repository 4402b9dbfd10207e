import GRDB
import News

/// The register in memory, and the version of the database that it was read from.
struct RegisterMemory: Sendable {
  var register: [DeadlineID: Deadline]
  /// SQLite's `data_version` on the writing connection: changes when, and only when, another process commits.
  private var version: Int64

  init(_ db: Database) throws {
    version = try Self.version(db)
    register = try Rows.deadlines(db)
    // What is promised stands, wherever its row is.
    for deadline in try Intent.all(in: db).flatMap(\.deadlines) { register[deadline.id] = deadline }
  }

  /// The register as it stands inside the open transaction, read again if another process wrote.
  func current(_ db: Database) throws -> RegisterMemory {
    try Self.version(db) == version ? self : RegisterMemory(db)
  }

  private static func version(_ db: Database) throws -> Int64 {
    try db.number("PRAGMA data_version", []) ?? 0
  }
}
