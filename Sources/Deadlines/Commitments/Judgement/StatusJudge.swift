import News

/// Says how firm a date is: set, moved, proposed or cancelled.
struct StatusJudge: Sendable {
  let lexicon: Lexicon

  func judge(_ clause: Clause) -> Commitment.Status {
    if isCancelled(clause) { return .cancelled }
    if clause.mention.countsFrom != nil, let move = clause.chain.first, move.says(.move), move.head < clause.piece {
      return move.negated ? .set : isWish(clause) ? .proposed : .moved
    }
    if isNewDate(clause) { return isWish(clause) ? .proposed : .moved }
    if let move = clause.chain.first(where: { $0.says(.move) }), movesHere(clause, move) {
      if move.negated { return .set }
      return isWish(clause) ? .proposed : .moved
    }
    if let move = moveAcross(clause) { return move.negated ? .set : isWish(clause) ? .proposed : .moved }
    if let move = rangeMove(clause) { return move.negated ? .set : isWish(clause) ? .proposed : .moved }
    if isMovedRange(clause) { return isWish(clause) ? .proposed : .moved }
    if clause.link.link == .to || clause.link.link == .until, extensionNoun(clause) {
      return isWish(clause) ? .proposed : .moved
    }
    if clause.modifiesNoun {
      return Self.tentative.contains(clause.word(clause.piece - 1)) ? .proposed : .set
    }
    return isWish(clause) ? .proposed : .set
  }

  /// The verb that makes a range two dates, an old one and a new one: "postponed from March 20 to April 4",
  /// "adjourned the hearing set for March 20 until April 4".
  func rangeMove(_ clause: Clause) -> VerbGroup? {
    guard clause.mention.last != nil, !isHyphenated(clause.mention) else { return nil }
    if clause.mention.opensWithFrom {
      return clause.mover.flatMap { $0.head < clause.piece ? $0 : nil }
    }
    guard clause.mention.joiner.isOne(of: "until", "to", "till") else { return nil }
    return clause.sentence.groups.last { $0.range.upperBound <= clause.piece && $0.says(.move) && !$0.infinitive }
  }

  /// "11-12 May": one event of two days.
  private func isHyphenated(_ mention: Mention) -> Bool { mention.joiner == "-" || mention.joiner == "–" }

  /// "a delay of the start from April 1 to July 1".
  func isMovedRange(_ clause: Clause) -> Bool {
    clause.mention.last != nil && !isHyphenated(clause.mention) && clause.mention.opensWithFrom && extensionNoun(clause)
  }

  /// "the new deadline is April 4", "a new closing date of April 4".
  private func isNewDate(_ clause: Clause) -> Bool {
    guard let noun = dateNoun(clause) else { return false }
    return (max(0, noun - 3)..<noun).contains { clause.word($0) == "new" || clause.word($0) == "revised" }
  }

  /// The "deadline" or "date" that a date is said to be: in front of "is", "of" or the date itself.
  private func dateNoun(_ clause: Clause) -> Int? {
    if clause.modifiesNoun {
      let next = clause.piece + 1
      return Self.dateNouns.contains(clause.word(next)) ? next : nil
    }
    guard [.on, .of, .label, .for].contains(clause.link.link) else { return nil }
    let end = clause.link.range.lowerBound
    return (max(clause.range.lowerBound, end - 8)..<max(end, clause.range.lowerBound)).last {
      Self.dateNouns.contains(clause.word($0))
    }.flatMap { noun in
      let between = noun + 1..<max(end, noun + 1)
      let isSaid = clause.sentence.groups.allSatisfy { !between.contains($0.head) || $0.copula }
      return isSaid ? noun : nil
    }
  }

  private static let dateNouns: WordSet = [
    "deadline", "date", "cutoff", "target", "timetable", "schedule", "timeline", "expiry",
  ]
  static let tentative: WordSet = [
    "proposed", "tentative", "possible", "likely", "expected", "provisional", "potential", "mooted", "suggested",
    "indicative", "subject", "tbc", "estimated",
  ]

