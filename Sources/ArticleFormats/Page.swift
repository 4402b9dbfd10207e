/// An HTML page as one list of nodes in document order. The subtree of node `i` is `i + 1..<nodes[i].end`, so every walk
/// is a loop over indices and no depth of nesting can overflow a stack.
struct Page {
  struct Attribute { let name, value: String }

  struct Node {
    /// The element's name in lower case; empty for text.
    let name: String
    /// The words of a text node.
    var text = ""
    var attributes: [Attribute] = []
    /// -1 for the root.
    let parent: Int
    /// The index after its last descendant.
    var end: Int

    var isText: Bool { name.isEmpty }

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  var nodes: [Node] = []

  /// The text inside a node, white space collapsed, up to `limit` UTF-8 bytes.
  func text(in index: Int, limit: Int = .max) -> String {
    var text = WhiteSpaceCollapser()
    for node in nodes[index..<nodes[index].end] where node.isText {
      text.append(node.text)
      if text.result.utf8.count > limit { break }
    }
    return text.result
  }

  /// The words in an element's class and id, cut at punctuation and inner capitals, in lower case.
  func labels(of index: Int) -> Set<String> {
    var labels: Set<String> = []
    for name in ["class", "id"] {
      guard let value = nodes[index].attribute(name) else { continue }
      var word = ""
      var wasLower = false
      for scalar in value.unicodeScalars.prefix(400) {
        let isUpper = scalar.properties.isUppercase
        if !scalar.properties.isAlphabetic || isUpper && wasLower {
          labels.insert(word.lowercased())
          word = ""
        }
        if scalar.properties.isAlphabetic { word.unicodeScalars.append(scalar) }
        wasLower = !isUpper && scalar.properties.isAlphabetic
      }
      labels.insert(word.lowercased())
    }
    labels.remove("")
    return labels
  }

  /// Whether `ancestor` holds `index`, or is it.
  func holds(_ ancestor: Int, _ index: Int) -> Bool { ancestor <= index && index < nodes[ancestor].end }
}

/// Joins pieces of text with each stretch of white space (no-break spaces too) as one space, and none at the ends.
struct WhiteSpaceCollapser {
  private(set) var result = ""
  private var owesSpace = false

  mutating func append(_ piece: String) {
    for scalar in piece.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" {
        owesSpace = !result.isEmpty
      } else if scalar != "\u{AD}" {
        if owesSpace { result.unicodeScalars.append(" ") }
        owesSpace = false
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
