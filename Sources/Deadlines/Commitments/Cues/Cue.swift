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
    /// Looks like a cue and says nothing: "set up".
    case idle
  }

  /// How the cue behaves beside others.
  struct Traits: OptionSet, Sendable, Hashable {
    let rawValue: UInt32
    /// Tells the start or end of another verb's doing: "begin", "stop".
    static let aspect = Traits(rawValue: 1)
    /// Takes the kind of what it is said of: talks that begin are scheduled, bids that close are due.
    static let turns = Traits(rawValue: 2)
    /// Turns only for what is over when it closes.
    static let closes = Traits(rawValue: 4)
    /// Something holds, or has ceased to, also "by" a date.
    static let state = Traits(rawValue: 8)
    /// People come together, also "from" a date.
    static let gathers = Traits(rawValue: 16)
    /// A standing end is moved out.
    static let prolongs = Traits(rawValue: 32)
    /// An event is moved out.
    static let putsOff = Traits(rawValue: 64)
    /// A bargain, which is done when it closes.
    static let deal = Traits(rawValue: 128)
    /// Turns only for what is at its beginning when it starts: bids that open are not due.
    static let opens = Traits(rawValue: 256)
    /// Goes on from one date to another: "runs from … to".
    static let runs = Traits(rawValue: 512)
    /// More often a noun: a verb only behind an auxiliary or "to", or as a past form.
    static let nounish = Traits(rawValue: 1024)
    /// Denied, it calls something off: "will not go ahead".
    static let goesOn = Traits(rawValue: 2048)
    /// Foreseen rather than wanted.
    static let guess = Traits(rawValue: 4096)
    /// Says that there is a date, and not of what.
    static let vague = Traits(rawValue: 16384)
    /// Something that starts to hold, also when it is "due".
    static let holds = Traits(rawValue: 32768)
    /// With an object it says something else: "drops a capsule".
    static let intransitive = Traits(rawValue: 65536)
    /// A date is moved towards today.
    static let hastens = Traits(rawValue: 8192)
  }

  /// Lower-case words with single spaces. The first word of a verb cue stands for all its forms.
  let words: String
  let sense: Sense
  let traits: Traits
  /// A sentence in which the cue decides. Examples are read as published on Monday, 2031-03-03.
  let example: String

  init(_ words: String, _ sense: Sense, _ example: String, _ traits: Traits = []) {
    self.words = words
    self.sense = sense
    self.traits = traits
    self.example = example
  }

  init(_ words: String, _ kind: Commitment.Kind, _ example: String, _ traits: Traits = []) {
    self.init(words, .kind(kind), example, traits)
  }
}

/// What a cue says, without its letters.
struct CueFacts: Sendable, Hashable {
  let sense: Cue.Sense
  let traits: Cue.Traits

  var kind: Commitment.Kind? { if case .kind(let kind) = sense { kind } else { nil } }
}

/// A set of senses.
struct CueSenses: OptionSet, Sendable, Hashable {
  let rawValue: UInt8
  static let wish = CueSenses(rawValue: 1)
  static let promise = CueSenses(rawValue: 2)
  static let move = CueSenses(rawValue: 4)
  static let cancel = CueSenses(rawValue: 8)
  static let report = CueSenses(rawValue: 16)
  static let forecast = CueSenses(rawValue: 32)
  static let kind = CueSenses(rawValue: 64)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ sense: Cue.Sense) {
    switch sense {
    case .kind: self = .kind
    case .wish: self = .wish
    case .promise: self = .promise
    case .move: self = .move
    case .cancel: self = .cancel
    case .report: self = .report
    case .forecast: self = .forecast
    case .idle: self = []
    }
  }
}
