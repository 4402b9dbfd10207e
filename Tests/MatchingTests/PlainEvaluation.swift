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

  /// The words of a field, and the tokens among which it stands.
  struct Reading {
    let text: AnalyzedText
    let tokens: [Int]
    let words: [Word]
  }

  private let whole: Reading
  private let fields: [Field: Reading]

  init(_ text: AnalyzedText, _ range: Range<Int>? = nil) {
    self.init(FieldedText(text: text), range)
  }

  init(_ article: FieldedText, _ range: Range<Int>? = nil) {
    let tokens = Array(range ?? article.text.tokens.indices)
    whole = Self.reading(article.text, tokens)
    var fields = article.metadata.mapValues { written in
      let text = AnalyzedText(written)
      return Self.reading(text, Array(text.tokens.indices))
    }
    fields[.headline] = Self.reading(article.text, tokens.filter { article.headline.contains($0) })
    fields[.body] = Self.reading(article.text, tokens.filter { !article.headline.contains($0) })
    self.fields = fields
  }

  private static func reading(_ text: AnalyzedText, _ tokens: [Int]) -> Reading {
    let stemmer = Stemmer(.porter)
    var words: [Word] = []
    for index in tokens where text.tokens[index].kind != .mark {
      let folded = text.foldedString(index)
      var surface = text.string(index)
      for ending in ["'s", "’s", "'S", "’S"] where surface.hasSuffix(ending) { surface = String(surface.dropLast(2)) }
      words.append(
        Word(
          folded: folded, stem: stemmer.stem(folded), surface: surface,
          isCapitals: text.tokens[index].traits.contains(.allCapitals),
          position: Int(text.tokens[index].position), token: index))
    }
    return Reading(text: text, tokens: tokens, words: words)
  }

  // MARK: Queries

  /// Whether a stored query matches: its boolean reading is true, and its points are enough.
  func isTrue(_ query: Query, points minimum: Double? = nil) -> Bool {
    guard let reading = query.booleanReading, isTrue(reading, whole) else { return false }
    guard let minimum else { return true }
    let points = query.weightedParts.reduce(0) { sum, part in
      guard let reading = part.part.booleanReading else { return sum }
      return sum + (isTrue(reading, whole) ? part.weight : 0)
    }
    return points >= minimum
  }

  private func isTrue(_ query: Query, _ reading: Reading?) -> Bool {
    switch query {
    case .phrase(let phrase): return !places(of: phrase, reading).isEmpty
    case .and(let parts): return parts.allSatisfy { isTrue($0, reading) }
    case .or(let parts): return parts.contains { isTrue($0, reading) }
    case .not(let part): return !isTrue(part, reading)
    case .near(let left, let right, let within, let isOrdered):
      let starts = left.flatMap { places(of: $0, reading) }
      let ends = right.flatMap { places(of: $0, reading) }
      return starts.contains { a in ends.contains { b in (!isOrdered || a.end < b.start) && areNear(a, b, within) } }
    case .atLeast(let count, let parts): return parts.count { isTrue($0, reading) } >= count
    case .field(let field, let part): return isTrue(part, fields[field])
    case .weighted(let part, _): return isTrue(part, reading)
    }
  }

  private func areNear(_ a: Place, _ b: Place, _ within: Int) -> Bool {
    if b.start > a.end { return abs((b.start - 1) - a.end) <= within }
    if b.end < a.start { return abs((b.end - 1) - a.start) <= within }
    return false
  }

  private func places(of phrase: Phrase, _ reading: Reading?) -> [Place] {
    var rows: [[Place]] = [[]]
    for term in phrase.terms {
      let places = places(of: term, reading)
      rows = rows.flatMap { row in places.map { row + [$0] } }
    }
    return rows.filter { row in
      if phrase.slop == 0 { return zip(row, row.dropFirst()).allSatisfy { $0.end + 1 == $1.start } }
      let steps = row.enumerated().map { $1.start - $0 }
      guard let least = steps.min(), let greatest = steps.max() else { return false }
      return greatest - least <= phrase.slop && Set(row.map(\.start)).count == row.count
    }.map { row in Place(start: row.map(\.start).min() ?? 0, end: row.map(\.end).max() ?? 0) }
  }

  // MARK: Terms

  private func places(of term: Term, _ reading: Reading?) -> [Place] {
    guard let reading else { return [] }
    return reading.words.indices.compactMap { index in
      let word = reading.words[index]
      let here = Place(start: word.position, end: word.position)
      switch term {
      case .word(let wanted): return matches(word, wanted) ? here : nil
      case .exact(let wanted): return word.surface == wanted ? here : nil
      case .prefix(let letters): return word.folded.hasPrefix(fold(letters)) ? here : nil
      case .wildcard(let pattern):
        return Self.isOf(Array(pattern.lowercased())[...], Array(word.folded)[...]) ? here : nil
      case .percent(let number):
        guard word.folded == number else { return nil }
        let next = word.token + 1
        guard reading.tokens.contains(next) else { return nil }
        if reading.text.string(next) == "%" { return here }
        let following = reading.words[(index + 1)...].prefix(2).filter { $0.token - word.token <= 2 }
        guard following.first?.token == next else { return nil }
        if following.first?.folded == "percent" { return Place(start: word.position, end: word.position + 1) }
        if following.map(\.folded) == ["per", "cent"] { return Place(start: word.position, end: word.position + 2) }
        return nil
      }
    }
  }

  private static func isOf(_ pattern: ArraySlice<Character>, _ word: ArraySlice<Character>) -> Bool {
    switch pattern.first {
    case nil: word.isEmpty
    case "*": isOf(pattern.dropFirst(), word) || (!word.isEmpty && isOf(pattern, word.dropFirst()))
    case "?": !word.isEmpty && isOf(pattern.dropFirst(), word.dropFirst())
    case let letter: word.first == letter && isOf(pattern.dropFirst(), word.dropFirst())
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
