import Foundation
import Synchronization
import TestSupport

/// `tocsin run` as a process, with a desk of its own in a scratch directory.
final class RunningDaemon: Sendable {
  let scratch: ScratchDirectory
  private let process = Mutex<Process?>(nil)
  private let settings: String

  /// - Parameter settings: YAML; `INBOX` and `LEDGER` in it stand for the scratch directory's.
  init(_ settings: String, scratch: ScratchDirectory? = nil) throws {
    self.scratch = try scratch ?? ScratchDirectory()
    self.settings = self.scratch.path(of: "tocsin.yaml")
    try self.scratch.write(
      "tocsin.yaml",
      settings.replacing("INBOX", with: self.scratch.path(of: "inbox"))
        .replacing("LEDGER", with: self.scratch.path(of: "state/ledger.sqlite")))
  }

  /// Starts it, and returns once it watches.
  func start(_ arguments: String..., environment: [String: String] = [:], under wrapper: [String] = []) async throws {
    let before = log.components(separatedBy: "watching ").count
    try launch(arguments, environment: environment, under: wrapper)
    try await until("it watches") { log.components(separatedBy: "watching ").count > before }
  }

  /// Starts it, and waits for nothing.
  func launch(
    _ arguments: [String] = [], environment: [String: String] = [:], under wrapper: [String] = []
  ) throws {
    let process = Process()
    let command = [Binary.url.path, "run", "--settings", settings] + arguments
    let whole = wrapper + command
    process.executableURL = URL(filePath: whole[0])
    process.arguments = Array(whole.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = try appending("output")
    process.standardError = try appending("log")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    self.process.withLock { $0 = process }
  }

  /// Whether it ends by itself within a time.
  func ended(within limit: Duration) async -> Bool {
    let end = ContinuousClock.now + limit
    while process.withLock({ $0?.isRunning ?? false }) {
      if ContinuousClock.now > end { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return true
  }

  /// Makes the inbox before the daemon does.
  func makeInbox() throws { try scratch.makeDirectory("inbox") }

  private func appending(_ name: String) throws -> FileHandle {
    let path = scratch.path(of: name)
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    return handle
  }

  var log: String { scratch.text("log") ?? "" }
  /// What it printed to standard output so far, a line each.
  var output: [Substring] { (scratch.text("output") ?? "").split(separator: "\n") }

  func signal(_ number: Int32) { process.withLock { if let pid = $0?.processIdentifier { _ = kill(pid, number) } } }

  /// Ends it as a service manager does, and returns its exit status.
  @discardableResult
  func stop(_ signal: Int32 = SIGTERM) -> Int32 {
    self.signal(signal)
    return process.withLock { process in
      process?.waitUntilExit()
      return process?.terminationStatus ?? -1
    }
  }

  /// Drops an article as a careful writer does: written under a hidden name, renamed into the inbox.
  func drop(_ name: String, _ text: String) throws { try scratch.drop("inbox/\(name)", text) }

  var inbox: [String] { scratch.list("inbox").filter { !$0.hasPrefix(".") && $0 != "archive" && $0 != "rejected" } }

  deinit { process.withLock { if $0?.isRunning == true { kill($0?.processIdentifier ?? 0, SIGKILL) } } }
}

struct Late: Error, CustomStringConvertible {
  let description: String
}

/// Waits for another process to get somewhere: there is no event to await but its files.
func until(_ what: String, within limit: Duration = .seconds(30), _ condition: () throws -> Bool) async throws {
  let end = ContinuousClock.now + limit
  while try !condition() {
    if ContinuousClock.now > end { throw Late(description: "waited \(limit) in vain until \(what)") }
    try await Task.sleep(for: .milliseconds(10))
  }
}

/// One line of JSON output.
func object(_ line: some StringProtocol) throws -> [String: Any] {
  try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
}
