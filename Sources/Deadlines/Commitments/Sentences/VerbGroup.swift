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
  /// What the tables say of the verb.
  var cues: [Cue] = []

  /// Told as a fact: no modal, no wish, no negation.
  var isFact: Bool { modal == nil && !negated && !infinitive }

  /// Told of the past.
  var isPast: Bool {
    modal == .hadTo || modal == nil && [.past, .perfect, .pastPerfect, .participle].contains(tense)
  }

  /// The group with the words of its cue that follow at once: "takes effect".
  func extent(in pieces: [Piece]) -> Range<Int> {
    for cue in cues {
      let rest = cue.words.split(separator: " ").dropFirst()
      guard !rest.isEmpty else { continue }
      let start = copula || cue.words.hasPrefix("be ") ? range.upperBound : head + 1
      let words = rest.indices.map { pieces[safe: start + $0 - rest.startIndex]?.text ?? "" }
      if zip(words, rest).allSatisfy({ $0 == String($1) }) { return range.lowerBound..<start + rest.count }
    }
    return range
  }

  func kindCue() -> Cue? { cues.first { if case .kind = $0.sense { true } else { false } } }
  func says(_ sense: Cue.Sense) -> Bool { cues.contains { $0.sense == sense } }
}
