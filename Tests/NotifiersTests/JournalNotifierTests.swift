import FoundationEssentials
import Glibc
import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

struct JournalNotifierTests {
  @Test("a record holds the alert in fields")
  func fields() {
    let record = JournalRecord(Sample.alert(.deadlineMoved), settings: JournalSettings())
    #expect(
      record.fields.map { "\($0.name)=\($0.value)" }.filter { !$0.hasPrefix("CODE_") } == [
        "MESSAGE=Cheese notice: 2027-03-02 → 2027-04-15", "MESSAGE_ID=b55750ea6a56439184f0692b3719f004", "PRIORITY=4",
        "SYSLOG_IDENTIFIER=tocsin", "TOCSIN_ALERT=\(Sample.alert(.deadlineMoved).id)", "TOCSIN_KIND=deadline.moved",
        "TOCSIN_SEVERITY=warning", "TOCSIN_RULE=date moved", "TOCSIN_TOPIC=dairy", "TOCSIN_DEADLINE=cheese-quota",
        "TOCSIN_DATE=2027-04-15", "TOCSIN_PREVIOUS=2027-03-02", "TOCSIN_DAYS_LEFT=9",
        "TOCSIN_ARTICLE=00c0ffee00c0ffee", "TOCSIN_FILE=wire-17.html",
        "TOCSIN_HEADLINE=Ministry puts off the cheese notice", "TOCSIN_SOURCE=Example Wire",
        "TOCSIN_URL=https://example.org/cheese/17", "TOCSIN_EVIDENCE=\(Sample.quote)",
      ])
    #expect(record.fields.map(\.name).filter { $0.hasPrefix("CODE_") } == ["CODE_FILE", "CODE_LINE", "CODE_FUNC"])
  }

  @Test("a record of a rejected file says why, and has no fields for what there is not")
  func rejected() {
    let record = JournalRecord(Sample.alert(.fileRejected), settings: JournalSettings(identifier: "desk"))
    let fields = record.fields.map { "\($0.name)=\($0.value)" }
    #expect(fields.contains("TOCSIN_REJECTION=tooLarge") && fields.contains("SYSLOG_IDENTIFIER=desk"))
    #expect(!fields.contains { $0.hasPrefix("TOCSIN_ARTICLE") || $0.hasPrefix("TOCSIN_DATE") })
  }

  @Test("the message is one harmless line")
  func message() {
    let message = JournalRecord(Sample.hostile, settings: JournalSettings()).fields.first
    #expect(message?.name == "MESSAGE")
    #expect(message?.value == "a␛[2J MOVED forged\u{FFFD}\u{FFFD}31m ␇")
  }

  @Test(
    "each severity has its priority",
    arguments: [(.info, 6), (.notice, 5), (.warning, 4), (.critical, 2)] as [(Severity, Int)])
  func priority(severity: Severity, priority: Int) {
    let record = JournalRecord(Sample.alert(.deadlinePassed, severity: severity), settings: JournalSettings())
    #expect(record.fields.filter { $0.name == "PRIORITY" }.map(\.value) == ["\(priority)"])
  }

  @Test("each kind has a message id of its own")
  func messageIDs() {
    let ids = Alert.Kind.allCases.map(\.messageID)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
  }

  @Test("without a journal the alert is to be tried again")
  func noJournal() async {
    let notifier = JournalNotifier(JournalSettings(), port: .init(isListening: { false }, send: { _ in }))
    await #expect(
      throws: DeliveryFailure.retry(
        after: nil, reason: "journal: no journal listens; is systemd-journald running?")
    ) {
      try await notifier.notify(Sample.delivery())
    }
  }
}

/// Against a real journald, which the outer test starts for the inner one; needs root and systemd.
struct RealJournalTests {
  private static let mark = "TOCSIN_TEST_INSIDE_JOURNAL"
  private static let isInside = getenv(mark) != nil
  private static let canStart = !isInside && PrivateJournal.canRun()

  @Test(
    "a real journal keeps every field of every alert",
    .enabled(if: canStart, "needs root, systemd-journald and namespaces"))
  func outside() throws {
    var program = [UInt8](repeating: 0, count: 4096)
    let length = program.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    let path = String(decoding: program.prefix(max(0, length)), as: UTF8.self)
    let (status, output) = PrivateJournal.run(
      [path, "--testing-library", "swift-testing", "--filter", "RealJournalTests"], environment: [Self.mark: "1"])
    #expect(status == 0, "\(output)")
    #expect(output.contains("\(Self.insideName)\" passed"), "\(output)")
  }

  private static let insideName = "inside: records come back from the journal as they were sent"

  @Test(
    "inside: records come back from the journal as they were sent", .enabled(if: isInside, "started by the test above"))
  func inside() async throws {
    let alerts = Alert.Kind.allCases.map { Sample.alert($0) } + [Sample.hostile]
    for alert in alerts { try await JournalNotifier(JournalSettings()).notify(Sample.delivery(alert)) }
    let journal = run(["sh", "-c", "journalctl --sync && journalctl -D /run/log/journal -t tocsin -o json --all"])
    let records = try journal.output.split(separator: "\n").map {
      try JSONDecoder().decode([String: Field].self, from: Data($0.utf8))
    }
    try #require(records.count == alerts.count, "\(journal.output)")
    for (record, alert) in zip(records, alerts) {
      for (name, value) in JournalRecord(alert, settings: JournalSettings()).fields where !name.hasPrefix("CODE_") {
        #expect(record[name] == Field(value), "\(name)")
      }
      #expect(record["CODE_FILE"] != nil && record["CODE_LINE"] != nil && record["CODE_FUNC"] != nil)
    }
  }

  /// A value as journalctl writes it: text, or its bytes where they are not all printable.
  private struct Field: Decodable, Equatable {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        bytes = Array(text.utf8)
      } else if let numbers = try? container.decode([UInt8].self) {
        bytes = numbers
      } else {
        bytes = []
      }
    }
  }
}
