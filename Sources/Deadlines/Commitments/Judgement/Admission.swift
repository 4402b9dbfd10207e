import CivilTime
import News
import TextAnalysis

/// Says whether a date that lies ahead is a commitment at all: not background, not a forecast, not furniture.
struct Admission: Sendable {
  let published: CivilDate
  let kinds: KindJudge
  let statuses: StatusJudge

  func admits(_ clause: Clause) -> Bool {
    guard clause.mention.lastDay >= published, clause.link.link != .none, clause.link.link != .instead
    else { return false }
    guard !isName(clause), !isToday(clause), !isFurniture(clause), !isFiscal(clause), !isForecast(clause) else {
      return false
    }
    if isDeniedMove(clause) || isOfNothing(clause) || isBareClock(clause.mention) || isCondition(clause)
      || statuses.isMovedFrom(clause) || clause.isAsTold || isHabit(clause) || isTopic(clause)
      || isAdrift(clause.mention) || isNamedWeekday(clause)
    {
      return false
    }
    if isApposition(clause) || isDiaryEntry(clause) { return true }
    if hasPassed(clause), clause.mention.openness != .nothing || clause.mention.period.first <= published {
      return false
    }
    if clause.modifiesNoun { return admitsModifier(clause) }
    if isTermFrom(clause) { return true }
    switch clause.link.link {
    case .label: return kinds.nounAtDate(clause) != nil
    case .of: return kinds.nounAtDate(clause) != nil
    case .to where clause.chain.first?.traits.contains(.runs) == true:
      return clause.mention.period.first > published && clause.chain.first?.isPast == false
    case .to: return isMoved(clause) || statuses.moveAcross(clause) != nil
    case .after:
      return clause.chain.first.map {
        $0.negated || $0.modal == .will && $0.kindCue != nil
          || ($0.tense == .present || $0.infinitive) && $0.kindCue?.kind == .expires
      } ?? false
    default: break
    }
    // "expect earnings of $2 for 2032".
    if clause.link.link == .for, clause.mention.isCoarse, clause.chain.contains(where: { $0.traits.contains(.guess) }) {
      return false
    }
    if clause.link.link == .for, clause.mention.first.kind != .duration, clause.mention.countsFrom == nil,
      !isPlanned(clause) || clause.leads,
      kinds.nounAtDate(clause) == nil || clause.mention.isCoarse
    {
      return false
    }
    if statuses.rangeMove(clause) != nil || statuses.isMovedRange(clause) { return true }
    if isDateOfCancelling(clause) || isFarFigure(clause) || isBareBeing(clause) || isThisYear(clause) { return false }
    let ahead = clause.mention.period.first > published
    // "won't walk out over Easter".
    if clause.link.link == .during, clause.chain.first?.negated == true { return false }
    // "pumps will be scarce over Christmas"
    if clause.link.link == .during, let group = clause.chain.first, group.copula, group.kindCue == nil,
      kinds.nouns(in: clause.range, of: clause).isEmpty
    {
      return false
    }
    // "spoke of a deal by June 2".
    if ahead, clause.link.link == .by, statuses.isGoal(clause.link.range.lowerBound - 1, of: clause) {
      return true
    }
    if isOfEvent(clause) { return true }
    if isTold(clause) { return false }
    if !ahead {
      // "were told to refuse overtime starting tonight"
      if clause.link.link == .from, clause.mention.openness == .nothing, clause.mention.period.first == published {
        return true
      }
      if clause.sentence.isHeadline, clause.mention.isCoarse { return false }
      // "agreed on Tuesday to …", "met this week to …": the past verb has the date.
      if let outer = clause.chain.last, outer.isPast, !isCancelledNear(clause) { return false }
      return isForward(clause) || isNearLink(clause)
    }
    if clause.mention.first.kind == .duration {
      return !clause.chain.contains { $0.modal == .would || $0.modal == .could }
    }
    if isForward(clause) || isNearLink(clause) { return true }
    return kinds.nounAtDate(clause) != nil || clause.chain.isEmpty && !kinds.nouns(in: clause.range, of: clause).isEmpty
  }

  /// "The rains usually begin in November."
  private func isHabit(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first else { return false }
    // "Today it sells $2 million a year."
    if clause.mention.words.first == "today", clause.leads, group.tense == .present, clause.isYearly { return true }
    return (group.range.lowerBound - 1...group.head).contains { Self.habitually.contains(clause.word($0)) }
  }

  private static let habitually: WordSet = [
    "usually", "normally", "typically", "often", "generally", "traditionally", "always",
  ]

