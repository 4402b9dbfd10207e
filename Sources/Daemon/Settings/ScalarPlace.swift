import Yams

/// Finds where a character of a YAML scalar's value stands in the file.
///
/// The parser tells only where the scalar begins. Value and source differ by quotes, escapes, folded lines and
/// indentation, so the two are walked side by side.
enum ScalarPlace {
  static func find(_ offset: Int, of value: String, startingAt mark: Mark, in source: String) -> (
    line: Int, column: Int
  ) {
    var cursor = Cursor(Array(source.unicodeScalars), line: mark.line, column: mark.column)
    cursor.skipOpening()
    for scalar in value.unicodeScalars.prefix(max(0, offset)) { cursor.pass(scalar) }
    cursor.skipBlanksIfAtLineEnd()
    return (cursor.line, cursor.column)
  }

  private struct Cursor {
    let scalars: [Unicode.Scalar]
    var index: Int
    var line: Int
    var column: Int

    init(_ scalars: [Unicode.Scalar], line: Int, column: Int) {
      self.scalars = scalars
      self.line = line
      self.column = column
      var (at, current) = (0, 1)
      while at < scalars.count, current < line {
        if scalars[at] == "\n" { current += 1 }
        at += 1
      }
      index = min(at + max(0, column - 1), scalars.count)
    }

    var here: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func step() {
      guard let here else { return }
      index += 1
      if here == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }

    mutating func skipBlanks() {
      while let here, here == " " || here == "\t" || here == "\n" || here == "\r" { step() }
    }

    mutating func skipBlanksIfAtLineEnd() { if here == "\n" || here == "\r" { skipBlanks() } }

    /// The opening quote, or the header line of a block scalar.
    mutating func skipOpening() {
      if here == "\"" || here == "'" {
        step()
      } else if here == "|" || here == ">" {
        while let here, here != "\n" { step() }
        skipBlanks()
      }
    }

    /// Goes past the source of one scalar of the value.
    mutating func pass(_ scalar: Unicode.Scalar) {
      if scalar == " " || scalar == "\n" {
        skipBlanks()
        return
      }
      skipBlanksIfAtLineEnd()
      if here == "\\", scalar != "\\" { step() }
      if here == "'", scalar == "'", index + 1 < scalars.count, scalars[index + 1] == "'" { step() }
      step()
    }
  }
}
