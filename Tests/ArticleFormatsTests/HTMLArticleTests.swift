import CivilTime
import News
import Testing

@Suite("HTML")
struct HTMLArticleTests {
  private let first = "The harbour master of Oslo raised ferry dues by a tenth, to pay for a new pier, the port said."
  private let second = "Owners of small boats, who pay the most, called the step unfair and asked for a year's delay."

  private func page(head: String = "", body: String) throws -> Article {
    try decode("<!doctype html><html lang=\"en-GB\"><head>\(head)</head><body>\(body)</body></html>", name: "a.html")
  }

  @Test("The text is the headline, an empty line and the paragraphs")
  func text() throws {
    let article = try page(
      head: "<title>Ferry dues rise | Harbour Post</title>",
      body: """
        <header><a href=/>Harbour Post</a><nav><ul><li><a href=/n>News</a></li></ul></nav></header>
        <article><h1>Ferry  dues\n rise</h1><div class="share-bar">Share on Gull</div>
        <p>\(first)</p><aside><p>Read also: gulls</p></aside>
        <p>Owners&nbsp;of small <em>boats</em>, who pay the most, called the step <a href=/u>unfair</a> and asked for a
        year&#39;s&#160;delay.</p><script>var p = "<p>no</p>";</script></article>
        <div class="related-stories"><h2>Related</h2><p>Gulls steal bread</p></div>
        <div id="cookieNotice"><p>We use cookies to serve you.</p></div><footer><p>© Harbour Post</p></footer>
        """)
    #expect(article.text == "Ferry dues rise\n\n\(first)\n\n\(second)")
    #expect(article.headline == "Ferry dues rise")
    #expect(article.headlineSpan == Span(0, 15))
    #expect(article.language == "en-GB")
    #expect(article.format == .html)
  }

  @Test(
    "The body is found where the page marks it, and by its paragraphs where it marks nothing",
    arguments: [
      "<div itemprop=articleBody>@</div>", "<article>@</article><article><p>A teaser</p></article>", "<main>@</main>",
      "<div role=main>@</div>", "<div><div class=story>@</div></div>", "<div class='has-sidebar comments-open'>@</div>",
      "<table><tr><td width=20%><a href=/>Home</a></td><td>@</td></tr></table>", "<div class=social>@</div>",
    ])
  func body(frame: String) throws {
    let menu = "<ul>" + (1...20).map { "<li><a href=/\($0)>Harbour section number \($0)</a></li>" }.joined() + "</ul>"
    let story = frame.split(separator: "@").joined(separator: "<p>\(first)</p><p>\(second)</p>")
    let article = try page(head: "<title>Ferry dues</title>", body: menu + story + "<p><a href=/x>All the news</a></p>")
    #expect(article.text.contains("\(first)\n\n\(second)"))
    #expect(!article.text.contains("section number"))
    #expect(!article.text.contains("All the news"))
  }

  @Test("Line breaks in pairs part paragraphs, single ones words; list items and cells stand apart")
  func breaks() throws {
    let article = try page(
      body: "<main>\(first)<br><br>\(second)<br>So it goes.<ul><li>Dues<li>Piers</ul>"
        + "<table><tr><td>Oslo<td>5 %</table></main>")
    #expect(article.text == "\(first)\n\n\(second) So it goes.\n\nDues\n\nPiers\n\nOslo 5 %")
  }

  @Test(
    "A site's name at the end of a title is dropped",
    arguments: [
      ("<title>Ferry dues rise | Harbour Post</title>", "Ferry dues rise"),
      ("<title>Ferry dues rise again - Harbour Post</title>", "Ferry dues rise again"),
      (
        "<meta property=og:site_name content='The Very Long Harbour Post'><title>Dues - The Very Long Harbour Post</title>",
        "Dues"
      ),
      ("<title>Oslo - a port</title>", "Oslo - a port"), ("<title>Dues &amp; piers</title>", "Dues & piers"),
      ("<meta property=og:title content='From OpenGraph'><title>No</title>", "From OpenGraph"),
    ])
  func title(head: String, headline: String) throws {
    let article = try page(head: head, body: "<p>\(first)</p>")
    #expect(article.headline == headline)
    #expect(quotedHeadline(article) == headline)
  }

