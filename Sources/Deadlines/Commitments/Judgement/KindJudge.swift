import CivilTime
import News
import TextAnalysis

/// Says what happens on a date: is something due, does it start, does it stop, or does an event take place?
struct KindJudge: Sendable {
  let lexicon: Lexicon

  struct Verdict: Sendable {
    var kind: Commitment.Kind
    /// The pieces that decided.
    var cue: Range<Int>
    /// Not just the default.
    var sure = true
  }

  func judge(_ clause: Clause) -> Verdict {
    let link = clause.link
    let verb = self.verb(of: clause)
    let linked = cueRange(clause)
    if let moved = self.moved(clause) { return moved }
    switch link.link {
    case .by, .within:
      // "not expected before April", "will not reopen before June".
      if isNegated(clause), link.link == .by, clause.word(link.range.lowerBound) == "before" {
        // "agreed not to sell before June 2"
        if verb == nil, clause.chain.first?.infinitive == true {
          return Verdict(kind: .expires, cue: linked, sure: false)
        }
        return Verdict(kind: plain(clause, verb).kind, cue: linked)
      }
      // "plan to meet again within ten days".
      if link.link == .within, let verb, verb.cue.traits.contains(.gathers), !isObliged(clause) {
        return Verdict(kind: .scheduled, cue: linked)
      }
      if let verb, verb.cue.traits.contains(.state) { return Verdict(kind: verb.kind, cue: linked) }
      return Verdict(kind: .due, cue: linked)
    case .until:
      return until(clause, verb)
    case .from where isNegated(clause) && hasDue(clause), .after where isNegated(clause) && hasDue(clause):
      // "Applications will not be taken after June 2."
      return Verdict(kind: .due, cue: linked)
    case .from:
      if isNegated(clause) { return Verdict(kind: .expires, cue: linked) }
      if clause.mention.until != nil { return plain(clause, verb) }
      // "stops running from June 2".
      if let verb, verb.kind == .expires, verb.group.isAspect,
        clause.sentence.pieces[safe: verb.group.range.upperBound]?.has(.gerund) == true
      {
        return Verdict(kind: .expires, cue: verb.group.extent)
      }
      // "will be withdrawn from June 2"; what is closed from then on has a closure that begins.
      if let verb, verb.kind == .expires, verb.group.passive, !Self.shuts.contains(clause.word(verb.group.head)) {
        return Verdict(kind: .expires, cue: verb.group.extent)
      }
      if let verb, verb.kind == .scheduled, verb.cue.traits.contains(.gathers) || !clause.leads && hasEvent(clause) {
        return Verdict(kind: .scheduled, cue: linked)
      }
      if let noun = subjectNoun(clause), noun == .scheduled, verb == nil {
        return Verdict(kind: .scheduled, cue: linked)
      }
      return Verdict(kind: .effective, cue: linked)
    case .after:
      if isNegated(clause) { return Verdict(kind: .expires, cue: linked) }
      return Verdict(kind: verb?.kind ?? .effective, cue: linked, sure: verb != nil)
    case .to where verb?.cue.traits.contains(.runs) == true:
      return until(clause, verb)
    case .on, .to, .of, .for, .during, .label, .none, .instead, .notBefore:
      return plain(clause, verb)
    }
  }

  // MARK: Moves

  /// What a moved date is the date of: the noun says it, or else what can be prolonged holds, what can be put off starts.
  private func moved(_ clause: Clause) -> Verdict? {
    guard let move = clause.mover, move.head < clause.piece, move.modal != .can,
      [.to, .until, .for].contains(clause.link.link) || clause.mention.countsFrom != nil
        || clause.link.link == .from && clause.mention.last != nil
    else { return nil }
    var words = nouns(in: clause.range.lowerBound..<clause.piece, of: clause)
    // "has extended until April 4 the deadline for comments".
    if words.isEmpty { words = nouns(in: clause.piece..<min(clause.piece + 5, clause.range.upperBound), of: clause) }
    // "The hearing, which had been set for May 5, has been put back to June 2."
    if words.isEmpty { words = Array(nouns(in: 0..<min(clause.range.lowerBound, move.head), of: clause).prefix(1)) }
    let dates = 0..<clause.piece
    if dates.contains(where: { clause.word($0) == "date" && clause.word($0 + 1) == "for" }) {
      return Verdict(kind: .due, cue: move.extent)
    }
    for kind in [Commitment.Kind.due, .scheduled] where words.contains(where: { $0.sense == .kind(kind) }) {
      return Verdict(kind: kind, cue: move.extent)
    }
    if move.moveTraits.contains(.prolongs) {
      return Verdict(
        kind: .expires, cue: move.extent, sure: !words.isEmpty || clause.link.link == .until
      )
    }
    if let noun = words.last, case .kind(let kind) = noun.sense {
      return Verdict(kind: kind, cue: move.extent)
    }
    return Verdict(kind: .scheduled, cue: move.extent, sure: false)
  }