  /// "the August 1 deadline", "Sunday's vote"; a year or a month in front of a noun names a thing, not a date.
  private func admitsModifier(_ clause: Clause) -> Bool {
    // "is delayed by Monday's storm": the storm does it.
    if clause.mention.possessive, clause.link.link == .by, clause.chain.first?.passive == true { return false }
    // "told Thursday's meeting"
    if clause.mention.possessive, let group = clause.chain.first, group.isPast, group.range.upperBound == clause.piece,
      group.says(.report)
    {
      return false
    }
    guard let noun = kinds.nounAtDate(clause) else {
      return isNearLink(clause) && !clause.mention.isCoarse
        || statuses.isCancelled(clause) && clause.leads && !clause.mention.isCoarse
    }
    // "whoever misses the January date".
    if !noun.sure, clause.mention.isCoarse { return false }
    // "first-quarter results": the name of a thing.
    switch clause.mention.period {
    case .quarter, .half, .year: return false
    default: break
    }
    if clause.mention.period.first <= published {
      // "Tonight's gala has been cancelled".
      if clause.mention.period.first == published, statuses.isCancelled(clause) { return true }
      if noun.kind == .due, !clause.mention.isCoarse { return true }
      return isForward(clause) && clause.chain.last?.isPast != true && noun.kind != .effective
    }
    return true
  }

  /// "If it rains on Friday, …": the date of a condition, unless something falls due by it.
  private func isCondition(_ clause: Clause) -> Bool {
    guard clause.link.link == .on, !clause.modifiesNoun else { return false }
    let first = clause.range.lowerBound
    let opener = clause.word(first) == "if" ? first : first - 1
    guard clause.word(opener) == "if", clause.chain.first?.kindCue == nil else { return false }
    return !(opener..<clause.piece).contains { clause.word($0).isOne(of: ",", "then") }
  }

  /// "The Castle Festival, July 18-20, …": an event with its date behind it, whatever is told of it.
  private func isApposition(_ clause: Clause) -> Bool {
    guard clause.link.range.isEmpty, clause.link.link == .on, !clause.mention.isCoarse,
      clause.mention.period.first > published, clause.word(clause.piece - 1).isOne(of: ",", "("),
      clause.word(clause.piece + 1).isOne(of: ",", ")"),
      let noun = kinds.lexicon.noun(endingAt: clause.piece - 2, of: clause.sentence.pieces)
    else { return false }
    return noun.cue.kind == .scheduled
  }

  /// "MONDAY - The house votes on the budget": a line of a diary, whatever its verb.
  func isDiaryEntry(_ clause: Clause) -> Bool {
    guard clause.piece == 0, clause.mention.openness == .week, clause.mention.period.first > published,
      clause.isHeading
    else { return false }
    return clause.sentence.pieces.count > 4
  }

  /// "has 14 days from Tuesday to appeal", "was put back a week from April 4".
  private func isTermFrom(_ clause: Clause) -> Bool {
    guard clause.mention.countsFrom != nil, clause.mention.period.first >= published else { return false }
    return clause.word(clause.piece + 1) == "to" || clause.chain.first?.says(.move) == true
  }

  /// "was called off on Sunday": when it was done, not what was called off.
  private func isDateOfCancelling(_ clause: Clause) -> Bool {
    guard clause.link.link == .on, let first = clause.chain.first, first.says(.cancel), first.isPast else {
      return false
    }
    return clause.link.range.lowerBound <= first.range.lowerBound + first.extent.count
      && clause.link.range.lowerBound >= first.range.upperBound
  }

  /// "they could still be abroad in spring": of nothing that the tables know.
  private func isBareBeing(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, group.copula, group.kindCue == nil, let modal = group.modal else {
      return false
    }
    let isVague = modal == .may || modal == .could || group.negated
    guard clause.link.link == .on || clause.link.link == .by else { return false }
    guard isVague, !clause.chain.contains(where: { $0.says([.promise, .wish, .move]) }) else { return false }
    return kinds.nouns(in: clause.range, of: clause).isEmpty
  }

  /// "the third bridge to close this month": a count, no plan.
  private func isThisYear(_ clause: Clause) -> Bool {
    guard clause.mention.isCoarse, clause.mention.words.first == "this", clause.link.link == .on else { return false }
    return !clause.chain.contains { ($0.modal != nil && $0.modal != .would) || $0.says([.promise, .wish, .move]) }
  }

