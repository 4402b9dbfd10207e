/// What a page says of its article in JSON-LD. Source of the terms: schema.org, `Article`.
struct LinkedData {
  private(set) var headline: String?
  private(set) var datePublished: MetadataDate?
  private(set) var publisher: String?
  /// The names of all authors.
  private(set) var author: String?
  private(set) var language: String?
  private(set) var url: String?

  /// Blocks longer than this are not read.
  static let longest = 1 << 20

  /// - Parameter blocks: the contents of the page's `<script type="application/ld+json">`, in order.
  init(blocks: [String]) {
    var articles: [JSONValue] = []
    var pages: [JSONValue] = []
    for block in blocks.prefix(20) where block.utf8.count <= Self.longest {
      guard let root = JSONValue(block) else { continue }
      for object in Self.objects(in: root) {
        let types = (object["@type"]?.elements ?? []).compactMap(\.string)
        if types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || $0 == "Report" }) {
          articles.append(object)
        } else if types.contains(where: { $0.hasSuffix("WebPage") }) {
          pages.append(object)
        }
      }
    }
    // Teasers of other articles are articles too; the page's own comes first and has the most to say.
    for object in articles.prefix(1) + pages.prefix(1) { merge(object) }
  }

  private mutating func merge(_ object: JSONValue) {
    headline = headline ?? object["headline"]?.string
    datePublished = datePublished ?? object["datePublished"]?.string.flatMap { MetadataDate($0) }
    publisher = publisher ?? object["publisher"]?.elements.lazy.compactMap { $0["name"]?.string }.first
    let authors = object["author"]?.elements.prefix(20).compactMap { $0["name"]?.string ?? $0.string } ?? []
    author = author ?? (authors.isEmpty ? nil : authors.joined(separator: ", "))
    language = language ?? object["inLanguage"]?.string ?? object["inLanguage"]?["alternateName"]?.string
    url =
      url ?? object["url"]?.string ?? object["mainEntityOfPage"]?.string ?? object["mainEntityOfPage"]?["@id"]?.string
  }

  /// The objects that may stand for the article: the root's, those of `@graph`, `mainEntity` and `itemListElement` not.
  private static func objects(in root: JSONValue) -> [JSONValue] {
    root.elements.prefix(50).flatMap { element in
      [element] + (element["@graph"]?.elements.prefix(200) ?? []) + (element["mainEntity"]?.elements.prefix(5) ?? [])
    }
  }
}
