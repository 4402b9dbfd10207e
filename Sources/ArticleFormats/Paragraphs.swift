/// Cuts the text of an element into paragraphs, leaving out boilerplate and lists of links.
struct Paragraphs {
  private let page: Page
  private let dropped: [Bool]
  private var found: [String] = []
  private var current = WhiteSpaceCollapser()
  private var linked = 0
  private var breaks = 0

  static func read(_ page: Page, root: Int, dropped: [Bool]) -> [String] {
    var reader = Paragraphs(page: page, dropped: dropped)
    reader.read(root)
    return reader.found
  }

  private init(page: Page, dropped: [Bool]) {
    self.page = page
    self.dropped = dropped
  }

  private mutating func read(_ root: Int) {
    var open: [Int] = []
    for index in root..<page.nodes[root].end {
      while let last = open.last, page.nodes[last].end <= index {
        open.removeLast()
        flush()
      }
      let node = page.nodes[index]
      if dropped[index] { continue }
      if node.isText {
        append(node)
      } else if node.name == "br" {
        breaks += 1
        if breaks > 1 { flush() } else { current.append(" ") }
      } else if Self.cells.contains(node.name) {
        current.append(" ")
      } else if Self.blocks.contains(node.name) {
        flush()
        open.append(index)
      }
    }
    flush()
  }

  private mutating func append(_ node: Page.Node) {
    let before = current.result.utf8.count
    current.append(node.text)
    let added = current.result.utf8.count - before
    guard added > 0 else { return }
    breaks = 0
    if isInLink(node) { linked += added }
  }

  private func isInLink(_ node: Page.Node) -> Bool {
    var ancestor = node.parent
    for _ in 0..<4 where ancestor >= 0 {
      if page.nodes[ancestor].name == "a" { return true }
      ancestor = page.nodes[ancestor].parent
    }
    return false
  }

  private mutating func flush() {
    let text = current.result
    let length = text.utf8.count
    let isLinks = linked * 2 > length && length < 200
    if !text.isEmpty, !isLinks, !Self.isNotice(text) { found.append(text) }
    current = WhiteSpaceCollapser()
    linked = 0
    breaks = 0
  }

  /// What pages put between paragraphs and no class gives away.
  private static func isNotice(_ text: String) -> Bool {
    guard text.utf8.count < 60 else { return false }
    return notices.contains(String(text.lowercased().trimmingDots))
  }

  private static let notices: Set = [
    "advertisement", "share", "share this", "share this article", "read more", "see more on", "follow us", "sign up",
    "subscribe", "watch now", "listen", "print", "save", "continue reading", "skip to content", "skip to main content",
    "scroll to continue", "story continues below", "article continues below", "recommended stories", "related",
  ]
  private static let cells: Set = ["td", "th"]
  private static let blocks: Set = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "tr", "ul",
  ]
}

extension String {
  fileprivate var trimmingDots: Substring {
    var rest = self[...]
    while let last = rest.last, ".:…»› ".contains(last) { rest = rest.dropLast() }
    return rest
  }
}
