import CivilTime
import News
import Testing

@Suite("Identities")
struct IdentityTests {
  static func alert(_ key: String, _ kind: Alert.Kind = .deadlineMoved, at: Int64 = 0) -> Alert {
    Alert(key: key, kind: kind, severity: .info, raised: Timestamp(milliseconds: at), summary: "s", rule: "r")
  }

  @Test("an alert's id is made from its kind and key, and from nothing else")
  func alertID() {
    #expect(Self.alert("a").id == Self.alert("a", at: 5).id)
    #expect(Self.alert("a").id != Self.alert("b").id)
    #expect(Self.alert("a").id != Self.alert("a", .deadlineReached).id)
    #expect(Self.alert("a").id.hasPrefix("alert_"))
    #expect(Self.alert("a").id.utf8.count == 30)
  }

  @Test("a digest is the beginning of the SHA-256 in hexadecimal digits")
  func digests() {
    // FIPS 180-4, the example "abc".
    #expect(digest("abc".utf8) == "ba7816bf8f01cfea")
    #expect(digest("abc".utf8, digits: 64) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("severities are ordered as they are listed")
  func severities() { #expect(Severity.allCases.sorted() == [.info, .notice, .warning, .critical]) }
}

@Suite("Spans")
struct SpanTests {
  @Test("never end before they start")
  func ordered() { #expect(Span(5, 3).length == 0) }

  @Test("contain what lies inside, and overlap what shares a scalar")
  func relations() {
    #expect(Span(2, 8).contains(Span(2, 8)))
    #expect(!Span(2, 8).contains(Span(1, 3)))
    #expect(Span(2, 8).overlaps(Span(7, 9)))
    #expect(!Span(2, 8).overlaps(Span(8, 9)))
    #expect([Span(3, 4), Span(1, 9), Span(1, 2)].sorted() == [Span(1, 2), Span(1, 9), Span(3, 4)])
  }
}

@Suite("Deadlines")
struct DeadlineTests {
  static func deadline(_ kind: Commitment.Kind, _ date: String, until: String? = nil) -> Deadline {
    Deadline(
      id: "d", origin: .discovered, title: "t", severity: .info, kind: kind, state: .standing,
      date: CivilPeriod(date) ?? .year(1), until: until.flatMap { CivilDate($0) }, topics: [], remind: [], history: [])
  }

  @Test(
    "an event or a start is met on its first day, a limit on its last",
    arguments: [
      (Commitment.Kind.scheduled, "2031-05"), (.effective, "2031-05"), (.due, "2031-05"), (.expires, "2031-05"),
    ])
  func target(kind: Commitment.Kind, date: String) {
    let first = kind == .scheduled || kind == .effective
    #expect(Self.deadline(kind, date).target.description == (first ? "2031-05-01" : "2031-05-31"))
  }

  @Test("a range lasts to its last day")
  func lastDay() {
    #expect(Self.deadline(.scheduled, "2031-05-15", until: "2031-05-16").lastDay.description == "2031-05-16")
    #expect(Self.deadline(.scheduled, "2031-05").lastDay.description == "2031-05-31")
  }
}
