import News
import TextAnalysis

/// Collects the words that make a query true, and weighs them.
struct EvidenceCollector {
  let matcher: Matcher
  let program: Program
  private var places: [(firstToken: Int32, lastToken: Int32)] = []

  /// The words at the start of a text that count double: the headline and the first paragraph.
  static let leadWords: Int32 = 100

  init(_ matcher: Matcher, _ program: Program) {
    self.matcher = matcher
    self.program = program
  }

  /// How strongly the text is about a node, 0…1; nil where the node is false.
  mutating func strength(_ root: Int32) -> Double? {
    let node = program.nodes[Int(root)]
    let first = Int(node.first)
    let document = matcher.document
    switch node.kind {
    case .term: return weigh(document.chain(of: node.first).map { Interval($0) })
    case .phrase: return weigh(document.intervals(of: program.phrases[first], program))
    case .near: return weigh(document.intervals(of: program.proximities[first], program))
    case .not: return matcher.isTrue(node.first, program) ? nil : 0
    case .or:
      var rest: Double?
      for child in program.children[first..<first + Int(node.count)] {
        if let strength = strength(child) { rest = (rest ?? 1) * (1 - strength) }
      }
      return rest.map { 1 - $0 }
    case .atLeast:
      let mark = places.count
      let strengths = program.children[first..<first + Int(node.count)].compactMap { strength($0) }
      guard strengths.count >= Int(node.need) else {
        places.removeSubrange(mark...)
        return nil
      }
      return min(1, strengths.reduce(0, +) / Double(max(1, node.need)))
    case .and:
      let mark = places.count
      var sum = 0.0
      var positive = 0
      for child in program.children[first..<first + Int(node.count)] {
        guard let strength = strength(child) else {
          places.removeSubrange(mark...)
          return nil
        }
        sum += strength
        if program.nodes[Int(child)].kind != .not { positive += 1 }
      }
      return sum / Double(max(1, positive))
    }
  }

  /// 1 − 2^(−w/2), where w counts the places, those in the lead twice.
  private mutating func weigh(_ found: [Interval]) -> Double? {
    guard !found.isEmpty else { return nil }
    var halvings = 0.0
    for place in found {
      halvings += place.start - matcher.document.origin < Self.leadWords ? 1 : 0.5
      places.append((place.firstToken, place.lastToken))
    }
    var rest = 1.0
    while halvings >= 1, rest > 1e-9 {
      rest /= 2
      halvings -= 1
    }
    if halvings == 0.5 { rest *= 0.5.squareRoot() }
    return 1 - rest
  }

  /// The places found so far as spans in reading order, those that overlap made one.
  func spans(in text: AnalyzedText, limit: Int) -> [Span] {
    var merged: [Span] = []
    for place in places.sorted(by: { $0 < $1 }) {
      let start = Int(text.tokens[Int(place.firstToken)].scalarStart)
      let end = Int(text.tokens[Int(place.lastToken)].scalarEnd)
      if let last = merged.last, start < last.end {
        merged[merged.count - 1] = Span(last.start, max(last.end, end))
      } else {
        if merged.count == limit { break }
        merged.append(Span(start, end))
      }
    }
    return merged
  }
}

extension Interval {
  init(_ occurrence: DocumentTerms.Occurrence) {
    self.init(
      start: occurrence.start, end: occurrence.end, firstToken: occurrence.firstToken,
      lastToken: occurrence.lastToken)
  }
}
