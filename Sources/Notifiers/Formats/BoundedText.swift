/// `text`, each scalar as `escape` writes it, in at most `limit` units of UTF-16: the strictest way that services count
/// characters in. Where it is too long it ends in "…", never within an escape.
func bounded(_ text: String, to limit: Int, escape: (Unicode.Scalar) -> String? = { _ in nil }) -> String {
  var whole = ""
  var count = 0
  // What fits if "…" has to follow.
  var cut = whole.endIndex
  for scalar in text.unicodeScalars {
    let piece = escape(scalar) ?? String(scalar)
    count += piece.utf16.count
    if count > limit { return limit < 1 ? "" : whole[..<cut] + "…" }
    whole += piece
    if count < limit { cut = whole.endIndex }
  }
  return whole
}

/// Text made of at most `most` runs, in at most `limit` units of UTF-16; never an empty run. Runs that are too many stand
/// in the last one, not emphasised.
func bounded(_ runs: [AlertOutline.Run], to limit: Int, most: Int = .max) -> [AlertOutline.Run] {
  let (head, tail) = (runs.prefix(runs.count > most ? most - 1 : most), runs.dropFirst(most - 1))
  let rest =
    runs.count > most ? [AlertOutline.Run(text: tail.map(\.text).joined(), isEmphasised: false)] : []
  var left = limit
  var result: [AlertOutline.Run] = []
  for run in head + rest where left > 0 {
    let text = bounded(run.text, to: left)
    left -= text.utf16.count
    result.append(.init(text: text, isEmphasised: run.isEmphasised))
    if text != run.text { break }
  }
  return result
}
