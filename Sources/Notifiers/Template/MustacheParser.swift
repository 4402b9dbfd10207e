/// Reads a template: variables, sections, inverted sections, comments and changes of delimiters. There are no partials: a
/// template is one text.
///
/// Source: mustache(5); the rules of white space are those of the specification (a tag other than a variable that stands
/// alone in its line takes the line with it).
struct MustacheParser {
  /// Sections inside one another.
  static let deepest = 16
  /// Unicode scalars of a template.
  static let longest = 65_536

  private struct Open {
    let name: MustacheName
    let isInverted: Bool
    /// What came before it on its level.
    let outer: [MustacheNode]
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var opening: [Unicode.Scalar] = ["{", "{"]
  private var closing: [Unicode.Scalar] = ["}", "}"]
  private var nodes: [MustacheNode] = []
  private var text = String.UnicodeScalarView()
  private var open: [Open] = []

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  static func parse(_ text: String) throws(TemplateError) -> [MustacheNode] {
    var parser = MustacheParser(text)
    guard parser.scalars.count <= longest else {
      throw TemplateError(
        longest, "the template has \(parser.scalars.count) characters; at most \(longest) are allowed")
    }
    return try parser.run()
  }

  private mutating func run() throws(TemplateError) -> [MustacheNode] {
    while index < scalars.count {
      if stands(opening, at: index) {
        try tag()
      } else {
        text.append(scalars[index])
        index += 1
      }
    }
    flush()
    if let last = open.last {
      throw TemplateError(last.name.offset, "the section '\(last.name)' has no end; write {{/\(last.name)}}")
    }
    return nodes
  }

  private func stands(_ word: [Unicode.Scalar], at place: Int) -> Bool {
    place + word.count <= scalars.count && scalars[place...].starts(with: word)
  }

  private mutating func flush() {
    if !text.isEmpty { nodes.append(.text(String(text))) }
    text = String.UnicodeScalarView()
  }

  private mutating func tag() throws(TemplateError) {
    let start = index
    var content = start + opening.count
    let sigil: Unicode.Scalar? =
      content < scalars.count && "{&#^/!=><$".unicodeScalars.contains(scalars[content])
      ? scalars[content] : nil
    if sigil != nil { content += 1 }
    let ending = (sigil == "{" ? ["}"] : sigil == "=" ? ["="] : []) + closing
    var end = content
    while end < scalars.count, !stands(ending, at: end) { end += 1 }
    guard end < scalars.count else { throw TemplateError(start, "this tag has no end") }
    index = end + ending.count
    switch sigil {
    case nil: variable(try name(content..<end), isRaw: false)
    case "{", "&": variable(try name(content..<end), isRaw: true)
    case "!": standalone(start)
    case "=":
      standalone(start)
      try change(content..<end)
    case "#", "^":
      standalone(start)
      flush()
      guard open.count < Self.deepest else { throw TemplateError(start, "more than \(Self.deepest) sections deep") }
      open.append(Open(name: try name(content..<end), isInverted: sigil == "^", outer: nodes))
      nodes = []
    case "/":
      standalone(start)
      flush()
      try close(try name(content..<end))
    default: throw TemplateError(start, "templates have no partials and no parents: write it out here")
    }
  }

  private mutating func variable(_ name: MustacheName, isRaw: Bool) {
    flush()
    nodes.append(.variable(name, isRaw: isRaw))
  }

  private mutating func close(_ name: MustacheName) throws(TemplateError) {
    guard let last = open.popLast() else {
      throw TemplateError(name.offset, "the section '\(name)' ends here and begins nowhere")
    }
    guard last.name.parts == name.parts else {
      throw TemplateError(name.offset, "'\(name)' ends here, but '\(last.name)' is open")
    }
    nodes = last.outer + [.section(last.name, isInverted: last.isInverted, nodes)]
  }

  private func name(_ range: Range<Int>) throws(TemplateError) -> MustacheName {
    var range = range
    while let first = range.first, isSpace(scalars[first]) { range = range.dropFirst() }
    while let last = range.last, isSpace(scalars[last]) { range = range.dropLast() }
    let word = String(String.UnicodeScalarView(scalars[range]))
    if word == "." { return MustacheName(parts: [], offset: range.lowerBound) }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isName = parts.allSatisfy { part in
      !part.isEmpty
        && part.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" }
    }
    guard isName else {
      throw TemplateError(range.lowerBound, "'\(harmless(word).shortened(to: 40))' is no name")
    }
    return MustacheName(parts: parts, offset: range.lowerBound)
  }

  /// `{{=<% %>=}}`.
  private mutating func change(_ range: Range<Int>) throws(TemplateError) {
    let words = scalars[range].split { isSpace($0) }.map(Array.init)
    guard words.count == 2, words.allSatisfy({ $0.count <= 8 && !$0.contains("=") }) else {
      throw TemplateError(range.lowerBound, "new delimiters are written {{=<% %>=}}")
    }
    (opening, closing) = (words[0], words[1])
  }

  /// Takes the rest of the line away where the tag that began at `start` and ends here stands alone in it.
  private mutating func standalone(_ start: Int) {
    var first = start
    while first > 0, scalars[first - 1] == " " || scalars[first - 1] == "\t" { first -= 1 }
    guard first == 0 || scalars[first - 1] == "\n" else { return }
    var last = index
    while last < scalars.count, [" ", "\t", "\r"].contains(scalars[last]) { last += 1 }
    guard last == scalars.count || scalars[last] == "\n" else { return }
    for _ in first..<start where !text.isEmpty { text.removeLast() }
    index = min(last + 1, scalars.count)
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}
