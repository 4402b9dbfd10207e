import News
import TextAnalysis

/// What an explanation says beside a part: counts, and for a miss what failed and how near it was.
extension ExplanationWriter {
  func note(_ node: ExplanationPlan.Node) -> String? {
    if let weight = node.weight, weight < 0, holds(node) { return "speaks against it, but rules nothing out" }
    return switch node.query {
    case .phrase(let phrase): holds(node) ? aside(node) : missing(phrase, node)
    case .near(_, _, let within, let isOrdered): holds(node) ? nil : distance(node, within, isOrdered)
    case .and where !holds(node): "\(count(node)) of \(counted(node).count) hold"
    case .or where !holds(node): "none of \(counted(node).count) holds"
    case .atLeast(let needed, let parts): "\(count(node)) of \(parts.count) found, \(needed) needed"
    case .not: holds(node) ? nil : "found, and must not be there"
    case .field(.headline, _) where article.headline.isEmpty: "the article has no headline"
    case .field(let field, _) where !field.isText: value(of: field)
    case .and, .or, .field, .weighted: nil
    }
  }

  private func value(of field: Field) -> String {
    article.metadata[field].map { "\(field.rawValue) is '\(Self.cut($0))'" } ?? "the article has no \(field.rawValue)"
  }

  /// The parts that decide: those of negative weight do not.
  private func counted(_ node: ExplanationPlan.Node) -> [ExplanationPlan.Node] {
    node.parts.map { plan.nodes[$0] }.filter { ($0.weight ?? 1) > 0 }
  }

  private func count(_ node: ExplanationPlan.Node) -> Int { counted(node).count { holds($0) } }

  /// Words beside the text have no place in it.
  private func aside(_ node: ExplanationPlan.Node) -> String? {
    guard let field = node.field, !field.isText else { return nil }
    return value(of: field)
  }

  private func missing(_ phrase: Phrase, _ node: ExplanationPlan.Node) -> String {
    if let field = node.field, !field.isText { return value(of: field) }
    if node.field == .headline, article.headline.isEmpty { return "the article has no headline" }
    let place = node.field.map { $0 == .body ? "in the body" : "in the \($0.rawValue)" } ?? "in the article"
    guard phrase.terms.count > 1 else { return "not \(place)" }
    let missing = zip(phrase.terms, node.words).filter { answers[$1] == nil }.map { "'\($0.0)'" }
    if missing.count == phrase.terms.count { return "none of its words is \(place)" }
    if let first = missing.first {
      return missing.count == 1 ? "\(first) is not \(place)" : "\(missing.joined(separator: ", ")) are not \(place)"
    }
    return phrase.slop > 0
      ? "all its words are \(place), never within \(phrase.slop) step\(phrase.slop == 1 ? "" : "s")"
      : "all its words are \(place), never in a row"
  }

  // MARK: Distances

  private func distance(_ node: ExplanationPlan.Node, _ within: Int, _ isOrdered: Bool) -> String {
    let sides = node.parts.map { plan.nodes[$0] }
    let name = "\(isOrdered ? "BEFORE" : "NEAR")/\(within)"
    guard sides.count == 2 else { return "\(name) needed" }
    if !holds(sides[0]), !holds(sides[1]) { return "\(name) needed, neither side found" }
    if !holds(sides[0]) { return "\(name) needed, no left side" }
    if !holds(sides[1]) { return "\(name) needed, no right side" }
    let (left, right) = (places(sides[0]), places(sides[1]))
    if let nearest = Self.nearest(left, right, isOrdered: isOrdered), nearest > within {
      return "\(name) needed, nearest distance \(nearest)"
    }
    if isOrdered, let other = Self.nearest(left, right, isOrdered: false) {
      return "\(name) needed, only the other order found, nearest distance \(other)"
    }
    return "\(name) needed, the sides are the same words"
  }

  /// Positions of the first and last words of a side's places, in reading order.
  private func places(_ side: ExplanationPlan.Node) -> [(first: Int, last: Int)] {
    let leaves = side.parts.isEmpty ? [side] : side.parts.map { plan.nodes[$0] }
    let tokens = article.text.tokens
    let places = leaves.flatMap { leaf in
      (leaf.judged.flatMap { answers[$0]?.spans } ?? []).compactMap { span -> (first: Int, last: Int)? in
        let range = article.text.tokens(in: span.start, span.end)
        guard let first = range.first, let last = range.last(where: { tokens[$0].kind != .mark }) else { return nil }
        return (Int(tokens[first].position), Int(tokens[last].position))
      }
    }
    return places.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  /// The least |(b − 1) − a| between places that do not overlap; nil where there are none in the order asked for.
  static func nearest(
    _ left: [(first: Int, last: Int)], _ right: [(first: Int, last: Int)], isOrdered: Bool
  ) -> Int? {
    let starts = right.map(\.first)
    let ends = right.map(\.last).sorted()
    return left.compactMap { place -> Int? in
      let behind = Self.count(starts) { $0 <= place.last }
      let after = behind < starts.count ? starts[behind] - 1 - place.last : nil
      if isOrdered { return after }
      let ahead = Self.count(ends) { $0 < place.first }
      let before = ahead > 0 ? place.first - ends[ahead - 1] + 1 : nil
      return [after, before].compactMap { $0 }.min()
    }.min()
  }

  /// How many of the sorted numbers, from the first on, hold.
  private static func count(_ sorted: [Int], while holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= 80 ? text : String(text.unicodeScalars.prefix(79)) + "…"
  }
}
