import Glibc
import LinuxSystem
import Logging
import Synchronization
import Testing

@testable import Daemon

@Suite("The log of the couriers") struct LogQueueTests {
  /// Writes once it is let.
  private struct Gate: LogHandler {
    final class State: Sendable {
      let isOpen = Atomic(false)
      let lines = Mutex<[String]>([])
    }

    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    let state: State

    init(_ state: State) { self.state = state }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      while !state.isOpen.load(ordering: .acquiring) { usleep(1000) }
      state.lines.withLock { $0.append("\(event.level): \(event.message)") }
    }
  }

  @Test("A log that cannot be written holds up nobody, is bounded, and says what it lost")
  func blocked() async throws {
    let state = Gate.State()
    let queue = LogQueue()
    let log = queue.logger(like: Logger(label: "test") { _ in Gate(state) })
    for number in 0..<1500 { log.info("\(number)") }
    state.isOpen.store(true, ordering: .releasing)
    let thread = try EventThread()
    defer { thread.stop() }
    await queue.drain(by: thread)
    let lines = state.lines.withLock { $0 }
    #expect(lines.filter { $0.hasPrefix("info") } == (0..<1000).map { "info: \($0)" })
    #expect(lines.contains("error: 500 records of the log were lost: it could not be written for a while"))
  }
}
