import News

/// Finds the headline of a plain text: the first line that is no furniture, or the part of the first line between the
/// furniture and the byline where they stand glued together.
struct HeadlineFinder {
  let prose: Prose

  /// The longest headline, in scalars.
  static let longest = 200

  /// The headline's scalars; the first line where every line is furniture.
  func headline() -> Range<Int>? { firstThatIsNoFurniture() ?? prose.lines.first.map { scalarsOf(trimmed($0)) } }

  func firstThatIsNoFurniture() -> Range<Int>? {
    for line in prose.lines.prefix(25) {
      if isFurniture(line) { continue }
      let opening = prose.reader.opening(of: line)
      let start = opening.dates.contains { $0.day.year != nil } ? opening.end : line.lowerBound
      if start < line.upperBound { return scalarsOf(trimmed(start..<line.upperBound)) }
    }
    return nil
  }

  private func isFurniture(_ line: Range<Int>) -> Bool {
    let opening = prose.reader.opening(of: line)
    if opening.end == line.upperBound { return true }
    let search = FurnitureSearch(prose: prose)
    if search.isByline(opening.end..<line.upperBound) { return true }
    // No longer line is one of these.
    let words = Array(prose.lexemes[line].lazy.filter { $0.kind != .mark }.prefix(13).map(\.text))
    if words.count <= 12, Self.notices.contains(where: { words.starts(with: $0) }) { return true }
    guard let first = words.first else { return isSectionLabel(line, 0) }
    if Self.captions.contains(where: { first.hasPrefix($0) }), prose.lexemes[line].contains(where: { $0.text == ":" }) {
      return true
    }
    if first == "file", words.dropFirst().first?.hasPrefix("photo") ?? false { return true }
    return isSectionLabel(line, words.count)
  }

  /// "WORLD NEWS", "Politics": up to two words, or three in capitals, before a longer line that is no paragraph.
  private func isSectionLabel(_ line: Range<Int>, _ words: Int) -> Bool {
    let isCapitals = prose.lexemes[line].allSatisfy { $0.kind == .mark || $0.isAllCapitals }
    guard words <= (isCapitals ? 3 : 2), !endsInStop(line),
      let next = prose.lines.first(where: { $0.lowerBound >= line.upperBound })
    else { return false }
    return (4...30).contains(next.count) && next.count > line.count && !endsInStop(next)
  }

  private func endsInStop(_ line: Range<Int>) -> Bool {
    line.last.map { [".", "!", "?", "”", ":"].contains(prose.lexemes[$0].text) } ?? false
  }

  private static let notices = [
    "watch now", "watch live", "watch", "listen", "listen now", "follow topic", "advertisement", "sign up",
    "sign up now",
    "subscribe", "share", "share this", "read more", "see more on", "skip to content", "skip to main content",
    "breaking news", "for immediate release", "press release", "news release", "print", "save", "follow us",
    "most read",
    "this article is more than",
  ].map { $0.split(separator: " ").map(String.init) }
  private static let captions = ["photo", "image", "picture", "video", "caption", "illustration", "graphic"]

  /// Cut before "Jane Doe 3 Min Read" or "By Jane Doe", and to `longest`.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    let start = range.lowerBound
    let limit = prose.lexemes[start].range.lowerBound + Self.longest + 60
    for at in range where prose.lexemes[at].range.lowerBound < limit {
      if isReadingTime(at, before: range.upperBound) {
        end = startOfNames(before: at, notBefore: start)
        break
      }
    }
    if end == range.upperBound { end = lastWithin(range) }
    return start..<max(end, start + 1)
  }

  private func isReadingTime(_ at: Int, before end: Int) -> Bool {
    at + 2 < end && prose.lexemes[at].kind == .number
      && ["min", "minute", "minutes"].contains(prose.lexemes[at + 1].text)
      && prose.lexemes[at + 2].text == "read"
  }

  /// Where "By Jane Doe, John Roe and Ann Poe" begins that ends at `end`.
  private func startOfNames(before end: Int, notBefore start: Int) -> Int {
    var at = end
    while at > start {
      let words = (start..<at).reversed().prefix { prose.lexemes[$0].kind == .word && prose.lexemes[$0].isCapitalised }
      if let by = words.first(where: { prose.lexemes[$0].text == "by" }) { return by }
      let name = words.prefix(words.count >= 4 ? 2 : 3)
      guard name.count >= 2, let first = name.last, first > start else { return at == end ? end : at }
      at = first
      if prose.lexemes[at - 1].text == "by" { return at - 1 }
      guard [",", "and", "&"].contains(prose.lexemes[at - 1].text) else { return at }
      at -= 1
    }
    return end
  }

  /// The whole of a short line; of a long one its first sentence, or as many words as fit.
  private func lastWithin(_ range: Range<Int>) -> Int {
    let start = prose.lexemes[range.lowerBound].range.lowerBound
    guard let last = range.last, prose.lexemes[last].range.upperBound - start > Self.longest else {
      return range.upperBound
    }
    let fitting = range.prefix { prose.lexemes[$0].range.upperBound - start <= Self.longest }.endIndex
    let sentence = prose.sentences.first { $0.contains(range.lowerBound) }?.upperBound ?? fitting
    return min(sentence, fitting)
  }

  private func scalarsOf(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return prose.lexemes[first].range.lowerBound..<prose.lexemes[last].range.upperBound
  }
}
