import TextAnalysis

extension AnalyzedText {
  /// The token at `index` as written, without a possessive 's.
  func surface(of index: Int) -> String {
    let token = tokens[index]
    let written = string(index)
    guard token.traits.contains(.possessive) else { return written }
    let scalars = written.unicodeScalars
    guard let last = scalars.last, last == "s" || last == "S",
      let mark = scalars.dropLast().last, mark == "'" || mark == "’" || mark == "＇" || mark == "‘"
    else { return written }
    return String(scalars.dropLast(2))
  }
}
