import CivilTime
import News

/// Makes one commitment of its mentions: the same date twice, or once in words too coarse to be another.
struct Merge {
  let sentences: [Sentence]
  /// The first letters of the content words of each sentence, in order, once they are asked for.
  private var stems: [[Word]?]

  init(sentences: [Sentence]) {
    self.sentences = sentences
    stems = Array(repeating: nil, count: sentences.count)
  }

  /// The readings in reading order, one for each commitment, each with its clearest sentence.
  mutating func merged(_ readings: [Reading]) -> [Reading] {
    var kept: [Reading] = []
    for reading in readings {
      if let index = kept.indices.first(where: { same(kept[$0], reading) }) {
        kept[index] = better(kept[index], reading)
      } else {
        kept.append(reading)
      }
    }
    var dropped: Set<Int> = []
    for index in kept.indices {
      let isCovered = kept.indices.contains { $0 != index && covers(kept[$0], kept[index]) }
      if isCovered || isSummary(kept[index], among: kept) || isOld(kept[index], among: kept)
        || isLeft(kept[index], among: kept)
      {
        dropped.insert(index)
      }
    }
    return kept.indices.filter { !dropped.contains($0) }.map { kept[$0] }
  }

  /// Whether two readings are mentions of one commitment.
  private mutating func same(_ a: Reading, _ b: Reading) -> Bool {
    guard sameDates(a, b) else { return false }
    // "on Thursday, Canada Day": one day by two names.
    if a.sentence == b.sentence, a.status == b.status, abs(a.mention - b.mention) == 1 {
      let (first, second) = a.mention < b.mention ? (a, b) : (b, a)
      let mentions = sentences[a.sentence].mentions
      if mentions[second.mention].piece - mentions[first.mention].piece == 2,
        mentions[second.mention].link.range.isEmpty
      {
        return true
      }
    }
    if a.sentence == b.sentence { return a.kind == b.kind && a.status == b.status }
    if (a.status == .cancelled) != (b.status == .cancelled) { return share(a, b) >= 2 }
    if a.kind == b.kind { return true }
    if !a.kindIsSure || !b.kindIsSure { return true }
    return share(a, b) >= 1
  }

  /// Equal dates; a time of day given once is given for both.
  private func sameDates(_ a: Reading, _ b: Reading) -> Bool {
    if a.period == b.period { return a.until == b.until || a.until == nil || b.until == nil }
    guard case .day(let first, let time) = a.period, case .day(let second, let other) = b.period, first == second,
      a.until == b.until
    else { return false }
    return time == nil || other == nil
  }

  private func better(_ a: Reading, _ b: Reading) -> Reading {
    var best = rank(b) > rank(a) ? b : a
    let other = rank(b) > rank(a) ? a : b
    let finer = best.period.time == nil && other.period.time != nil
    let ranged = best.until == nil && other.until != nil
    if finer || ranged {
      best = Reading(
        sentence: best.sentence, mention: best.mention, period: finer ? other.period : best.period,
        until: best.until ?? other.until, kind: best.kind, status: best.status, from: best.from, span: best.span,
        cue: best.cue, confidence: best.confidence, kindIsSure: best.kindIsSure)
    }
    if best.from == nil { best.from = other.from }
    if other.status == .moved, best.status == .set { best.status = .moved }
    return best
  }

  private func rank(_ reading: Reading) -> Double {
    reading.confidence + (reading.status == .moved || reading.status == .cancelled ? 0.3 : 0)
      - (sentences[reading.sentence].isHeadline ? 0.5 : 0)
  }

  /// A headline's "six months to register" is the body's date.
  private func isSummary(_ reading: Reading, among kept: [Reading]) -> Bool {
    sentences[reading.sentence].isHeadline
      && sentences[reading.sentence].mentions[reading.mention].first.kind == .duration
      && kept.contains { !sentences[$0.sentence].isHeadline && $0.kind == reading.kind }
  }

  /// A headline's month is the body's day; elsewhere a coarse date of the same kind and matter is.
  private mutating func covers(_ fine: Reading, _ coarse: Reading) -> Bool {
    // "over the Easter weekend from 10 to 13 April"
    if fine.sentence == coarse.sentence, let until = fine.until, coarse.until == nil, fine.kind == coarse.kind,
      fine.status == coarse.status, coarse.period.first >= fine.period.first, coarse.period.last <= until,
      abs(fine.mention - coarse.mention) == 1
    {
      return true
    }
    guard fine.period != coarse.period, coarse.period.contains(fine.period), coarse.until == nil,
      coarse.period.first != coarse.period.last
    else { return false }
    if sentences[coarse.sentence].isHeadline { return true }
    return fine.kind == coarse.kind && share(fine, coarse) >= 2
  }

  /// "won't happen this month": what has a new date is not called off.
  private func isLeft(_ reading: Reading, among kept: [Reading]) -> Bool {
    guard reading.status == .cancelled else { return false }
    return kept.contains { $0.status == .moved && $0.from.map(reading.period.contains) ?? false }
  }

  /// The date that a move left behind, told again as if it stood.
  private mutating func isOld(_ reading: Reading, among kept: [Reading]) -> Bool {
    guard reading.status == .set else { return false }
    return kept.contains {
      $0.status == .moved && $0.from == reading.period && $0.kind == reading.kind && share($0, reading) >= 2
    }
  }

  /// How many content words two sentences share, by their first letters.
  private mutating func share(_ a: Reading, _ b: Reading) -> Int {
    let (first, second) = (stems(of: a.sentence), stems(of: b.sentence))
    var (count, left, right) = (0, 0, 0)
    while left < first.count, right < second.count {
      if first[left] == second[right] {
        count += 1
        left += 1
        right += 1
      } else if first[left] < second[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return count
  }

  private mutating func stems(of sentence: Int) -> [Word] {
    if let known = stems[sentence] { return known }
    var found: [Word] = []
    for piece in sentences[sentence].pieces where piece.isWord && piece.word.count > 4 {
      let stem = piece.word.prefix(5)
      if !Self.stemsIdle.contains(stem) { found.append(stem) }
    }
    found.sort()
    for index in found.indices.dropFirst().reversed() where found[index] == found[index - 1] { found.remove(at: index) }
    stems[sentence] = found
    return found
  }

  private static let stemsIdle: WordSet = [
    "which", "their", "there", "would", "could", "after", "before", "other", "about", "deadl", "under",
  ]
}
