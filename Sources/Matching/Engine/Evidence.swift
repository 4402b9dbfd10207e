import News
import TextAnalysis

/// Collects the words that make a query true, and weighs them.
struct EvidenceCollector {
  let program: Program
  private var places: [(firstToken: Int32, lastToken: Int32)] = []

  /// The words at the start of a text that count double: the first paragraph.
  static let leadWords: Int32 = 100

  init(_ program: Program) { self.program = program }

  /// The score of a true query, and its points where it has weights.
  mutating func score(of root: Program.Root, _ matcher: inout Matcher) -> (score: Double, points: Double?) {
    let strength = strength(root.node, &matcher) ?? 0
    guard !root.weights.isEmpty else { return (min(1, max(0, strength)), nil) }
    var points = 0.0
    for index in root.weights {
      let weight = program.weights[Int(index)]
      if matcher.isTrue(weight.node, program) { points += weight.weight }
    }
    guard root.maximumPoints > 0 else { return (0, points) }
    return (min(1, max(0, points / root.maximumPoints)), points)
  }

  /// How strongly the article is about a node, 0…1; nil where the node is false.
  private mutating func strength(_ index: Int32, _ matcher: inout Matcher) -> Double? {
    let node = program.nodes[Int(index)]
    switch node.kind {
    case .term:
      let scope = program.table.scopes[Int(node.first)]
      return weigh(matcher.document.chain(of: node.first).map { Interval($0) }, scope, matcher.document)
    case .phrase:
      let phrase = program.phrases[Int(node.first)]
      return weigh(
        matcher.document.intervals(of: phrase, program, limit: QueryIndex.maximumSpans), scope(of: phrase),
        matcher.document)
    case .near:
      let near = program.proximities[Int(node.first)]
      let scope = near.left.isEmpty ? .text : scope(of: program.phrases[program.sides[near.left.lowerBound]])
      return weigh(matcher.document.intervals(of: near, program), scope, matcher.document)
    case .not: return matcher.isTrue(node.first, program) ? nil : 0
    case .or:
      var rest: Double?
      for child in program.children[node.childRange] {
        if let strength = strength(child, &matcher) { rest = (rest ?? 1) * (1 - strength) }
      }
      return rest.map { 1 - $0 }
    case .atLeast:
      let mark = places.count
      let strengths = strengths(of: node, &matcher)
      guard strengths.count >= Int(node.need) else {
        places.removeSubrange(mark...)
        return nil
      }
      return min(1, strengths.reduce(0, +) / Double(max(1, node.need)))
    case .and:
      let mark = places.count
      let strengths = strengths(of: node, &matcher)
      guard strengths.count == Int(node.count) else {
        places.removeSubrange(mark...)
        return nil
      }
      let positive = program.children[node.childRange].count { program.nodes[Int($0)].kind != .not }
      return strengths.reduce(0, +) / Double(max(1, positive))
    }
  }

  /// Those of the children that are true.
  private mutating func strengths(of node: Program.Node, _ matcher: inout Matcher) -> [Double] {
    var found: [Double] = []
    for child in program.children[node.childRange] {
      if let strength = strength(child, &matcher) { found.append(strength) }
    }
    return found
  }

  private func scope(of phrase: Program.Phrase) -> TermScope {
    phrase.words.isEmpty ? .text : program.table.scopes[Int(program.terms[phrase.words.lowerBound])]
  }

  /// 1 − 2^(−w/2), where w is what the places weigh together.
  private mutating func weigh(_ found: [Interval], _ scope: TermScope, _ document: DocumentTerms) -> Double? {
    guard !found.isEmpty else { return nil }
    guard scope.metadata == nil else { return 1 }
    var halvings = 0.0
    for place in found {
      if place.start < document.headlineEnd {
        halvings += 2
      } else {
        halvings += place.start - document.origin < Self.leadWords ? 1 : 0.5
      }
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
