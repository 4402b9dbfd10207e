import CivilTime
import News

/// Joins a new date with the old one that it replaces, in the same sentence or in the two before, and drops what the
/// text has taken back.
struct MoveReader {
  /// The verdicts of each sentence, in reading order.
  var verdicts: [[ClauseJudge.Verdict]]
  let sentences: [Sentence]

  /// The readings that are left, in reading order.
  mutating func readings() -> [Reading] {
    for index in verdicts.indices { join(index) }
    for index in verdicts.indices { cancel(index) }
    return verdicts.flatMap { $0.flatMap(\.readings) }.filter { !$0.falls || $0.status == .cancelled }
  }

  // MARK: Old dates

  private mutating func join(_ index: Int) {
    for mention in verdicts[index].indices {
      guard var reading = verdicts[index][mention].readings.first, verdicts[index][mention].readings.count == 1,
        !reading.superseded
      else { continue }
      let isMove = reading.status == .moved
      guard isMove || reading.status == .set else { continue }
      if let old = oldDate(in: index, besides: mention, isMove: isMove, new: reading) {
        take(old, into: &reading, byMove: isMove)
        verdicts[index][mention].readings = [reading]
      } else if isMove || reading.replaces {
        if let old = oldDateBefore(index, new: reading) {
          take(old, into: &reading, byMove: isMove)
          verdicts[index][mention].readings = [reading]
        }
      }
    }
  }

  private struct Place {
    let sentence: Int
    let mention: Int
  }

  /// An old plan in the same sentence; beside a verb of moving also the date that it moves.
  private func oldDate(in index: Int, besides new: Int, isMove: Bool, new reading: Reading) -> Place? {
    let row = verdicts[index]
    for mention in row.indices.reversed() where mention != new && row[mention].period != reading.period {
      if row[mention].isOld, mention < new { return Place(sentence: index, mention: mention) }
    }
    guard isMove, sentences[index].mentions.count > 1 else { return nil }
    let sentence = sentences[index]
    let newPiece = sentence.mentions[new].piece
    for mention in row.indices.reversed() where mention != new && row[mention].period != reading.period {
      let clause = Clause(sentence, mention: mention)
      let link = clause.link
      let named =
        clause.modifiesNoun && mention < new
        || [.from, .of, .for].contains(link.link) && Self.oldDateNouns.contains(clause.word(link.range.lowerBound - 1))
        || link.link == .from && abs(clause.piece - newPiece) <= 4
        || clause.word(clause.piece - 1).isOne(of: "than", "of")
          && clause.word(clause.piece - 2).isOne(of: "rather", "instead")
      if named { return Place(sentence: index, mention: mention) }
    }
    return nil
  }

  private static let oldDateNouns: WordSet = ["deadline", "date", "expiry", "expiration", "target", "start", "cutoff"]

  /// The latest old plan of the two sentences before.
  private func oldDateBefore(_ index: Int, new reading: Reading) -> Place? {
    for before in stride(from: index - 1, through: max(index - 2, 0), by: -1) {
      guard sentences[index].ordinal - sentences[before].ordinal <= 3 else { return nil }
      for mention in verdicts[before].indices.reversed() {
        let verdict = verdicts[before][mention]
        guard verdict.isOld, verdict.period != reading.period, verdict.readings.first?.status != .cancelled else {
          continue
        }
        return Place(sentence: before, mention: mention)
      }
    }
    return nil
  }

  private mutating func take(_ old: Place, into reading: inout Reading, byMove: Bool) {
    let verdict = verdicts[old.sentence][old.mention]
    reading.status = .moved
    reading.from = verdict.period
    // The sentence of the old date often says what it was that moved.
    if byMove || !reading.kindIsSure, verdict.kind.sure { reading.kind = verdict.kind.kind }
    verdicts[old.sentence][old.mention].readings = []
  }

  // MARK: Called off in the next sentence

  /// "The vote was set for Friday. It has been called off."
  private mutating func cancel(_ index: Int) {
    guard sentences[index].mentions.isEmpty || verdicts[index].allSatisfy({ $0.readings.isEmpty }), index > 0,
      sentences[index].ordinal == sentences[index - 1].ordinal + 1
    else { return }
    let sentence = sentences[index]
    guard Self.backPointers.contains(sentence.word(0)),
      let group = sentence.groups.first, group.says(.cancel), group.passive, group.isFact
    else { return }
    guard let last = verdicts[index - 1].indices.last, var reading = verdicts[index - 1][last].readings.first else {
      return
    }
    reading.status = .cancelled
    verdicts[index - 1][last].readings = [reading]
  }

  private static let backPointers: WordSet = ["it", "that", "this", "they", "both", "the"]
}