  /// "will be warmer in 2100", "by 2040 a third will be": a year of which nothing is told that the tables know.
  private func isFarFigure(_ clause: Clause) -> Bool {
    guard clause.mention.isYear, let group = clause.chain.first else { return false }
    let binds = clause.chain.contains { $0.modal == .must || $0.modal == .isTo || $0.says([.promise, .wish, .move]) }
    if binds || group.kindCue != nil { return false }
    switch clause.link.link {
    case .on: return kinds.nounAtDate(clause) == nil && kinds.nouns(in: clause.range, of: clause).isEmpty
    case .by: return group.copula || group.modal == .would
    default: return false
    }
  }

  private func isNearLink(_ clause: Clause) -> Bool {
    switch clause.link.link {
    case .by, .within, .until, .from, .notBefore: true
    default: false
    }
  }

  // MARK: Negation

  /// "will not be postponed to August 1", "denied that it was moved from June 2 to June 9": the new date is none.
  private func isDeniedMove(_ clause: Clause) -> Bool {
    guard let move = statuses.rangeMove(clause) ?? clause.chain.first(where: { $0.says(.move) }), !clause.modifiesNoun
    else { return false }
    guard clause.mention.last != nil || [.to, .until, .for, .on].contains(clause.link.link) else { return false }
    return move.negated
      || clause.sentence.groups.contains {
        $0.range.upperBound <= move.range.lowerBound && Self.denials.contains(clause.word($0.head))
      }
  }

  private static let denials: WordSet = ["denied", "denies", "deny", "rejected", "dismissed"]

  /// "No hearing is scheduled for": a plan of nothing. ("No forms need be sent in" calls something off.)
  private func isOfNothing(_ clause: Clause) -> Bool {
    if let group = clause.chain.last, clause.word(group.range.lowerBound - 1) == "nobody" { return true }
    guard let verb = clause.chain.last, Self.isOfNothingPlans.contains(clause.word(verb.head)), !clause.modifiesNoun
    else {
      return false
    }
    if clause.word(clause.link.range.lowerBound) == "before" || clause.link.link == .until { return false }
    let start = max(0, verb.range.lowerBound - 4)
    return (start..<verb.range.lowerBound).contains { index in
      clause.word(index) == "no" && !Self.idioms.contains(clause.word(index + 1))
        && !(index..<verb.range.lowerBound).contains { clause.sentence.pieces[safe: $0]?.isMark == true }
    }
  }

  private static let isOfNothingPlans: WordSet = ["scheduled", "planned", "set", "expected", "due", "foreseen"]

  // MARK: Tense

  /// Something in the chain looks ahead.
  private func isForward(_ clause: Clause) -> Bool {
    for group in clause.chain {
      if let modal = group.modal, modal != .would || !group.perfect { return true }
      if group.says(.wish) || group.says(.promise) { return true }
      if group.says(.move), [.to, .until, .for].contains(clause.link.link) { return true }
      if group.tense == .present, group.kindCue != nil || group.progressive { return true }
      if group.tense == .infinitive { return true }
      // "is sworn in on June 2"
      if group.tense == .present, group.passive, clause.mention.period.first > published { return true }
      if group.copula, group.tense == .present, !group.negated {
        // "The next one is on June 2", "are welcome in the hall on June 2 at 7.30 p.m.".
        let isSaid = group.range.upperBound == clause.link.range.lowerBound && clause.link.link == .on
        if isSaid && !clause.mention.isCoarse || clause.mention.period.time != nil { return true }
        return !kinds.nouns(in: clause.range, of: clause).isEmpty
      }
      if Self.isForwardPlans.contains(clause.word(group.head)) { return true }
    }
    return isCancelledNear(clause)
  }

  private static let isForwardPlans: WordSet = [
    "due", "ready", "poised", "bound", "planned", "scheduled", "set", "about",
  ]

  private func isCancelledNear(_ clause: Clause) -> Bool {
    statuses.isCancelled(clause)
      && (clause.mention.period.first > published
        || clause.mention.period.first == published && statuses.isOldPlan(clause)
        || clause.mention.isCoarse && clause.mention.openness == .year)
  }