  /// The date is the one that a move leads to: "extended to", "postponed until".
  func movesHere(_ clause: Clause, _ move: VerbGroup) -> Bool {
    // "can be changed until June 2": leave, no move.
    if clause.link.link == .until, move.modal == .can || move.modal == .may { return false }
    return [.to, .until, .for].contains(clause.link.link) && clause.piece > move.head && !clause.modifiesNoun
  }

  /// "has put off its results, listed for May 5, to June 2", "prolonged a truce that was to run out on Tuesday until June 2":
  /// the verb of moving stands before the old date.
  func moveAcross(_ clause: Clause) -> VerbGroup? {
    guard [.to, .until].contains(clause.link.link), !clause.modifiesNoun,
      let old = clause.sentence.mentions.last(where: { $0.piece < clause.piece })
    else { return nil }
    let gap = old.piece + 1..<max(clause.link.range.lowerBound, old.piece + 1)
    guard gap.isEmpty || gap.count == 1 && clause.word(gap.lowerBound) == "," else { return nil }
    guard let between = clause.sentence.groups.last(where: { $0.range.upperBound <= old.piece }),
      !between.says(.move), between.modal == .wasTo || between.says(.promise)
    else { return nil }
    return clause.sentence.groups.last {
      $0.range.upperBound <= between.range.lowerBound && $0.says(.move)
    }
  }

  private func extensionNoun(_ clause: Clause) -> Bool {
    let start = max(clause.link.range.lowerBound - 10, clause.chain.first?.range.upperBound ?? clause.range.lowerBound)
    guard start < clause.link.range.lowerBound else { return false }
    return (start..<clause.link.range.lowerBound).contains { Self.extensionNounNouns.contains(clause.word($0)) }
  }

  private static let extensionNounNouns: WordSet = [
    "extension", "postponement", "delay", "reprieve", "prolongation", "deferment", "deferral",
  ]

  // MARK: Cancelled

  func isCancelled(_ clause: Clause) -> Bool {
    if let first = clause.chain.first, first.negated, isDenied(clause, first) { return true }
    if isOldPlan(clause) || isReducedPlan(clause),
      clause.sentence.groups.contains(where: { fallsThrough($0, behind: clause) })
    {
      return true
    }
    // "an instruction to reply by June 2 has been withdrawn".
    let isWithdrawn = clause.sentence.groups.contains {
      $0.range.lowerBound == clause.piece + 1 && $0.passive && cancels($0, clause)
    }
    if isWithdrawn { return true }
    guard ![.until, .from, .after, .by, .within].contains(clause.link.link) || isOldPlan(clause) || isPlanNoun(clause)
    else { return false }
    guard let cancel = clause.sentence.groups.first(where: { cancels($0, clause) && !isConditional($0, clause) })
    else { return false }
    guard let inner = clause.chain.first else { return true }
    if clause.chain.contains(where: { $0.range == cancel.range }) { return true }
    if inner.range == cancel.range { return true }
    // "deposits suspended on June 27 had fallen": the suspending has a date of its own.
    let isOfAnother = clause.sentence.mentions.contains {
      $0.piece != clause.piece && $0.link.range.lowerBound == cancel.range.upperBound
    }
    if isOldPlan(clause) || inner.isPast && !inner.senses.isEmpty && !isOfAnother || isPlanNoun(clause)
      || clause.chain.contains(where: { $0.tense == .participle })
    {
      return true
    }
    if cancel.negated { return !isFollowedByDate(cancel, clause) }
    return inner.negated
  }

  /// "by June 2 if the strike was called off"
  private func isConditional(_ group: VerbGroup, _ clause: Clause) -> Bool {
    (max(0, group.range.lowerBound - 5)..<group.range.lowerBound).contains {
      clause.word($0).isOne(of: "if", "unless", "once", "until")
    }
  }

