import CivilTime
import News
import Testing

@testable import Notifiers

@Suite("Mails")
struct EmailTests {
  private static func message(_ alert: Alert, host: String = "desk.example.org") throws -> MailMessage {
    let to = [try #require(MailAddress("a@example.org")), try #require(MailAddress("Käse <b@example.org>"))]
    return MailMessage(alert, from: MailAddress("Tocsin <tocsin@example.org>"), to: to, host: host)
  }

  /// The headers, unfolded.
  private static func headers(_ message: MailMessage) -> [(name: String, value: String)] {
    let head = message.text.split(separator: "\n\n", maxSplits: 1)[0]
    return head.replacing("\n ", with: " ").split(separator: "\n").map { line in
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
  }

  @Test("a mail names its alert, its deadline's thread, and when the alert was raised")
  func headers() throws {
    let alert = Sample.alert(.deadlineMoved)
    let headers = Self.headers(try Self.message(alert))
    func value(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    #expect(value("From") == "=?UTF-8?B?VG9jc2lu?= <tocsin@example.org>")
    #expect(value("To") == "a@example.org, =?UTF-8?B?S8Okc2U=?= <b@example.org>")
    #expect(value("Date") == "Tue, 06 Apr 2027 06:57:05 +0000")
    #expect(value("Message-ID") == "<\(alert.id)@desk.example.org>")
    #expect(value("Auto-Submitted") == "auto-generated" && value("Importance") == "high")
    let thread = value("References")
    #expect(thread == value("In-Reply-To") && thread?.hasPrefix("<deadline.") == true)
    let next = Self.headers(try Self.message(Sample.alert(.deadlineCancelled)))
    #expect(next.first { $0.name == "References" }?.value == thread)
    #expect(next.first { $0.name == "Message-ID" }?.value != value("Message-ID"))
    #expect(!Self.headers(try Self.message(Sample.alert(.articleMatched))).contains { $0.name == "References" })
  }

  @Test(
    "no article adds a header or a part, and no line is longer than mailers take", arguments: FormatTests.alerts.indices
  )
  func injection(index: Int) throws {
    let alert = FormatTests.alerts[index]
    let message = try Self.message(alert)
    let names = Set(Self.headers(message).map(\.name))
    #expect(
      names.isSubset(of: [
        "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Importance", "Auto-Submitted",
        "X-Tocsin-Kind", "MIME-Version", "Content-Type",
      ]))
    let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    #expect(lines.count { $0.hasPrefix("--") } == 3)
    #expect(!lines.contains(".") && !lines.dropFirst(20).contains { $0.hasPrefix("From ") })
  }

  @Test(
    "a host that is no name does not get into an id",
    arguments: [("desk>\nBcc: x", "localhost"), ("", "localhost"), ("a..b", "localhost"), ("desk-1", "desk-1")])
  func host(host: String, domain: String) throws {
    #expect(try Self.message(Sample.alert(.deadlineMoved), host: host).text.contains("@\(domain)>\n"))
  }

  @Test(
    "addresses are read, or refused",
    arguments: [
      ("desk@example.org", "desk@example.org"), ("<desk@example.org>", "<desk@example.org>"),
      ("Trade desk <d.e+x@mail.example.org>", "=?UTF-8?B?VHJhZGUgZGVzaw==?= <d.e+x@mail.example.org>"),
      ("\"Desk, trade\" <d@example.org>", "=?UTF-8?B?RGVzaywgdHJhZGU=?= <d@example.org>"),
      ("root@localhost", "root@localhost"),
      ("a@b@c", nil), ("a@", nil), ("@b", nil), ("a b@c", nil), ("a@b\nBcc: c@d", nil), ("a@b, c@d", nil),
      ("a..b@c", nil),
      ("-oQ/tmp@example.org", nil), ("ü@example.org", nil), ("x <a@b> <c@d>", nil), ("", nil),
    ] as [(String, String?)])
  func addresses(text: String, header: String?) { #expect(MailAddress(text)?.header == header) }

  @Test("long subjects are encoded word by word, none longer than a line")
  func subjects() {
    let encoded = MailHeader.encoded(String(repeating: "치즈 quota ", count: 40))
    let words = encoded.split(separator: "\n ")
    #expect(
      words.count > 3 && words.allSatisfy { $0.utf8.count <= 60 && $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") })
    #expect(MailHeader.encoded("plain") == "plain")
    #expect(MailHeader.encoded("a\r\nBcc: x") == "a Bcc: x")
    #expect(MailHeader.encoded("=?UTF-8?B?eA==?=").hasPrefix("=?UTF-8?B?PT9V"))
  }

  @Test(
    "quoted-printable keeps what mailers change",
    arguments: [
      ("a=b", "a=3Db"), ("ä", "=C3=A4"), ("a ", "a=20"), (" a", " a"), (".", "=2E"), ("From x", "=46rom x"),
      ("\u{1B}", "=1B"), ("a\nb", "a\nb"),
      (String(repeating: "x", count: 76), String(repeating: "x", count: 75) + "=\nx"),
    ])
  func quoted(text: String, expected: String) { #expect(quotedPrintable(text) == expected) }

  @Test(
    "the mailer's status decides",
    arguments: [
      (0, "done"), (64, "giveUp"), (65, "giveUp"), (67, "giveUp"), (68, "giveUp"), (69, "retry"), (71, "retry"),
      (75, "retry"), (1, "retry"), (78, "retry"),
    ])
  func statuses(status: Int, expected: String) async throws {
    let outcome = try await ProgramTests.outcome(status: status) { path in
      EmailNotifier(EmailSettings(to: [try #require(MailAddress("a@example.org"))], sendmail: path), sender: .here)
    }
    #expect(outcome == expected)
  }
}
