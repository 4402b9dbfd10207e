import News
import TextAnalysis

/// What the nouns say: the one at the date, and the one that the clause is about.
extension KindJudge {
  /// "the August 1 deadline", "a deadline of August 1", "the vote is on June 2", "Comments due: June 2".
  func nounAtDate(_ clause: Clause) -> Verdict? {
    if clause.modifiesNoun {
      var found: Verdict?
      for index in clause.piece + 1..<min(clause.piece + 8, clause.range.upperBound) {
        guard clause.sentence.pieces[index].isWord, !clause.sentence.pieces[index].has(.preposition) else {
          break
        }
        if let noun = lexicon.noun(endingAt: index, of: clause.sentence.pieces), let kind = noun.cue.kind {
          found = Verdict(kind: kind, cue: index - noun.length + 1..<index + 1)
        } else if found != nil {
          break
        }
      }
      return found
    }
    var stop = clause.link.range.isEmpty ? clause.piece : clause.link.range.lowerBound
    if clause.word(stop - 1) == "," { stop -= 1 }
    if clause.link.link == .label {
      for index in stride(from: stop - 1, through: clause.range.lowerBound, by: -1) {
        if clause.word(index).isOne(of: "due", "closes", "closing", "latest") {
          return Verdict(kind: .due, cue: index..<index + 1)
        }
        // "Latest start date: June 2"
        let isLatest = (clause.range.lowerBound..<index).contains { clause.word($0) == "latest" }
        if let noun = self.noun(endingAt: index, clause), noun.sure {
          return isLatest ? Verdict(kind: .due, cue: noun.cue) : noun
        }
        if Self.startLabels.contains(clause.word(index)) {
          return Verdict(kind: .effective, cue: index..<index + 1)
        }
        if clause.word(index).isOne(of: "expires", "ends", "expiring", "until") {
          return Verdict(kind: .expires, cue: index..<index + 1)
        }
      }
      return nil
    }
    let isRange = clause.link.link == .from && clause.mention.last != nil
    if isRange || [.of, .for, .on].contains(clause.link.link), let noun = self.noun(endingAt: stop - 1, clause) {
      // "The spring fair, April 4-6, went on sale": the date is the fair's, "the fair on April 4 opens" is the verb's.
      let isAside = clause.word(clause.piece - 1) == "," && clause.word(clause.piece + 1) == ","
      if clause.link.link == .on, noun.kind != .due, !isAside, clause.chain.contains(where: { $0.kindCue != nil }) {
        return nil
      }
      return noun
    }
    // "The deadline is Friday", "has set a deadline for bids of Friday", "is due on Friday".
    if let deadline = clause.range.prefix(while: { $0 < clause.piece }).last(where: {
      clause.word($0).isOne(of: "deadline", "cutoff", "cut-off", "ultimatum")
    }),
      !clause.chain.contains(where: { $0.head > deadline && ($0.kindCue != nil || $0.says(.report)) })
    {
      return Verdict(kind: .due, cue: deadline..<deadline + 1)
    }
    return nil
  }

  private func noun(endingAt index: Int, _ clause: Clause) -> Verdict? {
    guard let noun = lexicon.noun(endingAt: index, of: clause.sentence.pieces), let kind = noun.cue.kind
    else { return nil }
    let cue = index - noun.length + 1..<index + 1
    guard noun.cue.traits.contains(.vague) else { return Verdict(kind: kind, cue: cue) }
    // "a date of June 2 has been set for the hearing": another noun says of what.
    let named = nouns(in: clause.range, of: clause).first { !$0.traits.contains(.vague) }?.kind
    return Verdict(kind: named ?? kind, cue: cue, sure: named != nil)
  }

  func nouns(in range: Range<Int>, of clause: Clause) -> [CueFacts] {
    guard range.lowerBound < range.upperBound else { return [] }
    return range.compactMap { lexicon.noun(endingAt: $0, of: clause.sentence.pieces)?.cue }
  }

  /// The noun cue nearest before a verb, or the nearest behind it.
  func subject(of group: VerbGroup, in clause: Clause) -> CueFacts? {
    let low = group.coordinated ? 0 : min(clause.range.lowerBound, group.range.lowerBound)
    // "the comment period, which was to close on": the noun stands before the relative.
    let opener = Self.relatives.contains(clause.word(low)) ? low : low - 1
    // Of two relatives in a row nobody knows which noun the second is said of.
    let isRelative =
      Self.relatives.contains(clause.word(opener))
      && !(max(0, opener - 6)..<max(0, opener)).contains { Self.relatives.contains(clause.word($0)) }
    let first = isRelative ? max(0, opener - 6) : low
    // The head of the subject comes first in it: "the duty on video game consoles".
    let before = clause.sentence.groups.last { $0.range.upperBound <= group.range.lowerBound && !group.coordinated }
    let start = min(max(first, isRelative ? first : before?.range.upperBound ?? first), group.range.lowerBound)
    return nouns(in: start..<group.range.lowerBound, of: clause).first
      ?? nouns(in: first..<group.range.lowerBound, of: clause).last
      ?? nouns(in: min(group.range.upperBound, clause.piece)..<clause.piece, of: clause).first
  }

  /// The noun that the subject is about: "a hearing on the fee" is a hearing, "the tax vote" a vote.
  func subjectHead(_ clause: Clause) -> CueFacts? {
    guard let verb = clause.chain.last, clause.range.lowerBound < verb.range.lowerBound,
      verb.range.lowerBound <= clause.piece
    else { return nil }
    let subject = clause.range.lowerBound..<verb.range.lowerBound
    let pieces = clause.sentence.pieces
    guard let first = subject.first(where: { lexicon.noun(endingAt: $0, of: pieces) != nil }) else { return nil }
    let end = subject.first { $0 > first && pieces[$0].has(.preposition) && !isInsideNoun($0, subject, pieces) }
    return nouns(in: first..<(end ?? subject.upperBound), of: clause).last
  }

  /// Whether a preposition is a part of a noun: "outside date", "date of entry into force".
  private func isInsideNoun(_ place: Int, _ subject: Range<Int>, _ pieces: [Piece]) -> Bool {
    (place + 1..<subject.upperBound).contains { end in
      lexicon.noun(endingAt: end, of: pieces).map { end - $0.length < place } ?? false
    }
  }

  /// The kind of the noun nearest before the governing verb.
  func subjectNoun(_ clause: Clause) -> Commitment.Kind? {
    let end = clause.chain.last.map { min($0.range.lowerBound, clause.piece) } ?? clause.piece
    guard let noun = nouns(in: min(clause.range.lowerBound, end)..<end, of: clause).last,
      case .kind(let kind) = noun.sense
    else { return nil }
    return kind
  }

  func hasEvent(_ clause: Clause) -> Bool {
    nouns(in: clause.range, of: clause).contains { $0.sense == .kind(.scheduled) }
  }

  func hasDue(_ clause: Clause) -> Bool {
    nouns(in: clause.range.lowerBound..<clause.piece, of: clause).contains { $0.sense == .kind(.due) }
  }

  private static let relatives: WordSet = ["which", "that", "who"]
  private static let startLabels: WordSet = ["effective", "starts", "begins", "opens", "opening"]
}
