/// Tells which elements of a page are not its article: navigation, share bars, forms, advertisements, comments, notices.
struct Boilerplate {
  /// For each node, whether it stands in such an element.
  let dropped: [Bool]

  init(_ page: Page) {
    var dropped = [Bool](repeating: false, count: page.nodes.count)
    let weights = Self.paragraphWeights(page)
    let whole = weights.first ?? 0
    for (index, node) in page.nodes.enumerated() {
      if node.parent >= 0, dropped[node.parent] {
        dropped[index] = true
      } else if !node.isText, node.name != "html", node.name != "body" {
        dropped[index] = Self.isNever(node) || Self.isHinted(page, index) && weights[index] * 2 <= whole
      }
    }
    self.dropped = dropped
  }

  /// How many bytes of text stand in the paragraphs of each subtree; the first is that of the page.
  private static func paragraphWeights(_ page: Page) -> [Int] {
    var weights = [Int](repeating: 0, count: page.nodes.count)
    var whole = 0
    for (index, node) in page.nodes.enumerated().reversed() {
      if node.isText, node.parent >= 0, page.nodes[node.parent].name == "p" { weights[index] = node.text.utf8.count }
      if node.parent >= 0 { weights[node.parent] += weights[index] } else { whole += weights[index] }
    }
    if !weights.isEmpty { weights[0] = max(weights[0], whole) }
    return weights
  }

  /// What holds no article whatever it is called.
  private static func isNever(_ node: Page.Node) -> Bool {
    if never.contains(node.name) { return true }
    if let role = node.attribute("role")?.lowercased(), roles.contains(role) { return true }
    if node.attributes.contains(where: { $0.name == "hidden" }) || node.attribute("aria-hidden") == "true" {
      return true
    }
    guard let style = node.attribute("style")?.lowercased() else { return false }
    return style.contains("display:none") || style.contains("display: none")
  }

  /// What is called or tagged as no article, unless most of the page's paragraphs stand in it.
  private static func isHinted(_ page: Page, _ index: Int) -> Bool {
    let node = page.nodes[index]
    if hinted.contains(node.name) { return true }
    guard !["article", "main"].contains(node.name), node.attribute("itemprop") != "articleBody" else { return false }
    return !page.labels(of: index).isDisjoint(with: labels)
  }

  private static let never: Set = [
    "script", "style", "noscript", "template", "head", "button", "select", "option", "input", "textarea", "iframe",
    "svg",
    "canvas", "object", "embed", "audio", "video", "map", "dialog", "menu", "nav", "datalist", "math",
  ]
  private static let hinted: Set = ["header", "footer", "aside", "form", "figure", "figcaption", "fieldset"]
  private static let roles: Set = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "alert", "tablist", "form",
  ]
  private static let labels: Set = [
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "share", "sharing", "social",
    "related",
    "recommended", "recommendation", "recommendations", "promo", "promotion", "ad", "ads", "advert", "adverts",
    "advertisement",
    "sponsor", "sponsored", "cookie", "cookies", "consent", "gdpr", "newsletter", "subscribe", "subscription", "signup",
    "comment", "comments", "disqus", "footer", "masthead", "toolbar", "pagination", "pager", "popup", "modal", "banner",
    "tags", "taglist", "outbrain", "taboola", "trending", "popular", "copyright", "byline", "author", "bio", "caption",
    "credit", "paywall", "login", "register", "skip", "dateline", "timestamp", "readmore", "hidden", "toc",
  ]
}
