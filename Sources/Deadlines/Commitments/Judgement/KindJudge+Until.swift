import News

/// What an "until" ends: a time to act, a state, or an event's old date.
extension KindJudge {
  func until(_ clause: Clause, _ verb: VerbVerdict?) -> Verdict {
    let cue = cueRange(clause)
    if isNegated(clause) {
      if let verb { return Verdict(kind: verb.kind == .expires ? .effective : verb.kind, cue: cue) }
      return Verdict(kind: .effective, cue: cue)
    }
    // "has until Friday to reply", "were given until Friday".
    if let group = clause.chain.first {
      let head = clause.word(group.head)
      // "has given the mill another month, until June 2, to answer"
      let tellsWhatFor = clause.word(clause.piece + 1) == "," && clause.word(clause.piece + 2) == "to"
      if Self.gives.contains(head), clause.link.range.lowerBound - group.head <= 6 || tellsWhatFor {
        return Verdict(kind: .due, cue: cue)
      }
    }
    if clause.word(clause.piece + 1) == "to",
      clause.sentence.groups.contains(where: { $0.range.lowerBound == clause.piece + 1 })
    {
      return Verdict(kind: .due, cue: cue)
    }
    let isDue = hasDue(clause)
    // "can be handed in until"
    if let verb, verb.kind == .due, !verb.cue.traits.contains(.nounish) { return Verdict(kind: .due, cue: cue) }
    // "may be registered until", "can sign them until": leave that ends.
    if let group = clause.chain.first, group.modal == .may || group.modal == .can, !isDue,
      !Self.applies.contains(clause.word(group.head))
    {
      return Verdict(kind: .expires, cue: cue)
    }
    if let verb, verb.kind == .due { return Verdict(kind: .due, cue: cue) }
    if let group = clause.chain.first, group.modal != nil,
      Self.applies.contains(clause.word(group.head)) || Self.enters.contains(clause.word(group.head))
    {
      return Verdict(kind: .due, cue: cue)
    }
    if isDue { return Verdict(kind: .due, cue: cue) }
    if let verb, verb.group.says(.move), hasEvent(clause) { return Verdict(kind: .scheduled, cue: cue) }
    return Verdict(kind: .expires, cue: cue)
  }

  /// What can be done until its end only is due then: "appeals may be lodged until".
  private static let applies: WordSet = [
    "comment", "apply", "appeal", "object", "lodge", "lodged", "submit", "submitted", "file", "filed", "bid",
    "nominate", "nominated", "accepted", "received", "enrol", "enroll", "claim", "claimed",
  ]

  /// What is leave with "may" ("may be registered until") and due with any other modal ("must register until").
  private static let enters: WordSet = ["register", "enter", "reply", "sign"]

  /// Who has or is given time has it until a date by which something is due.
  static let gives: WordSet = [
    "have", "has", "had", "given", "give", "gives", "gave", "get", "gets", "got", "allowed", "granted",
  ]
}
