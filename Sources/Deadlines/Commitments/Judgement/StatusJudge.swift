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
    guard clause.mention.last != nil else { return nil }
    if clause.mention.opensWithFrom {
      return clause.chain.first.flatMap { $0.says(.move) && $0.head < clause.piece ? $0 : nil }
    }
    guard clause.mention.joiner.isOne(of: "until", "to", "till") else { return nil }
    return clause.sentence.groups.last { $0.range.upperBound <= clause.piece && $0.says(.move) && !$0.infinitive }
  }

  /// "a delay of the start from April 1 to July 1".
  func isMovedRange(_ clause: Clause) -> Bool {
    clause.mention.last != nil && clause.mention.opensWithFrom && extensionNoun(clause)
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
  private static let tentative: WordSet = [
    "proposed", "tentative", "possible", "likely", "expected", "provisional", "potential", "mooted", "suggested",
  ]

  /// The date is the one that a move leads to: "extended to", "postponed until".
  func movesHere(_ clause: Clause, _ move: VerbGroup) -> Bool {
    // "can be changed until June 2": leave, no move.
    if clause.link.link == .until, move.modal == .can || move.modal == .may { return false }
    return [.to, .until, .for].contains(clause.link.link) && clause.piece > move.head && !clause.modifiesNoun
  }

  private func extensionNoun(_ clause: Clause) -> Bool {
    let start = max(clause.link.range.lowerBound - 10, clause.chain.first?.range.upperBound ?? clause.range.lowerBound)
    guard start < clause.link.range.lowerBound else { return false }
    return (start..<clause.link.range.lowerBound).contains { Self.extensionNounNouns.contains(clause.word($0)) }
  }

  private static let extensionNounNouns: WordSet = ["extension", "postponement", "delay", "reprieve", "prolongation"]

  // MARK: Wishes

  func isWish(_ clause: Clause) -> Bool {
    if hasAim(clause) || isAskedFor(clause) { return true }
    if clause.link.link == .by, isGoal(clause.link.range.lowerBound - 1, of: clause),
      clause.chain.allSatisfy({ $0.modal != .must && $0.modal != .will && !$0.says(.promise) })
    {
      return true
    }
    // "the target is to finish by June".
    if clause.chain.contains(where: { $0.modal == .isTo && Self.aims.contains(clause.word($0.range.lowerBound - 1)) }) {
      return true
    }
    for (depth, group) in clause.chain.enumerated() {
      // "must ask for a recount by June 2", "if they ask by June 2": the asking itself is dated.
      let isDated =
        group.modal == .must
        || depth == 0 && clause.word(group.head) == "ask"
          && clause.link.range.lowerBound == group.range.upperBound
      if group.says(.wish), !isDated, !group.negated || depth == 0 { return true }
      // "plans to open the mine"; what "is planned" stands.
      if Self.plans.contains(clause.word(group.head)), !group.passive, group.modal == nil, depth > 0 { return true }
      switch group.modal {
      case .could: return true
      case .may: if !isPermission(clause, group) { return true }
      case .should: if !isInstruction(clause, group) { return true }
      case .would: if !group.perfect, !isReported(clause, group) { return true }
      default: break
      }
      // What has been promised stands, whatever is hoped of it further out.
      if group.says(.promise), group.modal == nil, !group.infinitive {
        return hasWishNoun(clause, before: group.range.lowerBound)
      }
    }
    return hasWishNoun(clause, before: clause.piece) || isHangingWish(clause)
  }

  /// What is aimed at by a date: "a deal by June 2".
  func isGoal(_ index: Int, of clause: Clause) -> Bool { Self.goals.contains(clause.word(index)) }

  private static let goals: WordSet = [
    "deal", "agreement", "accord", "settlement", "pact", "ceasefire", "truce", "solution", "compromise", "peace",
  ]
  private static let plans: WordSet = ["plan", "plans", "planning"]

  /// "proposed that the rule take effect", "demanded that talks start".
  private func isAskedFor(_ clause: Clause) -> Bool {
    guard let outer = clause.chain.last,
      let before = clause.sentence.groups.last(where: { $0.range.upperBound <= outer.range.lowerBound })
    else { return false }
    return before.says(.wish) && clause.word(before.range.upperBound).starts(with: "that")
  }

  /// "may be used until", "may stay from": leave, not chance.
  private func isPermission(_ clause: Clause, _ group: VerbGroup) -> Bool {
    [.until, .from].contains(clause.link.link) || clause.mention.last != nil && group.passive
      || [.by, .within].contains(clause.link.link) && group.kindCue?.kind == .due
  }

  /// "should be sent by": an order in polite words.
  private func isInstruction(_ clause: Clause, _ group: VerbGroup) -> Bool {
    guard [.by, .within, .until].contains(clause.link.link), !group.copula else { return false }
    // "should reach us by", "should give their address by"; "should open by" is a hope.
    return Self.sends.contains(clause.word(group.head))
      || group.kindCue == nil && !group.passive && !group.perfect
        && (group.range.upperBound..<clause.piece).contains { clause.sentence.pieces[$0].has([.pronoun, .determiner]) }
  }

  private static let sends: WordSet = [
    "submitted", "sent", "filed", "received", "made", "returned", "mailed", "emailed", "addressed", "lodged", "paid",
    "register", "apply", "submit", "send", "contact", "reply", "respond", "file",
  ]

  /// "said it would open": a plan told of, unless it is told of a bill.
  private func isReported(_ clause: Clause, _ group: VerbGroup) -> Bool {
    let low = max(clause.range.lowerBound, 0)
    if Range(low, upTo: group.range.lowerBound).contains(where: { Self.bills.contains(clause.word($0)) }) {
      return false
    }
    let sentence = clause.sentence
    if sentence.groups.contains(where: {
      $0.modal == nil && $0.range.upperBound <= group.range.lowerBound && ($0.says(.report) || $0.says(.promise))
    }) {
      return true
    }
    // "…, the ministry said": the speaker stands behind.
    return sentence.groups.contains {
      $0.range.lowerBound > clause.piece && $0.says(.report) && $0.tense == .past
    }
  }

  private static let bills: WordSet = [
    "bill", "proposal", "proposed", "draft", "amendment", "if", "motion", "initiative", "measure", "under", "petition",
    "were",
  ]

  /// "with the aim of delivering by", "in the hope of a deal by": between the verb and the date.
  private func hasAim(_ clause: Clause) -> Bool {
    let start = max(clause.chain.first?.range.upperBound ?? clause.range.lowerBound, clause.range.lowerBound)
    guard start < clause.link.range.lowerBound else { return false }
    return (start..<clause.link.range.lowerBound).contains {
      Self.aims.contains(clause.word($0)) && clause.word($0 + 1).isOne(of: "of", "to", "for", "at")
    }
  }

  private static let aims: WordSet = [
    "aim", "goal", "target", "hope", "hopes", "view", "hoping", "aiming", "aimed", "seeking", "bid",
  ]

  /// "will likely be", "tentatively set for".
  private func hasWishNoun(_ clause: Clause, before end: Int) -> Bool {
    let start = max(clause.range.lowerBound, (clause.chain.last?.range.lowerBound ?? end) - 6, 0)
    guard start < end else { return false }
    return (start..<end).contains { Self.hasWishNounNouns.contains(clause.word($0)) }
  }

  private static let hasWishNounNouns: WordSet = [
    "likely", "tentatively", "tentative", "possibly", "perhaps", "probably", "aiming", "hoping", "seeking", "expecting",
    "targeting", "potentially", "provisionally",
  ]

  /// "It could be by July", "as early as July": said of the date itself.
  private func isHangingWish(_ clause: Clause) -> Bool {
    let before = clause.link.range.lowerBound - 1
    return Self.hedges.contains(clause.word(before))
  }

  // MARK: Cancelled

  func isCancelled(_ clause: Clause) -> Bool {
    if let first = clause.chain.first, first.negated, isDenied(clause, first) { return true }
    if isOldPlan(clause), clause.sentence.groups.contains(where: { fallsThrough($0, behind: clause) }) { return true }
    // "an instruction to reply by June 2 has been withdrawn".
    let isWithdrawn = clause.sentence.groups.contains {
      $0.range.lowerBound == clause.piece + 1 && $0.passive && cancels($0, clause)
    }
    if isWithdrawn { return true }
    guard ![.until, .from, .after, .by, .within].contains(clause.link.link) || isOldPlan(clause) || isPlanNoun(clause)
    else { return false }
    guard let cancel = clause.sentence.groups.first(where: { cancels($0, clause) }) else { return false }
    guard let inner = clause.chain.first else { return true }
    if clause.chain.contains(where: { $0.range == cancel.range }) { return true }
    if inner.range == cancel.range { return true }
    if isOldPlan(clause) || inner.isPast && !inner.senses.isEmpty || isPlanNoun(clause)
      || clause.chain.contains(where: { $0.tense == .participle })
    {
      return true
    }
    if cancel.negated { return !isFollowedByDate(cancel, clause) }
    return inner.negated
  }

  /// "which was to open on June 2, will not", "the summit set for June 2 won't happen".
  private func fallsThrough(_ group: VerbGroup, behind clause: Clause) -> Bool {
    guard group.negated, group.range.lowerBound > clause.piece, group.modal == .will || group.tense == .present else {
      return false
    }
    let next = clause.sentence.pieces[safe: group.range.upperBound]
    if group.copula { return next.map { !$0.isWord || $0.has(.conjunction) } ?? true }
    return group.traits.contains(.goesOn) || group.traits.contains(.gathers) || group.passive
      || clause.chain.contains { $0.kindCue != nil && $0.kindCue == group.kindCue }
  }

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
    guard clause.link.link == .on, !clause.modifiesNoun, group.modal != nil || group.tense == .present,
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
    guard clause.link.link == .from, clause.mention.last == nil, clause.mention.countsFrom == nil,
      let group = clause.chain.first
    else { return false }
    return group.says(.move) && group.head < clause.piece
  }

  /// "was to be held on", "had been scheduled for", "originally set for": a plan of before.
  func isOldPlan(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first else { return falls(clause) }
    if isMovedFrom(clause) { return true }
    let outer = clause.chain.last ?? group
    if group.modal == .wasTo || outer.modal == .wasTo { return true }
    if falls(clause) { return true }
    let isPlan =
      outer.says(.promise) || outer.says(.wish)
      || clause.word(outer.head).isOne(of: "due", "planned", "scheduled", "set")
    // "the conference, announced for June 2, …".
    if outer.range.count == 1, outer.isPast, clause.word(outer.head) == "announced", clause.link.link == .for {
      return true
    }
    return isPlan && [.past, .pastPerfect].contains(outer.tense) && (outer.passive || clause.word(outer.head) == "due")
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
    if isOldDate(clause) { return true }
    for group in clause.chain {
      if group.modal == .would, group.perfect { return true }
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

  private static let hedges: WordSet = ["possibly", "perhaps", "probably", "likely", "hopefully", "ideally"]

  private func isFollowedByDate(_ group: VerbGroup, _ clause: Clause) -> Bool {
    clause.link.range.lowerBound == group.range.upperBound
  }
}
