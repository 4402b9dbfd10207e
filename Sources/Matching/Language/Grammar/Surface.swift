import TextAnalysis

extension AnalyzedText {
  /// The token at `index` as written, without a possessive 's and with plain apostrophes.
  func surface(of index: Int) -> String {
    var scalars = Array(string(index).unicodeScalars)
    for place in scalars.indices where "‘’＇".unicodeScalars.contains(scalars[place]) { scalars[place] = "'" }
    if tokens[index].traits.contains(.possessive), let last = scalars.last, last == "s" || last == "S",
      scalars.dropLast().last == "'"
    {
      scalars.removeLast(2)
    }
    var surface = String.UnicodeScalarView()
    surface.append(contentsOf: scalars)
    return String(surface)
  }
}
