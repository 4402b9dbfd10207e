import Testing

@testable import Notifiers

struct SecretTests {
  private static let text = "correct-horse-battery-staple"

  @Test(
    "a secret is never shown",
    arguments: [text, "whsec_Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ=="])
  func redacted(text: String) throws {
    let secret = try Secret(text)
    var dumped = ""
    dump([secret], to: &dumped)
    for shown in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(shown.contains("Secret(redacted)"))
      #expect(!shown.contains("horse") && !shown.contains("Y29y") && !shown.contains("99"))
    }
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test("both forms of a secret give the same key, and white space around it is no part of it")
  func forms() throws {
    let raw = try Secret(Self.text)
    #expect(try raw == Secret("whsec_Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5LXN0YXBsZQ=="))
    #expect(try raw == Secret(" \(Self.text)\n"))
    #expect(try raw != Secret(Self.text + "."))
  }

  @Test(
    "a text that is no secret is refused, without being shown",
    arguments: [
      ("", .tooShort(bytes: 0)),
      ("   \n", .tooShort(bytes: 0)),
      ("twenty-three-bytes-long", .tooShort(bytes: 23)),
      ("whsec_c2hvcnQ=", .tooShort(bytes: 5)),
      ("whsec_not*base64", .notBase64), ("whsk_not*base64", .notBase64), ("whsk_c2hvcnQ=", .notEd25519(bytes: 5)),
      ("whpk_c2hvcnQ=", .notEd25519(bytes: 5)),
      (String(repeating: "x", count: 1025), .tooLong(bytes: 1025)),
    ] as [(String, Secret.Failure)])
  func refused(text: String, expected: Secret.Failure) {
    #expect(throws: expected) { try Secret(text) }
    #expect(text.count < 5 || !"\(expected)".contains(text.suffix(8)))
  }

  @Test(
    "an address shows its host and nothing secret",
    arguments: [
      ("https://hooks.example.org/services/T0KEN?key=T0KEN#T0KEN", "https://hooks.example.org/…"),
      ("HTTP://T0KEN:T0KEN@example.org:8080", "http://example.org:8080/…"),
      ("http://[::1]:9/T0KEN", "http://[::1]:9/…"),
    ])
  func addresses(text: String, shown: String) throws {
    let url = try WebhookURL(text)
    var dumped = ""
    dump(url, to: &dumped)
    #expect("\(url)" == shown && String(reflecting: url) == shown)
    #expect(!dumped.contains("T0KEN"))
  }

  @Test("the user of an address becomes its authorization, and is not sent in the address")
  func user() throws {
    let url = try WebhookURL("https://desk:pass%20word@example.org/in")
    #expect(url.request == "https://example.org/in")
    #expect(url.authorization == "Basic ZGVzazpwYXNzIHdvcmQ=")
    #expect(try WebhookURL("https://example.org/in").authorization == nil)
  }

  @Test(
    "what is no address is refused",
    arguments: [
      ("", .scheme), ("example.org/x", .scheme), ("ftp://example.org", .scheme), ("file:///etc/passwd", .scheme),
      ("http+unix://%2Frun%2Fx/", .scheme), ("https://", .host), ("https:///x", .host), ("http://a b/", .malformed),
    ] as [(String, WebhookURL.Failure)])
  func noAddress(text: String, expected: WebhookURL.Failure) {
    #expect(throws: expected) { try WebhookURL(text) }
  }

  @Test("a header's value is not shown")
  func header() throws {
    let header = try WebhookHeader(name: "X-Token", value: "T0KEN")
    var dumped = "\(header) \(String(reflecting: header)) "
    dump(header, to: &dumped)
    #expect(dumped.contains("X-Token: redacted") && !dumped.contains("T0KEN"))
  }

  @Test(
    "a header that Tocsin sets, or that is none, is refused",
    arguments: [
      ("Webhook-Signature", "v1,x", .reserved("Webhook-Signature")), ("HOST", "x", .reserved("HOST")),
      ("", "x", .name("")), ("a b", "x", .name("a b")), ("x:", "x", .name("x:")),
      ("x", "a\r\nb: c", .value(of: "x")), ("x", "ü", .value(of: "x")),
    ] as [(String, String, WebhookHeader.Failure)])
  func noHeader(name: String, value: String, expected: WebhookHeader.Failure) {
    #expect(throws: expected) { try WebhookHeader(name: name, value: value) }
  }
}
