import News

/// What a stretch of text is to its reader.
enum TextStyle: Hashable, Sendable {
  case plain
  /// The words that count.
  case emphasised
  /// What matters less: where it comes from.
  case faint
  /// The sign of an alert of that severity.
  case sign(Severity)
}

/// How styles look: not at all, or in a terminal's colours.
enum Palette: Sendable {
  case plain, terminal

  /// The sequence that switches the style on; empty where it needs none.
  ///
  /// Source: ECMA-48, Select Graphic Rendition.
  func on(_ style: TextStyle) -> String {
    guard self == .terminal else { return "" }
    return switch style {
    case .plain: ""
    case .emphasised: "\u{1B}[1m"
    case .faint: "\u{1B}[2m"
    case .sign(.critical): "\u{1B}[1;31m"
    case .sign(.warning): "\u{1B}[1;33m"
    case .sign(.notice): "\u{1B}[1;36m"
    case .sign(.info): "\u{1B}[1m"
    }
  }

  /// The sequence that ends the style.
  func off(_ style: TextStyle) -> String { on(style).isEmpty ? "" : "\u{1B}[0m" }
}
