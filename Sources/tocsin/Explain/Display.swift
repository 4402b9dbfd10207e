import FoundationEssentials
import Glibc
import LinuxSystem
import TextAnalysis

/// How text for a person is written to standard output or error.
struct Display {
  /// Columns; nil where the output is no terminal: then no line is cut.
  var width: Int?
  var hasColours: Bool
  /// Whether the locale can show more than ASCII.
  var isUnicode: Bool

  init(width: Int? = nil, hasColours: Bool = false, isUnicode: Bool = true) {
    self.width = width
    self.hasColours = hasColours
    self.isUnicode = isUnicode
  }

  /// What the environment says of a descriptor. Colours only on a terminal, and not against NO_COLOR (no-color.org).
  init(descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let plain = locale.lowercased().filter { $0 != "-" }
    isUnicode = plain.contains("utf8")
    guard Terminal.isTerminal(descriptor) else {
      (width, hasColours) = (nil, false)
      return
    }
    hasColours = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    var size = winsize()
    let answered = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = answered ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }

  enum Colour: String {
    case green = "32"
    case red = "31"
    case faint = "2"
  }

  func paint(_ text: String, _ colour: Colour) -> String {
    hasColours ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The text, or as much of it as fits into `columns` with an ellipsis; nil for all of it.
  func cut(_ text: String, to columns: Int?) -> String {
    guard let columns, displayWidth(of: text) > columns else { return text }
    let ellipsis = isUnicode ? "…" : "..."
    var left = columns - displayWidth(of: ellipsis)
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      left -= displayWidth(of: scalar)
      if left < 0 { break }
      kept.append(scalar)
    }
    return String(kept) + ellipsis
  }
}
