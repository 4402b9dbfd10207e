import News
import TextAnalysis

/// Looks up verbs in the cue tables.
extension GroupScanner {
  /// Adds the cues whose words stand at `index`: "take effect", "put … back"; only the longest count.
  func addCues(at index: Int, behindBe: Bool, to group: inout VerbGroup) {
    var longest = 0
    if pieces.indices.contains(index), pieces[index].isWord {
      for entry in lexicon.entries(pieces[index]) where entry.rest.count >= longest {
        if let distance = follows(entry.rest, after: index), distance == 0 || group.tail == 0 {
          longest = max(longest, entry.rest.count)
          group.add(entry.facts)
          if distance == 0, group.tail == 0 { group.tail = entry.rest.count }
        }
      }
    }
    if behindBe { addCuesBehindBe(at: index, to: &group) }
  }

  /// Adds the cues with "be" whose other words stand at `index`: "be due", "be in force".
  func addCuesBehindBe(at index: Int, to group: inout VerbGroup) {
    for entry in lexicon.cuesBehindBe {
      guard follows(entry.rest, after: index - 1) == 0 else { continue }
      group.add(entry.facts)
      if group.copula, group.tail == 0 { group.tail = entry.rest.count }
    }
  }

  /// How far behind the verb `rest` stands: at once, or the particle of a phrasal verb within a few words.
  private func follows(_ rest: Phrase, after index: Int) -> Int? {
    guard !rest.isEmpty else { return 0 }
    let first = rest[0]
    var position = index + 1
    while has(position, .adverb), word(position) != first, !Self.particles.contains(word(position)) { position += 1 }
    if (0..<rest.count).allSatisfy({ word(position + $0) == rest[$0] }) { return position - index - 1 }
    guard rest.count == 1, Self.particles.contains(first) else { return nil }
    for ahead in index + 1..<index + 6 {
      guard let piece = pieces[safe: ahead], !piece.isMark else { return nil }
      if piece.word == first { return ahead - index - 1 }
      if piece.has(.auxiliary) { return nil }
    }
    return nil
  }

  private static let particles: WordSet = ["back", "off", "forward", "over", "out", "away", "down"]
}
