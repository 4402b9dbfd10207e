import CivilTime
import News

/// Joins a new date with the old one that it replaces, in the same sentence or in the two before, and drops what the
/// text has taken back.
struct MoveReader {
  /// The verdicts of each sentence, in reading order.
  var verdicts: [[ClauseJudge.Verdict]]
  let sentences: [Sentence]
  let published: CivilDate

  /// The readings that are left, in reading order.
  mutating func readings() -> [Reading] {
    for index in verdicts.indices {
      compare(index)
      prolong(index)
    }
    for index in verdicts.indices { shift(index) }
    for index in verdicts.indices { join(index) }
    for index in verdicts.indices {
      soToo(index)
      cancel(index)
    }
    return verdicts.flatMap { $0.flatMap(\.readings) }.compactMap { reading in
      guard reading.falls, reading.status != .cancelled else { return reading }
      guard reading.isGivenUp else { return nil }
      var reading = reading
      reading.status = .cancelled
      return reading
    }
  }

  // MARK: Old dates

  private mutating func join(_ index: Int) {
    for mention in verdicts[index].indices {
      guard var reading = verdicts[index][mention].readings.first, verdicts[index][mention].readings.count == 1,
        !reading.superseded, reading.from == nil
      else { continue }
      let isMove = reading.status == .moved
      // "was to vote on Thursday, now plans to do so on June 2"
      let isNewPlan = reading.status == .proposed && reading.replaces
      guard isMove || reading.status == .set || isNewPlan else { continue }
      if let old = oldDate(in: index, besides: mention, isMove: isMove, new: reading) {
        take(old, into: &reading)
      } else if isMove || reading.replaces || Self.pronouns.contains(sentences[index].word(0)),
        let old = oldDateNear(index, new: reading, isMove: isMove)
      {
        take(old, into: &reading)
      } else if let old = oldDateBehind(index, new: reading) {
        take(old, into: &reading)
      } else {
        continue
      }
      verdicts[index][mention].readings = [reading]
    }
  }

  private struct Place {
    let sentence: Int
    let mention: Int
  }

  /// An old plan in the same sentence; beside a verb of moving also the date that it moves.
  private func oldDate(in index: Int, besides new: Int, isMove: Bool, new reading: Reading) -> Place? {
    let row = verdicts[index]
    let sentence = sentences[index]
    let others = row.indices.reversed().filter { $0 != new && row[$0].period != reading.period }
    for mention in others {
      let before = sentence.mentions[mention].piece - 1
      let isAside =
        abs(mention - new) == 1
        && (isDenied(sentence.mentions[mention].piece, behind: sentence.mentions[new].piece, in: sentence)
          || sentence.mentions[mention].link.isInstead && (mention > new || mention == 0)
          || mention > new && Self.before.contains(sentence.word(before)))
      // "must now be sent by June 2; the board had first set a date in May".
      let isLookedBackAt = mention > new && row[mention].falls && row[mention].readings.first?.status != .cancelled
      // "The march announced for Friday is off after the mayor agreed to a meeting on Thursday": two events.
      let isOff = row[mention].readings.first?.status == .cancelled && !isMove
      if row[mention].isOld && mention < new && !isOff || isLookedBackAt || isAside {
        return Place(sentence: index, mention: mention)
      }
    }
    if reading.replaces, !isMove {
      return others.first { $0 < new && isAside(Clause(sentence, mention: $0)) }.map {
        Place(sentence: index, mention: $0)
      }
    }
    guard isMove else { return nil }
    let newPiece = sentence.mentions[new].piece
    for mention in others {
      let clause = Clause(sentence, mention: mention)
      let link = clause.link
      let isNamed =
        [.from, .of, .for].contains(link.link) && Self.dated.contains(clause.word(link.range.lowerBound - 1))
      let isOfEvent =
        link.link == .on && mention < new && sentence.pieces[safe: link.range.lowerBound - 1]?.has(.cueNoun) == true
      let isNear = link.link == .from && abs(clause.piece - newPiece) <= 5
      if (clause.modifiesNoun || isOfEvent) && mention < new || isNamed || isNear || mention < new && isAside(clause) {
        return Place(sentence: index, mention: mention)
      }
    }
    return nil
  }

  /// "on 9 May and not, as was announced, on 2 May".
  private func isDenied(_ old: Int, behind new: Int, in sentence: Sentence) -> Bool {
    guard new < old, old - new <= 13 else { return false }
    return (new + 1..<old).contains { place in
      sentence.word(place) == "not" && !sentence.word(place + 1).isOne(of: "later", "earlier", "before")
        && !sentence.groups.contains { $0.range.contains(place) }
    }
  }

  /// "the truce, due to expire on Friday, …", "the waiver that expires on Friday …".
  private func isAside(_ clause: Clause) -> Bool {
    guard let outer = clause.chain.last else { return false }
    let isBare = outer.tense == .participle || outer.range.count == 1 && outer.isPast && outer.says([.promise, .wish])
    if isBare, clause.chain.contains(where: { $0.kindCue != nil || $0.says([.promise, .wish]) }) {
      return true
    }
    return clause.word(outer.range.lowerBound - 1).isOne(of: "which", "that") && outer.kindCue != nil
  }

