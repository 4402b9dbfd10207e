import TextAnalysis

/// A file's text by lines and columns, as YAML counts them: a line ends at LF, CR, CR LF, NEL, LS or PS (YAML 1.1).
struct SourceLines {
  let scalars: [Unicode.Scalar]
  /// Where each line begins.
  let starts: [Int]

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    // The parser does not count a byte order mark.
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where Self.isBreak(scalar) {
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      starts.append(index + 1)
    }
    self.scalars = scalars
    self.starts = starts
  }

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// The index of a place, held inside the text.
  func index(line: Int, column: Int) -> Int {
    guard starts.indices.contains(line - 1) else { return line < 1 ? 0 : scalars.count }
    return min(starts[line - 1] + max(0, column - 1), scalars.count)
  }

  /// The line and column of an index, counted from 1.
  func place(of index: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return (low + 1, index - starts[low] + 1)
  }

  /// The line, indented, with a caret below the column; of a long line what stands around it.
  func excerpt(_ line: Int, _ column: Int) -> String? {
    guard starts.indices.contains(line - 1) else { return nil }
    let start = starts[line - 1]
    let end = scalars[start...].firstIndex(where: Self.isBreak) ?? scalars.count
    let at = min(start + max(0, column - 1), end)
    let first = max(start, at - 60)
    let shown = scalars[first..<min(end, max(at + 40, first + 100))].map { Self.printable($0) }
    let width = scalars[first..<at].reduce(0) { $0 + displayWidth(of: Self.printable($1)) }
    let text = String(String.UnicodeScalarView(shown))
    return "    \(text)\n    \(String(repeating: " ", count: width))^"
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "\t" ? " " : scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
  }
}
