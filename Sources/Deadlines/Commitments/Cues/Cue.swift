import News

/// Words that say something about a date beside them. A line of the cue tables: the words in their base form, what they
/// say, and a sentence that shows it, which is also the line's test.
struct Cue: Sendable, Hashable {
  /// What a cue says of the date it governs.
  enum Sense: Sendable, Hashable {
    /// The kind of the commitment.
    case kind(Commitment.Kind)
    /// Somebody wants or expects it: the commitment is proposed.
    case wish
    /// Somebody has bound himself or fixed the date: it stands.
    case promise
    /// The date was changed.
    case move
    /// It was called off.
    case cancel
    /// Somebody says something: what "would" be after it is a plan and no wish.
    case report
    /// A figure is foreseen: no commitment.
    case forecast
  }

  /// Lower-case words with single spaces. The first word of a verb cue stands for all its forms.
  let words: String
  let sense: Sense
  /// A sentence in which the cue decides. Examples are read as published on Monday, 2031-03-03.
  let example: String

  init(_ words: String, _ sense: Sense, _ example: String) {
    self.words = words
    self.sense = sense
    self.example = example
  }

  init(_ words: String, _ kind: Commitment.Kind, _ example: String) {
    self.init(words, .kind(kind), example)
  }
}
