/// The scalar to show in place of one that comes from an article or from a receiver, or nil where it is left out.
///
/// Such text is hostile until shown otherwise: it must not forge a line, send an escape sequence to a terminal or turn
/// the reading direction around.
/// - Controls (C0 and DEL) become their Unicode picture, `␛`; those of C1 become U+FFFD.
/// - All white space becomes a space.
/// - Format controls (directional overrides, tags, byte order marks) become U+FFFD, save for the joiners that some
///   scripts are spelt with; soft hyphens are left out.
func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
  if scalar.value >= 0x20 && scalar.value < 0x7F { return scalar }
  if scalar.properties.isWhitespace { return " " }
  switch scalar.properties.generalCategory {
  case .control:
    if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) }
    return scalar.value == 0x7F ? "\u{2421}" : "\u{FFFD}"
  case .format:
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return scalar }
    return scalar == "\u{AD}" ? nil : "\u{FFFD}"
  case .lineSeparator, .paragraphSeparator: return " "
  default: return scalar
  }
}

/// `text` as one line that is safe to print: see `harmless(_:)` for a scalar; runs of white space become one space.
func harmless(_ text: some StringProtocol) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    guard let shown = harmless(scalar) else { continue }
    if shown == " ", line.isEmpty || line.last == " " { continue }
    line.append(shown)
  }
  if line.last == " " { line.removeLast() }
  return String(line)
}

extension String {
  /// At most `limit` characters, with "…" where some were cut off.
  func shortened(to limit: Int) -> String {
    count <= limit ? self : String(prefix(max(0, limit - 1))) + "…"
  }
}