  /// "which was to open on June 2, will not", "the summit set for June 2 won't happen".
  private func fallsThrough(_ group: VerbGroup, behind clause: Clause) -> Bool {
    guard group.range.lowerBound > clause.piece else { return false }
    // "The original deadline of June 2 falls away."
    if isOldDate(clause), group.tense == .present, Self.falling.contains(clause.word(group.head)) { return true }
    // "was to have gone up on June 2, but he said that the increase would be dropped"
    if group.says(.cancel), group.passive, group.modal == .would { return true }
    guard group.negated, group.modal == .will || group.tense == .present else { return false }
    let next = clause.sentence.pieces[safe: group.range.upperBound]
    if group.copula { return next.map { !$0.isWord || $0.has(.conjunction) } ?? true }
    return group.traits.contains(.goesOn) || group.traits.contains(.gathers) || group.passive
      || clause.chain.contains { $0.kindCue != nil && $0.kindCue == group.kindCue }
  }

  /// "a ceremony planned for June 2"
  private func isReducedPlan(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, clause.link.link == .for else { return false }
    return group.range.count == 1 && group.isPast && group.says(.promise)
  }

  private static let falling: WordSet = ["falls", "fall", "lapses", "lapse"]

  /// "has dropped its plan to raise the fee from June 2".
  private func isPlanNoun(_ clause: Clause) -> Bool {
    let start = max(clause.range.lowerBound, clause.piece - 14)
    return (start..<clause.piece).contains { Self.planNouns.contains(clause.word($0)) }
  }

  private static let planNouns: WordSet = [
    "plan", "plans", "proposal", "proposals", "idea", "intention", "scheme", "bid", "project", "ban", "push",
  ]

  /// "will not take effect on", "no forms need be sent on".
  private func isDenied(_ clause: Clause, _ group: VerbGroup) -> Bool {
    // "Tonight's match will not be played."
    let isTopic = clause.modifiesNoun && clause.leads && clause.mention.possessive
    guard clause.link.link == .on, !clause.modifiesNoun || isTopic, group.modal != nil || group.tense == .present,
      group.modal != .can, group.modal != .may
    else { return false }
    if group.says(.move) { return false }
    return group.kindCue != nil || group.copula && clause.word(group.range.upperBound) == "no"
  }

  /// A group that calls something off as a fact; a postponement without a new date does too.
  private func cancels(_ group: VerbGroup, _ clause: Clause) -> Bool {
    // "are not proceeding with", "will not go ahead with".
    if group.negated, group.traits.contains(.goesOn), group.modal == .will || group.modal == nil { return true }
    guard group.modal == nil || group.modal == .hadTo, !group.negated, !group.infinitive else { return false }
    guard group.isPast || group.passive || group.says(.cancel) && group.copula || clause.word(group.head) == "off"
    else { return false }
    if group.says(.cancel) { return true }
    guard group.says(.move), group.passive || group.isPast else { return false }
    let sentence = clause.sentence
    if sentence.lengths.contains(where: { (0...3).contains($0.pieces.lowerBound - group.range.upperBound) }) {
      return false
    }
    return !sentence.mentions.indices.contains { index in
      let piece = sentence.mentions[index].piece
      guard piece > group.head, piece != clause.piece else { return false }
      return [.to, .until, .for, .on, .by, .from].contains(sentence.mentions[index].link.link)
    } && clause.piece < group.head
  }

  // MARK: Old plans

  /// "put off from June 2", with no new date behind it: what it was.
  func isMovedFrom(_ clause: Clause) -> Bool {
    guard clause.link.link == .from, clause.mention.last == nil || isHyphenated(clause.mention),
      clause.mention.countsFrom == nil,
      let group = clause.chain.first
    else { return false }
    return group.says(.move) && group.head < clause.piece && clause.word(clause.link.range.lowerBound) == "from"
  }