  private static let pronouns: WordSet = ["it", "that", "they", "this", "these", "both"]
  private static let dated: WordSet = ["deadline", "date", "expiry", "expiration", "target", "start", "cutoff"]
  private static let before: WordSet = ["previously", "formerly", "originally", "initially"]

  /// The latest old plan of the two sentences before, or one that the next sentence looks back at.
  private func oldDateNear(_ index: Int, new reading: Reading, isMove: Bool) -> Place? {
    for before in stride(from: index - 1, through: max(index - 2, 0), by: -1) {
      guard sentences[index].ordinal - sentences[before].ordinal <= 3 else { break }
      for mention in verdicts[before].indices.reversed() {
        let verdict = verdicts[before][mention]
        // "It won't open on June 2. It has been put back to June 9."
        let status = verdict.readings.first?.status
        let isGone = status == .moved || status == .cancelled && !(isMove && before == index - 1)
        // A pronoun alone takes up only what would still stand.
        let isTakenUp = isMove || reading.replaces || !verdict.readings.isEmpty
        guard verdict.isOld || status == .cancelled, verdict.period != reading.period, !isGone, isTakenUp else {
          continue
        }
        return Place(sentence: before, mention: mention)
      }
    }
    return oldDateBehind(index, new: reading)
  }

  /// "It starts on April 4. It had been due to start in March.": told of the only date of the sentence before.
  private func oldDateBehind(_ index: Int, new reading: Reading) -> Place? {
    let next = index + 1
    guard verdicts.indices.contains(next), sentences[next].ordinal - sentences[index].ordinal <= 1,
      verdicts[next].count == 1, let verdict = verdicts[next].first, verdict.falls, verdict.period != reading.period,
      verdicts[index].filter({ !$0.readings.isEmpty }).count == 1, verdict.readings.first?.status != .cancelled
    else { return nil }
    // "Parliament had wanted it a year earlier.", "In June a surplus had been promised."
    let clause = Clause(sentences[next], mention: 0)
    if clause.leads || clause.chain.last.map({ $0.says(.wish) && !$0.passive }) ?? false { return nil }
    let isKin = !verdict.kind.sure || !reading.kindIsSure || verdict.kind.kind == reading.kind
    return isKin ? Place(sentence: next, mention: 0) : nil
  }

  private mutating func take(_ old: Place, into reading: inout Reading) {
    let verdict = verdicts[old.sentence][old.mention]
    reading.status = .moved
    reading.from = verdict.period
    bringNear(&reading, verdict.period)
    // The sentence of the old date often says what it was that moved.
    if !reading.kindIsSure, verdict.kind.sure { reading.kind = verdict.kind.kind }
    verdicts[old.sentence][old.mention].readings = []
  }

  /// "had been set for Saturday, May 25, and was brought forward to Friday".
  private func bringNear(_ reading: inout Reading, _ old: CivilPeriod) {
    let sentence = sentences[reading.sentence]
    let mention = sentence.mentions[reading.mention]
    guard mention.openness == .week, reading.until == nil,
      let move = sentence.groups.last(where: { $0.says(.move) && $0.range.lowerBound < mention.piece })
    else { return }
    reading.period = WeekdayNearness(published: published)
      .nearest(reading.period, to: old, hastens: move.moveTraits.contains(.hastens))
  }

  // MARK: Called off in the next sentence

  /// "The parade has been cancelled. So has the fair planned for June 2."
  private mutating func soToo(_ index: Int) {
    let sentence = sentences[index]
    guard index > 0, sentence.word(0) == "so", sentence.pieces[safe: 1]?.has(.auxiliary) == true,
      verdicts[index - 1].contains(where: { $0.readings.first?.status == .cancelled })
        || sentences[index - 1].groups.contains(where: { $0.says(.cancel) && $0.passive && $0.isFact })
    else { return }
    for mention in verdicts[index].indices {
      for place in verdicts[index][mention].readings.indices {
        verdicts[index][mention].readings[place].status = .cancelled
      }
    }
  }

  /// "The vote was set for Friday. It has been called off."
  private mutating func cancel(_ index: Int) {
    guard sentences[index].mentions.isEmpty || verdicts[index].allSatisfy({ $0.readings.isEmpty }), index > 0,
      sentences[index].ordinal == sentences[index - 1].ordinal + 1
    else { return }
    let sentence = sentences[index]
    guard Self.backPointers.contains(sentence.word(0)), sentence.word(0) != "the" || isSaidOfBefore(index),
      let group = sentence.groups.first, group.says(.cancel), group.passive, group.isFact
    else { return }
    guard let last = verdicts[index - 1].indices.last, var reading = verdicts[index - 1][last].readings.first else {
      return
    }
    reading.status = .cancelled
    verdicts[index - 1][last].readings = [reading]
  }

  /// "The vote was set for Friday. The vote has been called off.": the sentence begins with a noun of the one before.
  private func isSaidOfBefore(_ index: Int) -> Bool {
    guard let group = sentences[index].groups.first else { return false }
    return sentences[index].pieces[..<group.range.lowerBound].contains { piece in
      piece.isWord && piece.word.count > 3
        && sentences[index - 1].pieces.contains { $0.isWord && $0.word.prefix(5) == piece.word.prefix(5) }
    }
  }

  private static let backPointers: WordSet = ["it", "that", "this", "they", "both", "the"]
}