  // MARK: Verbs

  struct VerbVerdict {
    let kind: Commitment.Kind
    let cue: CueFacts
    let group: VerbGroup
  }

  /// The innermost verb of the chain that has a kind; one that starts or ends an event stands for the event.
  private func verb(of clause: Clause) -> VerbVerdict? {
    for (depth, group) in clause.chain.enumerated() {
      // "is due to speak", "voted to leave": the inner verb counts, known or not.
      if depth > 0, !group.isAspect { continue }
      guard let cue = group.kindCue, case .kind(let kind) = cue.sense else { continue }
      if cue.traits.contains(.intransitive), group.passive || hasObject(group, clause) { continue }
      // "will run in the race on June 2": who runs on a day does not run out.
      if cue.traits.contains(.runs), clause.link.link == .on, clause.mention.until == nil {
        // "The race will be run on June 2."
        if group.passive { return VerbVerdict(kind: .scheduled, cue: cue, group: group) }
        continue
      }
      if cue.traits.contains(.turns), let named = subject(of: group, in: clause), let turned = turned(cue, by: named) {
        return VerbVerdict(kind: turned, cue: cue, group: group)
      }
      // "ceases to apply": what stops holding.
      if kind == .effective,
        let ended = clause.chain.dropFirst(depth + 1).first(where: { $0.isAspect && $0.kindCue?.kind == .expires }),
        let cue = ended.kindCue
      {
        return VerbVerdict(kind: .expires, cue: cue, group: ended)
      }
      return VerbVerdict(kind: kind, cue: cue, group: group)
    }
    return nil
  }

  /// Whether a noun follows the verb at once.
  private func hasObject(_ group: VerbGroup, _ clause: Clause) -> Bool {
    guard let next = clause.sentence.pieces[safe: group.range.upperBound], next.isWord else { return false }
    return next.has(.determiner) || next.isCapitalised
      || !next.has([.preposition, .adverb, .conjunction, .clauseOpener, .pronoun])
  }

  /// The kind that the thing a verb is said of gives it: bids that open start to hold, bids that close are due.
  private func turned(_ cue: CueFacts, by noun: CueFacts) -> Commitment.Kind? {
    switch noun.kind {
    case .due: cue.traits.contains(.opens) ? .effective : .due
    case .scheduled: cue.traits.contains(.closes) && !noun.traits.contains(.deal) ? nil : .scheduled
    case .effective:
      cue.kind == .scheduled || cue.kind == .due && noun.traits.contains(.holds) ? .effective : nil
    case .expires, nil: nil
    }
  }