  /// "was to be held on", "had been scheduled for", "originally set for": a plan of before.
  func isOldPlan(_ clause: Clause) -> Bool {
    if clause.modifiesNoun { return isOldDate(clause) || isPushed(clause) }
    if moveAcross(clause) != nil { return false }
    guard let group = clause.chain.first else { return falls(clause) }
    if isMovedFrom(clause) { return true }
    let outer = clause.chain.last ?? group
    if group.modal == .wasTo || outer.modal == .wasTo { return true }
    if falls(clause) { return true }
    let isPlan =
      outer.says(.promise) || outer.says(.wish)
      || clause.word(outer.head).isOne(of: "due", "planned", "scheduled", "set")
    // "the conference, announced for June 2, …".
    if outer.range.count == 1, outer.isPast, Self.made.contains(clause.word(outer.head)), clause.link.link == .for {
      return true
    }
    // "an offer it had meant to end on June 2"
    if outer.tense == .pastPerfect, clause.chain.count > 1, Self.resolves.contains(clause.word(outer.head)) {
      return true
    }
    // "a rate that was fixed on May 5": the day of the fixing.
    if clause.link.link == .on, outer.says(.promise), outer.range.upperBound == clause.link.range.lowerBound,
      clause.word(outer.head).isOne(of: "fixed", "agreed")
    {
      return false
    }
    return isPlan && [.past, .pastPerfect].contains(outer.tense) && (outer.passive || clause.word(outer.head) == "due")
  }

  private static let made: WordSet = ["announced", "advertised", "billed"]
  static let resolves: WordSet = ["planned", "intended", "wanted", "hoped", "aimed", "promised", "meant"]

  /// "has pushed back next month's vote to June 2"
  private func isPushed(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, group.says(.move), group.isFact, group.extent.upperBound == clause.piece,
      clause.mention.possessive
    else { return false }
    return clause.sentence.mentions.contains {
      $0.piece > clause.piece && [.to, .until, .by].contains($0.link.link)
    }
  }

  /// "the original deadline of March 20", "the previous date was March 20".
  private func isOldDate(_ clause: Clause) -> Bool {
    if clause.modifiesNoun { return Self.former.contains(clause.word(clause.piece - 1)) }
    guard let noun = dateNoun(clause) else { return false }
    return (max(0, noun - 3)..<noun).contains { Self.former.contains(clause.word($0)) }
  }

  private static let former: WordSet = ["original", "previous", "initial", "old", "former", "prior", "earlier"]

  /// A plan that the words themselves take back.
  func falls(_ clause: Clause) -> Bool {
    if isOldDate(clause) || clause.modifiesNoun && isPushed(clause) { return true }
    for group in clause.chain {
      if group.modal == .would || group.modal == .should && group.kindCue != nil, group.perfect { return true }
      if group.tense == .pastPerfect, clause.word(group.head) == "due" { return true }
      if group.tense == .pastPerfect, group.passive || group.says(.promise) || group.says(.wish),
        !isRetold(group, in: clause)
      {
        return true
      }
      let before = group.range.lowerBound - 1
      // "The first is due on June 2" tells of no earlier plan.
      let isCounted =
        clause.word(before) == "first" && clause.sentence.pieces[safe: before - 1]?.has(.determiner) == true
      if Self.fallsOld.contains(clause.word(before)), !isCounted { return true }
    }
    let before = clause.link.range.lowerBound - 1
    return Self.fallsOld.contains(clause.word(before)) || Self.fallsOld.contains(clause.word(clause.piece - 1))
      || clause.word(before) == "instead" || clause.word(before) == "rather"
      || clause.word(clause.piece + 1) == "originally"
  }

  /// "said that she had asked": what is told in the perfect, moved into the past by the telling.
  private func isRetold(_ group: VerbGroup, in clause: Clause) -> Bool {
    guard !group.passive,
      let before = clause.sentence.groups.last(where: { $0.range.upperBound <= group.range.lowerBound })
    else { return false }
    return before.says(.report) && before.isPast
  }

  private static let fallsOld: WordSet = ["originally", "initially", "previously", "formerly", "first"]

  private func isFollowedByDate(_ group: VerbGroup, _ clause: Clause) -> Bool {
    clause.link.range.lowerBound == group.range.upperBound
  }
}
