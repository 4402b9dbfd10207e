import News
import TextAnalysis

/// What is only hoped for, asked for or possible.
extension StatusJudge {
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
      // "has been told to suggest measures by June 2": an order.
      let isOrdered =
        depth == 0 && group.infinitive
        && clause.chain[safe: 1].map { $0.passive && Self.orders.contains(clause.word($0.head)) } ?? false
      let isDated =
        group.modal == .must || isOrdered
        || depth == 0 && clause.word(group.head) == "ask"
          && clause.link.range.lowerBound == group.range.upperBound
      if group.says(.wish), !isDated, !group.negated || depth == 0 { return true }
      // "plans to open the mine"; what "is planned" stands.
      if Self.plans.contains(clause.word(group.head)), !group.passive, group.modal == nil, depth > 0 { return true }
      switch group.modal {
      case .could: return true
      // "We can hold the auction in June."
      case .can: if group.traits.contains(.gathers), !group.passive, clause.link.link == .on { return true }
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
  private static let orders: WordSet = ["told", "ordered", "instructed", "directed"]

  /// "proposed that the rule take effect", "demanded that talks start".
  private func isAskedFor(_ clause: Clause) -> Bool {
    guard let outer = clause.chain.last,
      let before = clause.sentence.groups.last(where: { $0.range.upperBound <= outer.range.lowerBound })
    else { return false }
    guard before.says(.wish) else { return false }
    // "hoped the text would be signed in June"
    let isClose = outer.range.lowerBound - before.range.upperBound <= 5 && outer.modal == .would
    return clause.word(before.range.upperBound).starts(with: "that")
      || isClose && !(before.range.upperBound..<outer.range.lowerBound).contains { clause.sentence.pieces[$0].isMark }
  }

  /// "may be used until", "may stay from": leave, not chance.
  private func isPermission(_ clause: Clause, _ group: VerbGroup) -> Bool {
    [.until, .from].contains(clause.link.link)
      || clause.word(group.head).isOne(of: "open", "reopen") && clause.link.range.count == 1
      || clause.mention.last != nil && group.passive
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
    "register", "apply", "submit", "send", "contact", "reply", "respond", "file", "give", "tell", "notify", "complete",
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
    // "Results: December 2031 (indicative)"
    if clause.word(clause.piece + 1) == "(", Self.tentative.contains(clause.word(clause.piece + 2)) { return true }
    return Self.hedges.contains(clause.word(before))
  }

  private static let hedges: WordSet = ["possibly", "perhaps", "probably", "likely", "hopefully", "ideally"]
}
