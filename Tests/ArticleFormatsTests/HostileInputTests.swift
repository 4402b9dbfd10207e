import ArticleFormats
import News
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private func html(_ start: String, _ piece: String, _ count: Int, _ end: String = "") -> [UInt8] {
    Array(("<html><body>" + start + String(repeating: piece, count: count) + end).utf8)
  }

  @Test(
    "A hundred thousand nested elements are rejected as too deep",
    arguments: ["<div>", "<b>", "<table><tr><td>", "<ul><li>"])
  func deep(piece: String) {
    #expect(rejection(html("", piece, 100_000, "words"))?.reason == .tooDeep)
  }

  @Test("Elements past the limit are rejected as too many")
  func many() {
    #expect(rejection(html("", "<i></i>words<br>", 200_000))?.reason == .tooLarge)
  }

  @Test("Unclosed tags still give their words", arguments: ["<p>", "<p><b>", "<li>", "<td>", "<option><p>"])
  func unclosed(piece: String) {
    let found = rejection(html("<p>Ferry dues rise in spring.", piece + "dues ", 300))
    #expect(found == nil)
  }

  @Test(
    "Endless runs of one mark end in an article or a rejection",
    arguments: [
      "<", "<a", "<!", "<!--", "</", "&", "&#", "&amp", "<a b='", "<script>", "]]>", "<?", "\u{FEFF}", "</p>",
    ])
  func runs(piece: String) {
    let article = Result { () throws(Rejection) in
      try decode(html("<p>Ferry dues rise.</p>", piece, 300_000 / piece.utf8.count), name: "a.html")
    }
    if case .success(let article) = article { #expect(article.text.contains("Ferry dues rise.")) }
    if case .failure(let rejection) = article { #expect([.tooDeep, .tooLarge, .noText].contains(rejection.reason)) }
  }

  @Test("Ten megabytes of one bracket are judged")
  func brackets() {
    #expect(rejection([UInt8](repeating: 60, count: 10 << 20), name: "a.html") != nil)
    #expect(rejection([UInt8](repeating: 60, count: 10 << 20))?.reason == .tooLarge)
  }

  @Test("Huge attribute values and class lists do no harm")
  func hugeAttributes() throws {
    let huge = String(repeating: "related share ", count: 100_000)
    let page = "<html><body class='\(huge)'><p title=\"\(huge)\">Ferry dues rise.</p></body></html>"
    #expect(try decode(page).text == "Ferry dues rise.")
  }

  @Test("A tag of very many attributes is rejected before it costs time")
  func manyAttributes() {
    let names = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
    #expect(rejection(Array("<html><body><p \(names)>Ferry dues rise.</p>".utf8))?.reason == .tooLarge)
    let script = "<html><script>if (a<b) { c = [\(names)] }</script><p>Ferry dues rise.</p>"
    #expect(rejection(Array(script.utf8)) == nil)
  }

  @Test("Random bytes never crash the decoder", arguments: 0..<40)
  func noise(seed: UInt64) {
    var noise = SplitMix(seed: seed)
    let openings: [[UInt8]] = [[], Array("<html>".utf8), [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]]
    for opening in openings {
      let bytes = (0..<3000).map { _ in UInt8.random(in: 0...255, using: &noise) }
      let printable = bytes.map { $0 % 95 + 32 }
      for body in [bytes, printable] {
        guard let article = try? decode(opening + body) else { continue }
        #expect(quotedHeadline(article) == article.headline)
      }
    }
  }

  @Test(
    "Random pieces of pages and dates never crash the decoder, and headlines stand where they say", arguments: 0..<60)
  func pieces(seed: UInt64) {
    let stock = [
      "<div>", "</div>", "<p>", "</p>", "<article>", "<a href='", "'>", "\"", "<script type='application/ld+json'>{",
      "</script>", "<time datetime='2024-", "<meta name=date content=", "&nbsp;", "&#x110000;", "<!--", "-->",
      "<![CDATA[",
      "May ", "4", "th", ",", " 2024", " / ", ":", "31", "/", "-", "\r\n", "\n\n", "Published", " OSLO", " (Wire)",
      " said on ",
      "April", "Monday", "Title: ", "Date: ", "é", "\u{301}", "👩‍👩‍👧", " a.m.", " Min Read", " By ", " Ann Poe", "% ",
      "$4 billion in ",
    ]
    var noise = SplitMix(seed: seed &+ 1000)
    for start in ["", "<html>"] {
      let text = start + (0..<400).map { _ in stock.randomElement(using: &noise) ?? "" }.joined()
      guard let article = try? decode(text) else { continue }
      #expect(quotedHeadline(article) == article.headline)
      #expect(start.isEmpty ? article.text == text || article.format == .html : article.format == .html)
    }
  }

  @Test("Every beginning of a page can be decoded or is rejected")
  func truncations() {
    let page = Array(
      """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>Dües</title><script type="application/ld+json">
      {"@type":"Article","headline":"D\\u00fces","datePublished":"2024-05-06T07:00:00Z"}</script></head>
      <body><article><p>OSLO, May 6 (Wire) - Dües rise.</p></article></body></html>
      """.utf8)
    var decoded = 0
    for end in page.indices where (try? decode(Array(page[..<end]))) != nil { decoded += 1 }
    #expect(decoded > 20)
  }
}
