import CivilTime
import News
import Testing

@testable import ArticleFormats

@Suite("Metadata's own forms")
struct MetadataTests {
  @Test(
    "Dates as metadata writes them, the day as written",
    arguments: [
      ("2025-07-23T23:30:09+09:00", "2025-07-23", "23:30+09:00"), ("2025-07-23T23:30:09.123Z", "2025-07-23", "23:30Z"),
      ("2025-07-23 04:05", "2025-07-23", "04:05"), ("2025-07-23T04:05:06-0500", "2025-07-23", "04:05-05:00"),
      ("20250723", "2025-07-23", nil), ("20250723T040506Z", "2025-07-23", "04:05Z"),
      (" 2025-07-23\n", "2025-07-23", nil),
      ("Wed, 23 Jul 2025 14:05:09 GMT", "2025-07-23", "14:05Z"), ("July 23, 2025, 2 p.m.", "2025-07-23", "14:00"),
      ("23/07/2025", "2025-07-23", nil),
    ] as [(String, String, String?)])
  func dates(text: String, day: String, time: String?) {
    let found = MetadataDate(text)
    #expect(found?.date.description == day)
    #expect(found?.time?.description == time)
  }

  @Test(
    "No date",
    arguments: ["", "soon", "2025", "2025-13-01", "2025-02-30", "1970-01-01T00:00:00Z", "0001-01-01", "1753372800"])
  func noDates(text: String) { #expect(MetadataDate(text) == nil) }

  @Test("JSON is read with the blemishes that pages have")
  func tolerantJSON() {
    let text = "<!-- {\"a\": [1, true, \"x\ny\",], \"b\": {\"c\": \"\\u00e9\\ud834\\udd1e\\\"\"}, } -->"
    let value = JSONValue(text)
    #expect(value?["b"]?["c"]?.string == "é𝄞\"")
    #expect(value?["a"] == .array([.number, .literal, .string("x\ny")]))
  }

  @Test(
    "What is no JSON is nothing, however it is cut",
    arguments: [
      "", "{", "{\"a\"", "{\"a\":", "[1", "\"\\", "\"\\u12", "nonsense{", String(repeating: "[", count: 100_000),
    ])
  func brokenJSON(text: String) {
    #expect(JSONValue(text) == nil || JSONValue(text) == .literal)
  }

  @Test(
    "The byline is what the page or its header lines say",
    arguments: [
      (
        "a.html", "<html><head><meta name='author' content='Jane  Doe'></head><body><p>Rice rose.</p></body></html>",
        "Jane Doe"
      ),
      (
        "a.html",
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": [{\"name\": \"A. Bee\"}, {\"name\": \"C. Dee\"}]}</script><p>Rice rose.</p>",
        "A. Bee, C. Dee"
      ),
      ("a.html", "<meta property='article:author' content='https://example.org/jane'><p>Rice rose.</p>", nil),
      ("a.txt", "Title: Rice\nBy-line: x\nByline: Jane Doe\n\nRice rose.", "Jane Doe"),
      ("a.txt", "Rice rose.", nil),
    ] as [(String, String, String?)])
  func byline(name: String, text: String, byline: String?) throws {
    #expect(try decode(text, name: name).byline == byline)
  }
}