  /// Plain narration: "met on Friday", "has imposed duties on".
  private func isTold(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, group.isPast else { return false }
    if clause.mention.first.kind == .duration, clause.link.link == .for, clause.mention.period.first > published {
      return false
    }
    // "gave the firm 30 days to reply": from now on, unless the sentence tells when it was.
    if clause.mention.first.kind == .duration, clause.word(clause.piece + 1) == "to", group.modal == nil {
      return group.tense == .pastPerfect
        || clause.sentence.mentions.contains { $0.period.last < published.adding(days: -7) }
    }
    if isCancelledNear(clause) { return false }
    if group.modal == .hadTo { return !isSpoken(clause) || clause.mention.first.kind == .duration }
    // "On Saturday the leaders agreed …": the date is that of the agreeing.
    if clause.leads, !group.says(.move), !group.passive { return true }
    if isHad(clause, group) { return true }
    // "stayed until mid-May"
    if Self.isToldStates.contains(clause.word(group.head)) { return true }
    // "set by an arbitrator in December"
    if group.range.count == 1, clause.word(group.range.upperBound) == "by", clause.link.link == .on { return true }
    if isPlanned(clause) { return false }
    if clause.word(group.head).isOne(of: "due", "payable") { return false }
    if [.by, .within].contains(clause.link.link), [.perfect, .pastPerfect].contains(group.tense) { return false }
    // "had until Friday to reply" tells of a Friday gone by.
    if group.copula, clause.mention.openness == .week, [.past, .pastPerfect].contains(group.tense) { return true }
    // "wrote in it until August and handed it on"
    if clause.link.link == .until, group.tense == .past, !group.passive, !group.copula,
      group.kindCue == nil, !group.says([.promise, .wish, .move, .cancel]), !kinds.hasDue(clause),
      clause.mention.openness != .nothing, !KindJudge.gives.contains(clause.word(group.head))
    {
      return true
    }
    if [.until, .from].contains(clause.link.link), clause.mention.period.first > published { return false }
    if clause.mention.period.first > published, let noun = kinds.nounAtDate(clause) {
      return clause.mention.isCoarse && noun.kind != .due
    }
    return group.governor == nil
  }

  private static let isToldStates: WordSet = [
    "stayed", "remained", "lasted", "ran", "lived", "worked", "continued", "waited", "kept",
  ]

  /// "have been invited to a meeting on June 2", "once they have met for their summit tomorrow": what has happened is no
  /// older than today, so the date is that of the event.
  private func isOfEvent(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, group.tense == .perfect, group.modal == nil, clause.link.link == .on,
      !clause.leads, clause.mention.openness == .nothing || !clause.mention.isCoarse,
      clause.mention.period.first > published
    else { return false }
    return kinds.nouns(in: Range(group.range.upperBound, upTo: clause.piece), of: clause).contains {
      $0.kind == .scheduled
    }
  }

  /// "a deadline of April 4 passed quietly".
  private func hasPassed(_ clause: Clause) -> Bool {
    return clause.sentence.groups.contains {
      $0.range.lowerBound > clause.piece && $0.range.upperBound <= clause.range.upperBound && $0.tense == .past
        && $0.modal == nil && Self.hasPassedEnds.contains(clause.word($0.head))
    }
  }

  private static let hasPassedEnds: WordSet = [
    "passed", "missed", "lapsed", "expired", "slipped", "ended", "came", "went",
  ]

  /// "said they had to reply by Friday": told by somebody, so still ahead.
  private func isSpoken(_ clause: Clause) -> Bool {
    clause.sentence.groups.contains { $0.says(.report) && $0.isPast }
  }

  /// "had a call scheduled for Monday": a plan of before.
  private func isHad(_ clause: Clause, _ group: VerbGroup) -> Bool {
    guard let index = clause.sentence.groups.firstIndex(where: { $0.range == group.range }), index > 0 else {
      return false
    }
    let before = clause.sentence.groups[index - 1]
    return before.copula && before.tense == .pastPerfect && clause.word(before.head) == "had"
  }

  private func isPlanned(_ clause: Clause) -> Bool {
    clause.chain.contains {
      $0.says(.promise) || $0.says(.wish) || $0.says(.move)
        || !$0.isIdle && clause.word($0.head).isOne(of: "due", "planned", "scheduled", "set")
        || clause.word($0.head).isOne(of: "announced", "foreseen", "intended")
    }
  }

  private func isMoved(_ clause: Clause) -> Bool {
    if clause.chain.contains(where: { $0.says(.move) && $0.head < clause.piece }) { return true }
    return (clause.range.lowerBound..<clause.piece).contains { Self.isMovedNouns.contains(clause.word($0)) }
  }

  private static let isMovedNouns: WordSet = ["extension", "postponement", "delay", "reprieve", "date", "deadline"]

  /// "no later", "no longer", "No. 5": no denial.
  private static let idioms: WordSet = ["later", "longer", "more", "doubt", "."]
}
