import CivilTime
import News

/// Looks once more at dates whose words leave the year or the week open ("June 3", "Thursday"): where the verb looks
/// ahead they lie ahead, and an old plan or a date in front of a noun lies as near as it can.
struct Anchoring: Sendable {
  let published: CivilDate
  let statuses: StatusJudge
  let kinds: KindJudge

  func anchor(_ sentence: Sentence) {
    for index in sentence.mentions.indices {
      let mention = sentence.mentions[index]
      guard mention.openness != .nothing else { continue }
      // "from Thursday to Saturday" is one week's.
      if mention.openness == .week, mention.until?.days(since: mention.period.first) ?? 0 > 6 {
        sentence.mentions[index] = mention.startingLater()
      }
      let clause = Clause(sentence, mention: index)
      // "A report was due in December", told in February.
      let earlier = mention.shifted(-1)
      if mention.openness == .year, mention.isCoarse, mention.period.first > published, statuses.isOldPlan(clause),
        clause.chain.last?.tense == .past, distance(earlier) < distance(mention) / 2
      {
        sentence.mentions[index] = earlier
        continue
      }
      guard mention.lastDay < published else { continue }
      let later = mention.shifted(1)
      let isPlan =
        mention.openness == .week && (statuses.isOldPlan(clause) || isTerm(clause) || clause.isHeading)
        || mention.openness == .week && clause.link.link == .from && clause.chain.first?.says(.move) == true
        || clause.link.link == .until && clause.chain.first?.says(.move) == true
        || mention.openness == .week && clause.link.link == .until && clause.chain.first?.tense == .present
        || isAhead(clause)
        || mention.openness == .week && kinds.nounAtDate(clause)?.kind == .due && !clause.modifiesNoun
          && clause.chain.first.map { !$0.isPast || $0.copula } ?? true
      if looksAhead(clause) || isPlan || isNear(clause) && distance(later) < distance(mention) {
        sentence.mentions[index] = later
      }
    }
  }

  /// "will meet on Thursday", "leaders gather on Thursday", "must file by June 3".
  private func looksAhead(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, !clause.modifiesNoun, !clause.isAsTold else { return false }
    guard clause.link.link != .none, clause.link.link != .of, clause.link.link != .after else { return false }
    switch group.modal {
    case .will, .must, .isTo: return true
    case .would, .may, .could, .can, .should, .wasTo, .hadTo: return false
    case nil: break
    }
    if group.infinitive, let outer = clause.chain.last, outer.tense == .present { return true }
    if group.tense == .present, group.passive, group.says(.promise) { return true }
    switch clause.mention.period {
    case .quarter, .half: return false
    default: return group.tense == .present && !group.copula && group.kindCue != nil
    }
  }

  /// "With an election on November 7, members have little time."
  private func isAhead(_ clause: Clause) -> Bool {
    clause.leads && clause.word(clause.range.lowerBound) == "with"
      && clause.word(clause.range.lowerBound + 1).isOne(of: "a", "an")
      && clause.chain.first?.tense == .present && kinds.nounAtDate(clause)?.kind == .scheduled
  }

  /// "gave the union until Tuesday to reply".
  private func isTerm(_ clause: Clause) -> Bool {
    clause.link.link == .until && clause.word(clause.piece + 1) == "to"
  }

  private func isNear(_ clause: Clause) -> Bool {
    clause.modifiesNoun && kinds.nounAtDate(clause) != nil || statuses.isOldPlan(clause) || statuses.isCancelled(clause)
      || clause.chain.first?.says(.move) == true || isPromised(clause)
  }

  /// "planned for Friday", but not "pledged on Friday to …", where the Friday is that of the pledging.
  private func isPromised(_ clause: Clause) -> Bool {
    guard let group = clause.chain.first, group.says(.promise) else { return false }
    return clause.link.link != .on || group.passive || !group.isPast
  }

  /// Days from the publication to the middle of the date.
  private func distance(_ mention: Mention) -> Int { abs(mention.period.first.days(since: published)) }
}
