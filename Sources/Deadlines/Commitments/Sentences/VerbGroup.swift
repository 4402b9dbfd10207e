import News

/// A verb with its auxiliaries: "will not be extended", "was to be held", "to sign".
struct VerbGroup: Sendable {
  enum Modal: Sendable, Hashable {
    case will, would, must, may, can, could, should
    /// "is to", "are to".
    case isTo
    /// "was to", "were to".
    case wasTo
    /// "had to": a duty of before.
    case hadTo
  }

  enum Tense: Sendable, Hashable {
    case present, past, perfect, pastPerfect
    /// "to sign", and what a modal governs.
    case infinitive
    /// A past form that may stand for "which was …": "set for March 10".
    case participle
  }

  /// The pieces of the whole group, auxiliaries included.
  var range: Range<Int>
  /// The piece of the verb itself.
  var head: Int
  var tense: Tense
  var modal: Modal?
  var passive = false
  /// Has "have" behind its modal: "would have been paid".
  var perfect = false
  var progressive = false
  var negated = false
  /// An infinitive with "to".
  var infinitive = false
  /// Joined to the verb before it by "and".
  var coordinated = false
  /// "be" or "have" alone: "the deadline is Friday".
  var copula = false
  /// The group that an infinitive hangs on: "hopes" of "hopes to sign".
  var governor: Int?
  /// What the tables say of the verb: the first cue with a kind, and what else.
  var kindCue: CueFacts?
  var senses: CueSenses = []
  /// The traits of its cues of moving.
  var moveTraits: Cue.Traits = []
  /// The traits of its cues of a kind and of wishing.
  var traits: Cue.Traits = []
  /// A word of the tables that says nothing: "set up".
  var isIdle = false
  /// How many words behind the group belong to its cue: 1 for "takes effect".
  var tail = 0

  /// Told as a fact: no modal, no wish, no negation.
  var isFact: Bool { modal == nil && !negated && !infinitive }

  /// Told of the past.
  var isPast: Bool {
    modal == .hadTo || modal == nil && [.past, .perfect, .pastPerfect, .participle].contains(tense)
  }

  /// The group with the words of its cue that follow at once: "takes effect".
  var extent: Range<Int> {
    range.lowerBound..<(tail > 0 ? (copula ? range.upperBound : head + 1) + tail : range.upperBound)
  }

  var isAspect: Bool { traits.contains(.aspect) }

  func says(_ sense: CueSenses) -> Bool { !senses.isDisjoint(with: sense) }

  mutating func add(_ cue: CueFacts) {
    if kindCue == nil, cue.kind != nil { kindCue = cue }
    if cue.sense == .idle { isIdle = true }
    senses.insert(CueSenses(cue.sense))
    if cue.sense == .move { moveTraits.formUnion(cue.traits) }
    if cue.sense != .move { traits.formUnion(cue.traits) }
  }
}
