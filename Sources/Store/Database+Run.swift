import GRDB
import GRDBSQLite

/// What a statement's parameter can be.
protocol Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt
}

extension Int64: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt { sqlite3_bind_int64(statement, index, self) }
}

extension Int: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt { Int64(self).bind(to: statement, at: index) }
}

extension String: Bindable {
  /// SQLite takes a copy.
  private static let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    var text = self
    return text.withUTF8 { letters in
      unsafe letters.withMemoryRebound(to: CChar.self) {
        // SQLite takes no address for NULL, and an empty string may have none.
        guard let start = $0.baseAddress else {
          return unsafe sqlite3_bind_text(statement, index, "", 0, Self.transient)
        }
        return unsafe sqlite3_bind_text(statement, index, start, CInt($0.count), Self.transient)
      }
    }
  }
}

/// Statements that are run thousands of times a second. They are prepared once by GRDB and run without it: its ways
/// around a statement, for observers and rows of any type, take as long as the statement.
extension Database {
  /// Runs `work` in a transaction that takes the write lock at once.
  func transaction<Value>(_ work: () throws -> Value) throws -> Value {
    try run("BEGIN IMMEDIATE", [])
    do {
      let value = try work()
      try run("COMMIT", [])
      return value
    } catch {
      if isInsideTransaction { try? rollback() }
      throw error
    }
  }

  func run(_ sql: String, _ values: [(any Bindable)?]) throws {
    try withStatement(sql, values) { statement in _ = try step(statement, sql) }
  }

  /// The same, and whether it changed a row.
  func runs(_ sql: String, _ values: [(any Bindable)?]) throws -> Bool {
    try run(sql, values)
    return changesCount > 0
  }

  /// The first column of the first row; nil where there is no row, or NULL.
  func number(_ sql: String, _ values: [(any Bindable)?]) throws -> Int64? {
    try withStatement(sql, values) { statement in
      guard try step(statement, sql), sqlite3_column_type(statement, 0) != SQLITE_NULL else { return nil }
      return sqlite3_column_int64(statement, 0)
    }
  }

  private func withStatement<Value>(
    _ sql: String, _ values: [(any Bindable)?], _ work: (OpaquePointer) throws -> Value
  ) throws -> Value {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    defer { sqlite3_reset(statement) }
    // A parameter that is not bound keeps its value of the time before.
    let count = sqlite3_bind_parameter_count(statement)
    guard count == values.count else {
      throw DatabaseError(resultCode: .SQLITE_RANGE, message: "\(values.count) values for \(count)", sql: sql)
    }
    for (index, value) in values.enumerated() {
      let code =
        value.map { $0.bind(to: statement, at: CInt(index + 1)) } ?? sqlite3_bind_null(statement, CInt(index + 1))
      guard code == SQLITE_OK else { throw failure(code, sql) }
    }
    return try work(statement)
  }

  /// - Returns: whether there is a row.
  private func step(_ statement: OpaquePointer, _ sql: String) throws -> Bool {
    let code = sqlite3_step(statement)
    guard code == SQLITE_ROW || code == SQLITE_DONE else { throw failure(code, sql) }
    return code == SQLITE_ROW
  }

  private func failure(_ code: CInt, _ sql: String) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
  }

  /// Whether a commit that finds the log long enough copies it into the database, and waits for that.
  func checkpointsByItself(_ does: Bool) {
    // None once the ledger is closed.
    guard let sqliteConnection else { return }
    sqlite3_wal_autocheckpoint(sqliteConnection, does ? Self.longLog : 0)
  }

  /// As many pages of the log as SQLite takes for enough, by default.
  private static let longLog: CInt = 1000
}