  @Test("A page without any title takes its headline from the text")
  func untitled() throws {
    let article = try page(body: "<p>Ferry dues rise</p><p>\(first)</p>")
    #expect(article.text == "Ferry dues rise\n\n\(first)")
    #expect(article.headline == "Ferry dues rise")
    #expect(quotedHeadline(article) == "Ferry dues rise")
  }

  private static let linked = """
    {"@type": "NewsArticle", "headline": "Dues rise", "datePublished": "2024-05-06T23:08:00-05:00",
     "publisher": {"@type": "Organization", "name": "Harbour Post"}, "inLanguage": "en", "url": "https://h.example/d"}
    """

  @Test(
    "JSON-LD is read alone, in arrays and in @graph",
    arguments: [linked, "[{\"@type\":\"BreadcrumbList\"},\(linked)]", "{\"@context\":\"x\",\"@graph\":[\(linked)]}"])
  func linkedData(json: String) throws {
    let article = try page(
      head: "<script type='application/ld+json'>\(json)</script><title>Other</title>",
      body: "<p>\(first)</p>")
    #expect(article.headline == "Dues rise")
    #expect(
      article.published
        == PublicationDate(
          try #require(CivilDate(2024, 5, 6)), time: TimeOfDay(23, 8, offset: -300), from: .metadata))
    #expect(article.source == "Harbour Post")
    #expect(article.language == "en")
    #expect(article.url == "https://h.example/d")
  }

  @Test(
    "Metadata that dates a page, the surest first",
    arguments: [
      ("<meta property='article:published_time' content='2024-05-06T07:00:00Z'>", "", "2024-05-06"),
      ("<meta name=pubdate content='20240506'>", "", "2024-05-06"),
      ("<meta name=DC.date content='6 May 2024'>", "", "2024-05-06"),
      ("", "<time datetime='2024-05-06'>Monday</time>", "2024-05-06"),
      ("", "<footer><time datetime='2001-01-01'></time></footer><time datetime='2024-05-06'></time>", "2024-05-06"),
      ("", "<time class=updated datetime='2024-05-09'></time><time datetime='2024-05-06'></time>", "2024-05-06"),
      ("", "<span itemprop=datePublished content='2024-05-06'>x</span>", "2024-05-06"),
      ("<link rel=canonical href='https://h.example/2024/05/06/dues'>", "", "2024-05-06"),
    ])
  func metadataDate(head: String, body: String, day: String) throws {
    let article = try page(head: head, body: "\(body)<p>\(first)</p>")
    #expect(article.published.date.description == day)
    #expect(article.published.from == .metadata)
  }

  @Test("A page without metadata is dated by what is called its date, then by its text")
  func furnitureDate() throws {
    let labelled = try page(body: "<h1>Dues</h1><p class=article-date>Posted on 6 May 2024, 7:05</p><p>\(first)</p>")
    #expect(labelled.published.date == CivilDate(2024, 5, 6))
    #expect(labelled.published.from == .furniture)
    let dateline = try page(body: "<h1>Dues</h1><p>OSLO, May 6, 2024 (Fjord Wire) - \(first)</p>")
    #expect(dateline.published.date == CivilDate(2024, 5, 6))
    #expect(dateline.published.from == .furniture)
  }

  @Test("OpenGraph and the canonical link name site and address")
  func openGraph() throws {
    let article = try page(
      head: """
        <meta property="og:site_name" content="Harbour Post"><meta property="og:url" content="https://h.example/a">
        <link rel="canonical" href="https://h.example/b">
        """, body: "<p>\(first)</p>")
    #expect(article.source == "Harbour Post")
    #expect(article.url == "https://h.example/a")
  }

  @Test("A page of nothing but menus and scripts has no text")
  func nothing() {
    let text = "<html><body><nav><a href=/>Home</a></nav><script>var a = 'words'</script></body></html>"
    #expect(rejection(Array(text.utf8))?.reason == .noText)
  }

  @Test("Entities a page declares for itself are not substituted")
  func entities() throws {
    let article = try decode(
      "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><html><body><p>\(first) &x; &euro;</p></body></html>"
    )
    #expect(article.text.contains("&x;"))
    #expect(article.text.hasSuffix("€"))
  }
}
