import News
import TextAnalysis

/// An explanation as a tree for a person.
///
///     ✗ AND: 1 of 2 hold
///     ├─ ✓ Seoul: 3:5 “Seoul”
///     └─ ✗ tariff* NEAR/4 car: NEAR/4 needed, nearest distance 19
///        ├─ ✓ tariff*: 4:3 “tariffs”
///        └─ ✓ car: 5:30 “cars”
struct ExplanationText {
  let display: Display

  /// The verdict in a line, and the tree below it.
  func text(_ explanation: Explanation, topic: TopicID) -> String {
    ([verdict(explanation, topic: topic)] + lines(explanation.tree, first: "", rest: "")).joined(separator: "\n")
  }

  /// `autos matches, score 0.87`.
  func verdict(_ explanation: Explanation, topic: TopicID) -> String {
    var text = "\(topic) \(explanation.matches ? "matches" : "does not match")"
    if let points = explanation.points {
      text += ", \(number(points)) points"
    } else if let score = explanation.score {
      text += ", score \(number(score))"
    }
    if let minimum = explanation.minimumScore { text += ", min_score \(number(minimum))" }
    return mark(explanation.matches) + " " + display.cut(text, to: display.width.map { $0 - 2 })
  }

  /// One line for a topic among many: for a miss what it failed at.
  func summary(_ explanation: Explanation, topic: TopicID) -> String {
    let verdict = verdict(explanation, topic: topic)
    guard !explanation.matches, !explanation.tree.holds else { return verdict }
    let part = Self.failure(in: explanation.tree)
    return line(explanation.matches, topic, "", display.cut(plain(part.query), to: 60) + ": " + (part.note ?? ""))
  }

  /// The part that an AND failed at, at any depth.
  private static func failure(in part: Explanation.Part) -> Explanation.Part {
    guard part.kind == .and || part.kind == .field, let failed = part.parts.first(where: { !$0.holds }) else {
      return part
    }
    return failure(in: failed)
  }

  // MARK: The tree

  private func lines(_ part: Explanation.Part, first: String, rest: String) -> [String] {
    let own = line(part.holds, label(part), first, remark(part))
    let (shown, folded) = fold(part)
    let last = shown.count + (folded == nil ? 0 : 1) - 1
    var lines = [own]
    for (index, inner) in shown.enumerated() {
      let isLast = index == last
      lines += self.lines(
        inner, first: rest + branch(isLast), rest: rest + (isLast ? "   " : display.isUnicode ? "│  " : "|  "))
    }
    if let folded { lines.append(line(false, folded.label, rest + branch(true), folded.remark)) }
    return lines
  }

  /// Words that are simply not there make one line where there are more than two of them.
  private func fold(_ part: Explanation.Part) -> (shown: [Explanation.Part], folded: (label: String, remark: String)?) {
    guard part.kind == .or || part.kind == .atLeast else {
      return (part.parts, part.omitted > 0 ? ("…", "\(part.omitted) more parts") : nil)
    }
    let absent = part.parts.filter { !$0.holds && $0.kind == .words }
    guard absent.count > 2 || part.omitted > 0 else { return (part.parts, nil) }
    let labels = absent.map { label($0) }.joined(separator: ", ")
    let more = part.omitted > 0 ? "; \(part.omitted) more parts" : ""
    return (part.parts.filter { $0.holds || $0.kind != .words }, (labels.isEmpty ? "…" : labels, "not found\(more)"))
  }

  private func branch(_ isLast: Bool) -> String {
    display.isUnicode ? (isLast ? "└─ " : "├─ ") : (isLast ? "`- " : "|- ")
  }

  private func line(_ holds: Bool, _ label: String, _ indent: String, _ remark: String) -> String {
    let columns = display.width.map { max(20, $0 - displayWidth(of: indent) - 2) }
    let text = display.cut(remark.isEmpty ? label : "\(label): \(remark)", to: columns)
    return display.paint(indent, .faint) + mark(holds) + " " + (holds ? text : display.paint(text, .faint))
  }

  private func mark(_ holds: Bool) -> String {
    let mark = display.isUnicode ? (holds ? "✓" : "✗") : (holds ? "+" : "-")
    return display.paint(mark, holds ? .green : .red)
  }

  /// Operators over parts by their names, all else by its text.
  private func label(_ part: Explanation.Part) -> String {
    let query = plain(part.query)
    guard !part.parts.isEmpty else { return query }
    switch part.kind {
    case .and, .or, .not: return part.kind.rawValue.uppercased() + weight(part)
    case .atLeast: return String(query.prefix { $0 != " " }) + weight(part)
    case .field: return String(query.prefix { $0 != ":" }) + ":" + weight(part)
    case .words, .near, .before: return query
    }
  }

  private func weight(_ part: Explanation.Part) -> String {
    guard part.points != nil, let caret = part.query.lastIndex(of: "^") else { return "" }
    return String(part.query[caret...])
  }

  private func remark(_ part: Explanation.Part) -> String {
    var remarks: [String] = []
    if let points = part.points, part.holds { remarks.append("\(points > 0 ? "+" : "")\(number(points))") }
    if !part.words.isEmpty {
      let words = part.words.prefix(3).map { "\($0.line):\($0.column) \(quoted($0.text))" }
      let more =
        part.found > words.count ? [display.isUnicode ? "… \(part.found) in all" : "... \(part.found) in all"] : []
      remarks.append((words + more).joined(separator: ", "))
    }
    if let note = part.note { remarks.append(plain(note)) }
    return remarks.joined(separator: "; ")
  }

  private func quoted(_ text: String) -> String {
    let line = plain(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    return display.isUnicode ? "“\(line)”" : "\"\(line)\""
  }

  /// What the terminal can show, without control characters of the article.
  private func plain(_ text: String) -> String {
    let text = Streams.printable(text)
    return display.isUnicode
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isASCII ? $0 : "?" }))
  }

  /// With at most two decimals.
  private func number(_ value: Double) -> String {
    let text = "\((value * 100).rounded() / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
