import CivilTime
import News

/// Makes one commitment of its mentions: the same date twice, or once in words too coarse to be another.
struct Merge {
  let sentences: [Sentence]
  /// The first letters of the content words of each sentence.
  private let stems: [Set<Word>]

  init(sentences: [Sentence]) {
    self.sentences = sentences
    stems = sentences.map(Self.stems)
  }

  /// The readings in reading order, one for each commitment, each with its clearest sentence.
  func merged(_ readings: [Reading]) -> [Reading] {
    var kept: [Reading] = []
    for reading in readings {
      if let index = kept.firstIndex(where: { same($0, reading) }) {
        kept[index] = better(kept[index], reading)
      } else {
        kept.append(reading)
      }
    }
    let dropped = kept.indices.filter { index in
      kept.indices.contains { $0 != index && covers(kept[$0], kept[index]) } || isOld(kept[index], among: kept)
        || isLeft(kept[index], among: kept)
    }
    return kept.indices.filter { !dropped.contains($0) }.map { kept[$0] }
  }

  /// Whether two readings are mentions of one commitment.
  private func same(_ a: Reading, _ b: Reading) -> Bool {
    guard sameDates(a, b) else { return false }
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

  /// A headline's month is the body's day; elsewhere a coarse date of the same kind and matter is.
  private func covers(_ fine: Reading, _ coarse: Reading) -> Bool {
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
  private func isOld(_ reading: Reading, among kept: [Reading]) -> Bool {
    guard reading.status == .set else { return false }
    return kept.contains { $0.status == .moved && $0.from == reading.period && $0.kind == reading.kind }
  }

  /// How many content words two sentences share, by their first letters.
  private func share(_ a: Reading, _ b: Reading) -> Int { stems[a.sentence].intersection(stems[b.sentence]).count }

  private static func stems(_ sentence: Sentence) -> Set<Word> {
    let words = sentence.pieces.lazy.filter { $0.isWord && $0.word.count > 4 }
    return Set(words.map { $0.word.prefix(5) }.filter { !Self.stemsIdle.contains($0) })
  }

  private static let stemsIdle: WordSet = [
    "which", "their", "there", "would", "could", "after", "before", "other", "about", "deadl", "under",
  ]
}
