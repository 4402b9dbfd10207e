import TextAnalysis

/// One paragraph of styled text that is laid out into lines.
///
/// Whatever is appended is made harmless first: the only escape sequences that come out are the palette's own.
struct StyledText {
  private struct Glyph {
    let scalar: Unicode.Scalar
    let style: TextStyle
    var isSpace: Bool { scalar == " " }
  }

  private var glyphs: [Glyph] = []

  mutating func append(_ text: some StringProtocol, _ style: TextStyle = .plain) {
    for scalar in text.unicodeScalars { append(scalar, style) }
  }

  mutating func append(_ scalar: Unicode.Scalar, _ style: TextStyle) {
    guard let shown = harmless(scalar) else { return }
    if shown == " ", glyphs.last?.isSpace ?? true { return }
    glyphs.append(Glyph(scalar: shown, style: style))
  }

  /// A space of two columns, where a line may be broken too.
  mutating func appendGap() {
    glyphs += [Glyph(scalar: " ", style: .plain), Glyph(scalar: " ", style: .plain)]
  }

  /// The paragraph in lines of at most `width` columns (nil: in one line), each ended by a newline. The first line is
  /// indented by `indent` spaces, the others by `hanging`. A word that is longer than a line is broken.
  func laidOut(width: Int?, indent: Int, hanging: Int, palette: Palette) -> String {
    var lines = LineBuilder(palette: palette, indent: indent)
    let width = width.map { max($0, hanging + 8) } ?? .max
    var rest = glyphs[...]
    while !rest.isEmpty {
      let space = rest.prefix(while: \.isSpace)
      rest = rest.dropFirst(space.count)
      var word = rest.prefix { !$0.isSpace }
      rest = rest.dropFirst(word.count)
      if word.isEmpty { break }
      if lines.hasWords, lines.columns + space.count + Self.columns(word) > width {
        lines.breakLine(indent: hanging)
      } else {
        for glyph in space { lines.put(glyph.scalar, glyph.style) }
      }
      while let glyph = word.popFirst() {
        if lines.hasWords, lines.columns + displayWidth(of: glyph.scalar) > width { lines.breakLine(indent: hanging) }
        lines.put(glyph.scalar, glyph.style)
      }
    }
    return lines.finished()
  }

  private static func columns(_ glyphs: ArraySlice<Glyph>) -> Int {
    glyphs.reduce(0) { $0 + displayWidth(of: $1.scalar) }
  }
}

/// Lines in the making: counts columns, and switches styles off before a line's end and on again after it.
private struct LineBuilder {
  let palette: Palette
  private var text: String
  private var style = TextStyle.plain
  private(set) var columns: Int
  /// Whether the line holds more than its indent.
  private(set) var hasWords = false

  init(palette: Palette, indent: Int) {
    self.palette = palette
    text = String(repeating: " ", count: indent)
    columns = indent
  }

  mutating func put(_ scalar: Unicode.Scalar, _ wanted: TextStyle) {
    change(to: wanted)
    text.unicodeScalars.append(scalar)
    columns += displayWidth(of: scalar)
    hasWords = true
  }

  mutating func breakLine(indent: Int) {
    change(to: .plain)
    text += "\n" + String(repeating: " ", count: indent)
    columns = indent
    hasWords = false
  }

  mutating func finished() -> String {
    change(to: .plain)
    return text + "\n"
  }

  private mutating func change(to wanted: TextStyle) {
    guard wanted != style else { return }
    text += palette.off(style) + palette.on(wanted)
    style = wanted
  }
}