  private func plain(_ clause: Clause, _ verb: VerbVerdict?) -> Verdict {
    if let noun = nounAtDate(clause) { return noun }
    if clause.mention.countsFrom != nil, clause.word(clause.piece + 1) == "to" {
      return Verdict(kind: .due, cue: cueRange(clause))
    }
    if clause.mention.first.kind == .duration, clause.word(clause.piece + 1) == "to" {
      return Verdict(kind: .due, cue: cueRange(clause))
    }
    // "Reports are due three weeks after that."
    if clause.mention.first.kind == .duration, let verb, clause.word(verb.group.head) == "due" {
      return Verdict(kind: .due, cue: verb.group.extent)
    }
    if clause.mention.first.kind == .duration, clause.link.link == .for || verb == nil || verb?.kind == .due {
      return Verdict(kind: clause.word(clause.piece + 1) == "to" ? .due : .expires, cue: cueRange(clause))
    }
    if let verb {
      // "an order that lasts seven days from Tuesday".
      if verb.cue.traits.contains(.runs), clause.mention.countsFrom != nil {
        return Verdict(kind: .expires, cue: verb.group.extent)
      }
      // "early voting runs from March 20 to April 1": one event.
      if verb.cue.traits.contains(.runs), clause.mention.until != nil {
        return Verdict(kind: .scheduled, cue: verb.group.extent)
      }
      // "a delegation is due in Rome on June 2".
      let behind = verb.group.range.upperBound
      let isPlace =
        clause.word(behind).isOne(of: "in", "at") && clause.sentence.pieces[safe: behind + 1]?.isWord == true
        && clause.sentence.pieces[behind + 1].isCapitalised
        || clause.word(behind) == "on" && clause.word(behind + 1) == "the" || clause.word(behind) == "for"
      if verb.kind == .due, clause.word(verb.group.head) == "due", isPlace {
        return Verdict(kind: .scheduled, cue: verb.group.extent)
      }
      // "offices are closed on June 2", "markets will be shut from June 2 to June 6": the day itself is meant.
      if verb.kind == .expires, verb.group.passive, Self.shuts.contains(clause.word(verb.group.head)),
        clause.word(verb.group.range.upperBound) != "down",
        clause.link.link == .on || clause.mention.until != nil, !reopens(clause)
      {
        return Verdict(kind: .scheduled, cue: verb.group.extent)
      }
      // "offices will close on Thursday and Friday".
      if verb.kind == .expires, Self.shuts.contains(clause.word(verb.group.head)), clause.link.link == .on,
        let until = clause.mention.until, until.days(since: clause.mention.period.first) <= 7
      {
        return Verdict(kind: .scheduled, cue: verb.group.extent)
      }
      // A road that shuts for two weeks: the closure takes effect.
      if verb.kind == .expires, Self.shuts.contains(clause.word(verb.group.head)), reopens(clause) {
        return Verdict(kind: .effective, cue: verb.group.extent)
      }
      // "will file a petition on June 2", "will hand them over on June 2": nobody has to.
      if verb.kind == .due, verb.group.modal == .will, !verb.group.passive, clause.link.link == .on,
        Self.acts.contains(clause.word(verb.group.head))
      {
        return Verdict(kind: .scheduled, cue: verb.group.extent)
      }
      // "must submit on", "must start on": what must be done is due.
      if verb.kind == .scheduled, isObliged(clause), !hasEvent(clause) {
        return Verdict(kind: .due, cue: verb.group.extent)
      }
      return Verdict(kind: verb.kind, cue: verb.group.extent)
    }
    if isObliged(clause) { return Verdict(kind: .due, cue: cueRange(clause)) }
    // "will be extended to all counties on June 2": it holds there from then on.
    if let move = clause.chain.first, move.moveTraits.contains(.prolongs), clause.link.link == .on,
      move.head < clause.piece
    {
      return Verdict(kind: .effective, cue: move.extent)
    }
    let near =
      subjectHead(clause)
      ?? nouns(in: clause.range.lowerBound..<clause.piece, of: clause).last
      ?? nouns(in: clause.piece..<clause.range.upperBound, of: clause).first
    if let near, case .kind(let kind) = near.sense {
      return Verdict(kind: kind == .expires ? .expires : kind, cue: cueRange(clause))
    }
    return Verdict(kind: clause.link.link == .to ? .due : .scheduled, cue: cueRange(clause), sure: false)
  }

  /// Something says how long it stays shut.
  private func reopens(_ clause: Clause) -> Bool {
    clause.sentence.lengths.isEmpty == false
      || clause.sentence.mentions.contains { $0.first.kind == .duration || $0.link.link == .until }
      || clause.sentence.pieces.contains { Self.passing.contains($0.word) }
  }

  private static let acts: WordSet = ["file", "hand", "turn", "submit", "register", "answer", "reply"]
  private static let shuts: WordSet = ["close", "closes", "closed", "shut", "shuts"]
  private static let passing: WordSet = ["temporarily", "reopen", "reopens", "reopening", "while"]

  // MARK: Mood

  func isObliged(_ clause: Clause) -> Bool {
    return clause.chain.contains { $0.modal == .must || Self.duties.contains(clause.word($0.head)) }
  }

  private static let duties: WordSet = ["required", "obliged", "ordered", "needed"]

  func isNegated(_ clause: Clause) -> Bool { clause.chain.first?.negated == true }

  /// The verb and the link, or the verb alone, or the date's own neighbourhood.
  func cueRange(_ clause: Clause) -> Range<Int> {
    if !clause.link.range.isEmpty, clause.link.link != .on { return clause.link.range }
    return clause.chain.first?.extent ?? clause.link.range
  }
}
