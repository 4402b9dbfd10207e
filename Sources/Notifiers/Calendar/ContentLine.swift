/// Lines of an iCalendar file.
///
/// Source: RFC 5545, 3.1 and 3.3.11.
enum ContentLine {
  /// Octets of a line without its end.
  static let longest = 75

  /// `name:value`, folded.
  static func folded(_ line: String) -> String {
    guard line.utf8.count > longest else { return line + "\r\n" }
    var lines = ""
    var count = 0
    for scalar in line.unicodeScalars {
      let width = String(scalar).utf8.count
      if count + width > longest {
        lines += "\r\n "
        count = 1
      }
      lines.unicodeScalars.append(scalar)
      count += width
    }
    return lines + "\r\n"
  }

  /// The lines of a file as they were before they were folded.
  static func unfolded(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    var isStart = true
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        if previous == "\r" { line.removeLast() }
        lines.append(String(line))
        line = String.UnicodeScalarView()
        isStart = true
      } else if isStart, scalar == " " || scalar == "\t", let last = lines.popLast() {
        line = last.unicodeScalars
        isStart = false
      } else {
        line.append(scalar)
        isStart = false
      }
      previous = scalar
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// Text as a value.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
      case "\n": escaped.append(contentsOf: ["\\", "n"])
      default: if let shown = harmless(scalar) { escaped.append(shown) }
      }
    }
    return String(escaped)
  }

  /// What `escaped` made of it.
  static func unescaped(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        plain.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
