import News
import Testing

@testable import Notifiers

struct AlertDocumentTests {
  @Test("an alert as JSON holds all that is known of it")
  func document() throws {
    #expect(
      AlertDocument(Sample.alert(.deadlineMoved)).json() == """
        {"article":\(Self.article),\
        "deadline":{"date":"2027-04-15","daysLeft":9,"id":"cheese-quota","kind":"due","origin":"tracked",\
        "previous":"2027-03-02","state":"standing","title":"Cheese quota notice"},\
        "evidence":[{"article":\(Self.article),\
        "quote":"The notice, due on March 2, will now be published on April 15.",\
        "spans":[{"end":102,"start":90,"text":"on April 15."},{"end":76,"start":73,"text":"now"}]}],\
        "id":"\(Sample.alert(.deadlineMoved).id)","kind":"deadline.moved","raised":"2027-04-06T06:57:05.120Z",\
        "rule":"date moved","severity":"warning","summary":"Cheese notice: 2027-03-02 → 2027-04-15",\
        "topic":{"id":"dairy","score":0.82,"title":"Dairy quotas"}}
        """)
  }

  private static let article = """
    {"file":"wire-17.html","headline":"Ministry puts off the cheese notice","id":"00c0ffee00c0ffee",\
    "published":"2027-04-06","source":"Example Wire","url":"https://example.org/cheese/17"}
    """

  @Test("a rejected file says why")
  func rejection() throws {
    #expect(
      AlertDocument(Sample.alert(.fileRejected)).json() == """
        {"evidence":[],"id":"\(Sample.alert(.fileRejected).id)","kind":"file.rejected",\
        "raised":"2027-04-06T06:57:05.120Z",\
        "rejection":{"message":"The file has 3 MB; raise the limit or split it.","reason":"tooLarge"},\
        "rule":"largest file: 1 MB","severity":"warning","summary":"x.html: no article in it"}
        """)
  }

  @Test("a hostile alert is one line without controls, and keeps its words")
  func hostile() throws {
    let line = AlertDocument(Sample.hostile).json()
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(line.contains(#""rule":"a\u001b[2J\nMOVED  forged\#u{202E}\u009b31m\r\u0007""#))
    #expect(line.contains(#""score":"nan""#))
  }

  @Test(
    "an event of CloudEvents names its type, source, time and subject",
    arguments: [
      (.articleMatched, "dev.tocsin.article.matched.v1", "dairy"),
      (.deadlineDiscovered, "dev.tocsin.deadline.discovered.v1", "cheese-quota"),
      (.deadlineConfirmed, "dev.tocsin.deadline.confirmed.v1", "cheese-quota"),
      (.deadlineMoved, "dev.tocsin.deadline.moved.v1", "cheese-quota"),
      (.deadlineCancelled, "dev.tocsin.deadline.cancelled.v1", "cheese-quota"),
      (.deadlineApproaching, "dev.tocsin.deadline.approaching.v1", "cheese-quota"),
      (.deadlineReached, "dev.tocsin.deadline.reached.v1", "cheese-quota"),
      (.deadlinePassed, "dev.tocsin.deadline.passed.v1", "cheese-quota"),
      (.fileRejected, "dev.tocsin.file.rejected.v1", nil),
    ] as [(Alert.Kind, String, String?)])
  func cloudEvent(kind: Alert.Kind, type: String, subject: String?) throws {
    let alert = Sample.alert(kind)
    let subject = subject.map { #","subject":"\#($0)""# } ?? ""
    #expect(
      CloudEvent(alert, source: "/tocsin/desk").json() == """
        {"data":\(AlertDocument(alert).json()),"datacontenttype":"application/json","id":"\(alert.id)",\
        "source":"/tocsin/desk","specversion":"1.0"\(subject),"time":"2027-04-06T06:57:05.120Z","type":"\(type)"}
        """)
  }

  @Test(
    "a host's name becomes a segment of a path",
    arguments: [("desk-1.example", "/tocsin/desk-1.example"), ("a b/ü", "/tocsin/a%20b%2F%C3%BC"), ("", "/tocsin/")])
  func source(host: String, expected: String) {
    #expect(CloudEvent.source(host: host) == expected)
  }
}
