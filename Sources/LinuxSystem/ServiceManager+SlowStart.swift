extension ServiceManager {
  /// Runs a piece of the start. While it lasts, the manager is asked for more time: a ledger that is brought to a new
  /// form, or a hundred thousand topics, are no reason to be shot.
  ///
  /// - Parameters:
  ///   - doing: for the status line: "opening the ledger".
  ///   - step: how often to ask, each time for three times as long.
  ///   - work: may block.
  public static func patiently<Result>(
    _ doing: String, step: Duration = .seconds(10), _ work: () async throws -> Result
  ) async throws -> Result {
    let thread = try EventThread()
    defer { thread.stop() }
    return try await withThrowingDiscardingTaskGroup { group in
      group.addTask(executorPreference: thread) {
        while (try? await thread.sleep(for: step)) != nil {
          extendTimeout(step * 3)
          status("starting: \(doing)")
        }
      }
      defer { group.cancelAll() }
      return try await work()
    }
  }
}
