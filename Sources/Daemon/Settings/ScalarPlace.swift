import Yams

/// Finds where a character of a YAML scalar's value stands in the file.
///
/// The parser tells only where the scalar begins. Value and source differ by quotes, escapes, folded lines and
/// indentation, so the two are walked side by side.
enum ScalarPlace {
  /// - Parameter offset: Unicode scalars into the value; at its end the place behind its last character.
  static func find(_ offset: Int, of value: String, startingAt mark: Mark, in lines: SourceLines) -> (
    line: Int, column: Int
  ) {
    var cursor = Cursor(lines.scalars, at: lines.index(line: mark.line, column: mark.column))
    cursor.skipProperties()
    cursor.skipOpening()
    let scalars = value.unicodeScalars
    for scalar in scalars.prefix(max(0, offset)) { cursor.pass(scalar) }
    // White space may stand for more of it; what is meant is the next character.
    if offset < scalars.count {
      cursor.skipFolding(before: scalars[scalars.index(scalars.startIndex, offsetBy: max(0, offset))])
    }
    return lines.place(of: cursor.index)
  }

  private struct Cursor {
    enum Style {
      case plain, single, double, block
    }

    let scalars: [Unicode.Scalar]
    private(set) var index: Int
    private var style = Style.plain

    init(_ scalars: [Unicode.Scalar], at index: Int) {
      self.scalars = scalars
      self.index = index
    }

    private var here: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    private var next: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || scalar == "\t" || SourceLines.isBreak(scalar)
    }

    private mutating func skipBlanks() {
      while let here, isBlank(here) { index += 1 }
    }

    /// An anchor and a tag stand before the scalar: `&name !!str "text"`.
    mutating func skipProperties() {
      while let here, here == "&" || here == "!" {
        while let here = self.here, !isBlank(here) { index += 1 }
        skipBlanks()
      }
    }

    /// The opening quote, or the header line of a block scalar.
    mutating func skipOpening() {
      switch here {
      case "\"":
        style = .double
        index += 1
      case "'":
        style = .single
        index += 1
      case "|", ">":
        style = .block
        while let here, !SourceLines.isBreak(here) { index += 1 }
        skipBlanks()
      default: break
      }
    }

    /// Goes to where a character of the value stands, over line ends and indentation that are no part of it.
    mutating func skipFolding(before scalar: Unicode.Scalar) {
      if isBlank(scalar) { return }
      while true {
        if let here, isBlank(here) {
          skipBlanks()
        } else if style == .double, here == "\\", let next, SourceLines.isBreak(next) {
          // A line that goes on: `\` at its end.
          index += 2
        } else {
          return
        }
      }
    }

    /// Goes past the source of one scalar of the value.
    mutating func pass(_ scalar: Unicode.Scalar) {
      if style == .double, here == "\\", let next, !SourceLines.isBreak(next) { return passEscape(next) }
      if isBlank(scalar) {
        // One character for a whole stretch, whose others have nothing left to pass.
        skipBlanks()
        return
      }
      skipFolding(before: scalar)
      if style == .double, here == "\\", let next { return passEscape(next) }
      if style == .single, here == "'", next == "'" { index += 1 }
      index = min(index + 1, scalars.count)
    }

    /// `\n`, `\x41`, `\u00e9`, `\U0001F514` (YAML 1.2, 5.7).
    private mutating func passEscape(_ letter: Unicode.Scalar) {
      let digits = letter == "x" ? 2 : letter == "u" ? 4 : letter == "U" ? 8 : 0
      index = min(index + 2 + digits, scalars.count)
    }
  }
}
