/// What a page says of itself in its head: JSON-LD, OpenGraph, `<meta>`, `<link>`, `<time>`.
struct PageMetadata {
  private(set) var headline: String?
  private(set) var published: MetadataDate?
  private(set) var source: String?
  private(set) var byline: String?
  private(set) var language: String?
  private(set) var url: String?

  init(_ page: Page, dropped: [Bool]) {
    var meta: [String: String] = [:]
    var blocks: [String] = []
    var canonical: String?
    var title: String?
    var headings: [String] = []
    var times: [(rank: Int, date: MetadataDate)] = []
    for (index, node) in page.nodes.enumerated() where !node.isText {
      switch node.name {
      case "meta":
        guard let name = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop"),
          let content = node.attribute("content").map(Self.clean), !content.isEmpty
        else { continue }
        if meta[name.lowercased()] == nil { meta[name.lowercased()] = content }
      case "link" where node.attribute("rel")?.lowercased() == "canonical" && canonical == nil:
        canonical = node.attribute("href")
      case "script" where node.attribute("type")?.lowercased().hasPrefix("application/ld+json") == true:
        blocks.append(page.nodes[index + 1..<node.end].map(\.text).joined())
      case "title" where title == nil: title = page.text(in: index, limit: 1000)
      case "h1" where headings.count < 5: headings.append(page.text(in: index, limit: 1000))
      case "html": language = language ?? node.attribute("lang") ?? node.attribute("xml:lang")
      default: break
      }
      if times.count < 100, let time = Self.time(page, index, isDropped: dropped[index]) { times.append(time) }
    }
    let linked = LinkedData(blocks: blocks)
    let heading = headings.count == 1 ? headings.first : nil
    let site = meta["og:site_name"]
    headline = [meta["og:title"], linked.headline, heading, meta["twitter:title"], title, headings.first]
      .lazy.compactMap { $0.map { Self.clean($0) } }.map { Self.withoutSite($0, site: site, headings: headings) }
      .first { !$0.isEmpty }
    url = [linked.url, meta["og:url"], canonical].lazy.compactMap { $0 }.first { $0.hasPrefix("http") }
    published =
      linked.datePublished
      ?? Self.dateNames.lazy.compactMap { meta[$0] }.compactMap { MetadataDate($0) }.first
      ?? times.min { $0.rank < $1.rank }?.date ?? url.flatMap(Self.date(inPath:))
    source = linked.publisher.map(Self.clean) ?? site ?? meta["application-name"] ?? meta["dc.publisher"]
    // Some sites give the address of the author's page.
    byline = [linked.author, meta["author"], meta["article:author"], meta["dc.creator"]].lazy.compactMap { $0 }
      .map(Self.clean).first { !$0.isEmpty && !$0.hasPrefix("http") }
    language = linked.language ?? language ?? meta["og:locale"].map { String($0.map { $0 == "_" ? "-" : $0 }) }
  }

  /// Names of `<meta>` that hold the publication date, the most exact first.
  private static let dateNames = [
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "article.published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "date", "originalpublicationdate", "article_date_original",
    "cxenseparse:recs:publishtime",
  ]

  /// The date of a `<time>` or of an element with `itemprop="datePublished"`; the lower its rank, the surer.
  private static func time(_ page: Page, _ index: Int, isDropped: Bool) -> (rank: Int, date: MetadataDate)? {
    let node = page.nodes[index]
    let isPublished = node.attribute("itemprop")?.lowercased() == "datepublished"
    guard isPublished || node.name == "time",
      let date = (node.attribute("datetime") ?? node.attribute("content")).flatMap({ MetadataDate($0) })
        ?? MetadataDate(page.text(in: index, limit: 100))
    else { return nil }
    let labels = page.labels(of: index)
    if isPublished || node.attribute("pubdate") != nil { return (0, date) }
    if !labels.isDisjoint(with: ["updated", "modified"]) || node.attribute("itemprop") != nil { return (4, date) }
    if !labels.isDisjoint(with: ["published", "publish", "pubdate", "publication"]) { return (1, date) }
    return (isDropped ? 3 : 2, date)
  }

  /// "/2025/07/08/" of a web address.
  private static func date(inPath url: String) -> MetadataDate? {
    let parts = url.split(separator: "/").prefix(20)
    for (year, rest) in zip(parts, parts.indices.dropFirst()) where year.count == 4 && rest + 1 < parts.endIndex {
      if let date = MetadataDate("\(year)-\(parts[rest])-\(parts[rest + 1])") { return date }
    }
    return nil
  }

  private static func clean(_ text: String) -> String {
    var cleaned = WhiteSpaceCollapser()
    cleaned.append(String(text.prefix(2000)))
    return cleaned.result
  }

  /// A title less " | Site" or " - Site" at its end: what is the site's name, or short beside the rest.
  private static func withoutSite(_ title: String, site: String?, headings: [String]) -> String {
    if headings.contains(title) { return title }
    for mark in [" | ", " — ", " – ", " - ", " :: ", " » "] {
      let parts = title.split(separator: mark)
      guard parts.count > 1, let last = parts.last else { continue }
      let rest = parts.dropLast().joined(separator: mark)
      let isSite = last.lowercased() == site?.lowercased() || headings.contains(rest)
      let isShort = last.split(separator: " ").count <= 4 && rest.split(separator: " ").count >= 3
      if isSite || isShort && (mark == " | " || last.first?.isUppercase == true) { return rest }
    }
    return title
  }
}
