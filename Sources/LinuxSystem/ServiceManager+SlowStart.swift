extension ServiceManager {
  /// Runs a piece of the start. While it lasts, the manager is asked for more time: a ledger that is brought to a new
  /// form, or a hundred thousand topics, are no reason to be shot.
  ///
  /// - Parameters:
  ///   - doing: for the status line: "opening the ledger".
  ///   - step: how often to ask, each time for three times as long.
  public static func patiently<Result>(
    _ doing: String, step: Duration = .seconds(10), _ work: () async throws -> Result
  ) async rethrows -> Result {
    // Leaving cancels it.
    async let _: Void = askForTime(doing, every: step)
    return try await work()
  }

  private static func askForTime(_ doing: String, every step: Duration) async {
    while (try? await Task.sleep(for: step)) != nil {
      extendTimeout(step * 3)
      status("starting: \(doing)")
    }
  }
}
