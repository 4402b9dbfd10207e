import News
import TextAnalysis

/// Writes down what an article answered to the parts of one query.
struct ExplanationWriter {
  let plan: ExplanationPlan
  /// For each of the plan's queries.
  let answers: [QueryMatch?]
  let article: FieldedText
  private let lines: LineStarts

  init(plan: ExplanationPlan, answers: [QueryMatch?], article: FieldedText) {
    self.plan = plan
    self.answers = answers
    self.article = article
    lines = LineStarts(article.text)
  }

  func explanation(_ minimumScore: Double?) -> Explanation {
    let root = plan.nodes[0]
    let answer = root.judged.flatMap { answers[$0] }
    let points = plan.hasWeights ? self.points(of: root) : nil
    var score = answer?.score
    if let points, score != nil { score = min(1, max(0, points / plan.maximumPoints)) }
    let reached = minimumScore.map { (points ?? score ?? 0) >= $0 } ?? true
    return Explanation(
      matches: answer != nil && reached, score: score, points: points, minimumScore: minimumScore, tree: part(0))
  }

  private func part(_ number: Int) -> Explanation.Part {
    let node = plan.nodes[number]
    let words = isLeaf(node) ? self.words(of: node) : (shown: [], count: 0)
    let isShort = isNear(node) && holds(node)
    let shown = isShort ? [] : node.parts.prefix(QueryExplainer.maximumParts)
    return Explanation.Part(
      query: text(node), kind: node.query.kind, holds: holds(node), note: note(node),
      points: node.weight.map { holds(node) ? $0 : 0 }, words: words.shown, found: words.count,
      parts: shown.map(part), omitted: isShort ? 0 : node.parts.count - shown.count)
  }

  func holds(_ node: ExplanationPlan.Node) -> Bool { node.judged.map { answers[$0] != nil } ?? true }

  private func text(_ node: ExplanationPlan.Node) -> String {
    let text = node.shown.description
    return text.unicodeScalars.count <= 200 ? text : String(text.unicodeScalars.prefix(199)) + "…"
  }

  // MARK: Words

  private func isNear(_ node: ExplanationPlan.Node) -> Bool { if case .near = node.query { true } else { false } }

  private func isLeaf(_ node: ExplanationPlan.Node) -> Bool {
    switch node.query {
    case .phrase, .near: true
    case .and, .or, .not, .atLeast, .field, .weighted: false
    }
  }

  private func words(of node: ExplanationPlan.Node) -> (shown: [Explanation.Words], count: Int) {
    guard let spans = node.judged.flatMap({ answers[$0]?.spans }) else { return ([], 0) }
    let shown = spans.prefix(QueryExplainer.maximumWords).map { span in
      let place = lines.place(of: span.start)
      return Explanation.Words(
        text: article.text.quote(start: span.start, end: span.end), start: span.start, end: span.end,
        line: place.line, column: place.column)
    }
    return (shown, spans.count)
  }

  // MARK: Points

  /// The weights of the true parts, and 1 for each true part of the outermost list that has none.
  private func points(of root: ExplanationPlan.Node) -> Double {
    let isList =
      switch root.shown {
      case .and, .or: true
      default: false
      }
    let outermost = isList ? root.parts.map { plan.nodes[$0] } : [root]
    return outermost.reduce(0) { sum, node in
      if node.shown.hasWeights { return sum + weights(below: node) }
      if case .not = node.query { return sum }
      return sum + (holds(node) ? 1 : 0)
    }
  }

  private func weights(below node: ExplanationPlan.Node) -> Double {
    if let weight = node.weight { return holds(node) ? weight : 0 }
    return node.parts.reduce(0) { $0 + weights(below: plan.nodes[$1]) }
  }
}

/// Where the lines of a text begin, in Unicode scalars.
private struct LineStarts {
  private let starts: [Int]

  init(_ text: AnalyzedText) {
    var starts = [0]
    var scalars = 0
    for byte in text.bytes where byte & 0xC0 != 0x80 {
      scalars += 1
      if byte == UInt8(ascii: "\n") { starts.append(scalars) }
    }
    self.starts = starts
  }

  func place(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}

extension Query {
  var kind: Explanation.Kind {
    switch self {
    case .phrase: .words
    case .near(_, _, _, let isOrdered): isOrdered ? .before : .near
    case .and: .and
    case .or: .or
    case .not: .not
    case .atLeast: .atLeast
    case .field: .field
    case .weighted(let part, _): part.kind
    }
  }
}
