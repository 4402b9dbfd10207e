import Logging
import Testing

@testable import Daemon

@Suite("The daemon's own log")
struct ServiceLogTests {
  private func fields(_ message: Logger.Message, _ metadata: Logger.Metadata) -> [String: String] {
    let event = LogEvent(
      level: .error, message: message, error: nil, metadata: metadata, source: "Daemon", file: "Daemon/A.swift",
      function: "f()", line: 7)
    return Dictionary(
      ServiceLog.fields("said", event, metadata).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("a record says what, how bad and where in the program")
  func record() {
    let fields = fields("no", [:])
    #expect(fields["MESSAGE"] == "said")
    #expect(fields["PRIORITY"] == "3")
    #expect(fields["CODE_FILE"] == "Daemon/A.swift")
    #expect(fields["CODE_LINE"] == "7")
    #expect(fields["CODE_FUNC"] == "f()")
    #expect(fields["MESSAGE_ID"] == nil)
  }

  @Test("details become fields, an event brings its message id")
  func details() {
    let fields = fields("no", ["notifier": "desk", "odd key": "x", "event": "delivery.dead"])
    #expect(fields["TOCSIN_NOTIFIER"] == "desk")
    #expect(fields["TOCSIN_ODD_KEY"] == "x")
    #expect(fields["TOCSIN_EVENT"] == "delivery.dead")
    #expect(fields["MESSAGE_ID"] == ServiceEvent.deliveryDead.messageID)
  }

  @Test("the last error is kept for the status line, its first line only")
  func lastError() {
    let lastError = LastError()
    var log = Logger(label: "test") { _ in ServiceLog(toJournal: false, lastError: lastError) }
    log.logLevel = .critical
    #expect(lastError.summary == nil)
    lastError.note("the disk is full\nand more")
    #expect(lastError.summary == "the disk is full")
    lastError.note(String(repeating: "x", count: 500))
    #expect(lastError.summary?.count == 120)
  }
}
