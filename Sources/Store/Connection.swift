import GRDB

/// The open database. Work waits its turn on SQLite's own queue, never on a thread of the caller, and is not cut short
/// when the caller's task is cancelled: what was begun is committed or has failed.
struct Connection: Sendable {
  let path: String
  private let opened: LedgerFile.Opened
  private var database: any DatabaseWriter { opened.database }

  init(path: String, _ opened: LedgerFile.Opened) {
    self.path = path
    self.opened = opened
  }

  /// Runs `work` on the one connection that writes, outside of any transaction.
  func withWriter<Value: Sendable>(
    _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
      database.asyncWriteWithoutTransaction { db in continuation.resume(returning: Result { try work(db) }) }
    }
    return try unwrap(result, operation)
  }

  /// The same on the caller's thread, which waits for its turn.
  func withWriterBlocking<Value: Sendable>(
    _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    try unwrap(Result { try database.writeWithoutTransaction { try work($0) } }, operation)
  }

  /// Runs `work` on a snapshot of the last commit, beside the writer.
  func read<Value: Sendable>(
    _ operation: String, _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
      database.asyncRead { db in continuation.resume(returning: Result { try work(db.get()) }) }
    }
    return try unwrap(result, operation)
  }

  /// Waits for what is being read and written, and closes the file.
  func close() throws(LedgerError) {
    do { try database.close() } catch { throw LedgerError(error, path: path, operation: "close the ledger") }
  }

  private func unwrap<Value>(_ result: Result<Value, any Error>, _ operation: String) throws(LedgerError) -> Value {
    try result.mapError { LedgerError($0, path: path, operation: operation) }.get()
  }
}
