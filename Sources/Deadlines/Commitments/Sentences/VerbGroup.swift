import News

/// A verb with its auxiliaries: "will not be extended", "was to be held", "to sign".
struct VerbGroup: Sendable {
  enum Modal: Sendable, Hashable {
    case will, would, must, may, can, could, should
    /// "is to", "are to".
    case isTo
    /// "was to", "were to".
    case wasTo
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
  /// "be" or "have" alone: "the deadline is Friday".
  var copula = false
  /// The group that an infinitive hangs on: "hopes" of "hopes to sign".
  var governor: Int?
  /// What the tables say of the verb.
  var cues: [Cue] = []

  /// Told as a fact: no modal, no wish, no negation.
  var isFact: Bool { modal == nil && !negated && !infinitive }

  /// Told of the past.
  var isPast: Bool { modal == nil && [.past, .perfect, .pastPerfect, .participle].contains(tense) }

  func kindCue() -> Cue? { cues.first { if case .kind = $0.sense { true } else { false } } }
  func says(_ sense: Cue.Sense) -> Bool { cues.contains { $0.sense == sense } }
}
