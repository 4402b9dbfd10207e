/// The candidate most like `word`, if one is like it enough to be what was meant: at most a third of the letters differ.
public func nearest(to word: String, among candidates: [String]) -> String? {
  candidates.map { ($0, editDistance(word, $0)) }
    .filter { $0.1 <= max(1, max(word.count, $0.0.count) / 3) }
    .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// How many letters are to be added, dropped or changed to turn one word into the other (Levenshtein).
public func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let substitution = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
