import Matching
import TextAnalysis

/// Queries evaluated straight from their definition, one by one, with no index and no haste: what `QueryIndex` must
/// equal.
struct PlainEvaluation {
  struct Word {
    let folded: String
    let stem: String
    let surface: String
    let isCapitals: Bool
    let position: Int
    let token: Int
  }

  struct Place: Hashable {
    let start: Int
    let end: Int
  }

  let text: AnalyzedText
  let range: Range<Int>
  let words: [Word]

  init(_ text: AnalyzedText, _ range: Range<Int>? = nil) {
    self.text = text
    self.range = range ?? text.tokens.indices
    let stemmer = Stemmer(.porter)
    var words: [Word] = []
    for index in self.range where text.tokens[index].kind != .mark {
      let folded = text.foldedString(index)
      var surface = text.string(index)
      for ending in ["'s", "’s", "'S", "’S"] where surface.hasSuffix(ending) { surface = String(surface.dropLast(2)) }
      words.append(
        Word(
          folded: folded, stem: stemmer.stem(folded), surface: surface,
          isCapitals: text.tokens[index].traits.contains(.allCapitals),
          position: Int(text.tokens[index].position), token: index))
    }
    self.words = words
  }

  func isTrue(_ query: Query) -> Bool {
    switch query {
    case .phrase(let phrase): !places(of: phrase).isEmpty
    case .and(let parts): parts.allSatisfy(isTrue)
    case .or(let parts): parts.contains(where: isTrue)
    case .not(let part): !isTrue(part)
    case .near(let left, let right, let within, let isOrdered):
      left.flatMap(places).contains { a in
        right.flatMap(places).contains { b in (!isOrdered || a.end < b.start) && areNear(a, b, within) }
      }
    case .atLeast(let count, let parts): parts.count(where: isTrue) >= count
    case .field, .weighted: false
    }
  }

  private func areNear(_ a: Place, _ b: Place, _ within: Int) -> Bool {
    if b.start > a.end { return abs((b.start - 1) - a.end) <= within }
    if b.end < a.start { return abs((b.end - 1) - a.start) <= within }
    return false
  }

  private func places(of phrase: Phrase) -> [Place] {
    var rows: [[Place]] = [[]]
    for term in phrase.terms {
      let places = places(of: term)
      rows = rows.flatMap { row in places.map { row + [$0] } }
    }
    return rows.filter { row in
      if phrase.slop == 0 { return zip(row, row.dropFirst()).allSatisfy { $0.end + 1 == $1.start } }
      let steps = row.enumerated().map { $1.start - $0 }
      guard let least = steps.min(), let greatest = steps.max() else { return false }
      return greatest - least <= phrase.slop && Set(row.map(\.start)).count == row.count
    }.map { row in Place(start: row.map(\.start).min() ?? 0, end: row.map(\.end).max() ?? 0) }
  }

  private func places(of term: Term) -> [Place] {
    words.indices.compactMap { index in
      let word = words[index]
      switch term {
      case .word(let wanted): return matches(word, wanted) ? Place(start: word.position, end: word.position) : nil
      case .exact(let wanted): return word.surface == wanted ? Place(start: word.position, end: word.position) : nil
      case .prefix(let letters):
        return word.folded.hasPrefix(fold(letters)) ? Place(start: word.position, end: word.position) : nil
      case .percent(let number):
        guard word.folded == number else { return nil }
        let next = word.token + 1
        if range.contains(next), text.string(next) == "%" { return Place(start: word.position, end: word.position) }
        let following = words[(index + 1)...].prefix(2).filter { $0.token - word.token <= 2 }
        guard following.first?.token == next else { return nil }
        if following.first?.folded == "percent" { return Place(start: word.position, end: word.position + 1) }
        if following.map(\.folded) == ["per", "cent"] { return Place(start: word.position, end: word.position + 2) }
        return nil
      case .wildcard: return nil
      }
    }
  }

  private func matches(_ word: Word, _ wanted: String) -> Bool {
    let folded = fold(wanted)
    let isSame = word.stem == Stemmer(.porter).stem(folded)
    switch wanted {
    case "U.S": return word.folded == "u.s" || (word.folded == "us" && word.isCapitals)
    case "US": return isSame || word.folded == "u.s"
    default: return isSame
    }
  }

  private func fold(_ word: String) -> String { AnalyzedText(word).foldedString(0) }
}
