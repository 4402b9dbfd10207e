/// Chooses the element of a page that holds its article.
///
/// What the page marks goes first: `itemprop="articleBody"`, `<article>`, `<main>`. Where it marks nothing with enough
/// text, paragraphs vote for the elements around them by length and commas, and links count against: the way of Arc90's
/// Readability.
struct MainContent {
  private let page: Page
  private let dropped: [Bool]
  /// Bytes of text in each subtree that are kept, and those of them inside links.
  private var texts: [Int]
  private var links: [Int]
  private var commas: [Int]

  /// What is marked but has fewer bytes of text than this is passed over.
  private static let enough = 140

  init(_ page: Page, _ boilerplate: Boilerplate) {
    self.page = page
    dropped = boilerplate.dropped
    texts = [Int](repeating: 0, count: page.nodes.count)
    links = texts
    commas = texts
    for (index, node) in page.nodes.enumerated().reversed() where !dropped[index] {
      if node.isText {
        texts[index] = node.text.utf8.count { $0 > 32 }
        commas[index] = node.text.utf8.count { $0 == UInt8(ascii: ",") }
      }
      if node.name == "a" { links[index] = texts[index] }
      guard node.parent >= 0 else { continue }
      texts[node.parent] += texts[index]
      links[node.parent] += links[index]
      commas[node.parent] += commas[index]
    }
  }

  /// The element's index; nil for a page without elements.
  func root() -> Int? {
    marked { $0.attribute("itemprop")?.lowercased() == "articlebody" } ?? marked { $0.name == "article" }
      ?? marked { $0.name == "main" || $0.attribute("role")?.lowercased() == "main" } ?? voted()
      ?? page.nodes.firstIndex { $0.name == "body" } ?? page.nodes.indices.first
  }

  /// Of the marked elements the one with the most text.
  private func marked(_ isMarked: (Page.Node) -> Bool) -> Int? {
    page.nodes.indices.filter { !dropped[$0] && texts[$0] >= Self.enough && isMarked(page.nodes[$0]) }
      .max { words($0) < words($1) }
  }

  private func words(_ index: Int) -> Int { texts[index] - links[index] }

  private func voted() -> Int? {
    var votes = [Double](repeating: 0, count: page.nodes.count)
    for (index, node) in page.nodes.enumerated() where !dropped[index] && texts[index] >= 25 && isVoter(node) {
      var vote = 1 + Double(commas[index]) + min(Double(texts[index]) / 100, 3)
      var ancestor = node.parent
      for share in [1, 2, 3] where ancestor >= 0 {
        votes[ancestor] += vote / Double(share)
        ancestor = page.nodes[ancestor].parent
        vote *= 1 - linkDensity(index)
      }
    }
    let best = votes.indices.max { votes[$0] * (1 - linkDensity($0)) < votes[$1] * (1 - linkDensity($1)) }
    return best.flatMap { votes[$0] > 0 ? $0 : nil }
  }

  /// Paragraphs vote, and so do the boxes that hold words directly.
  private func isVoter(_ node: Page.Node) -> Bool { ["p", "pre", "td", "blockquote"].contains(node.name) }

  private func linkDensity(_ index: Int) -> Double {
    texts[index] == 0 ? 0 : Double(links[index]) / Double(texts[index])
  }
}
