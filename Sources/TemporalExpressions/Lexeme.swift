import CivilTime

/// What a token can be to the grammar. Most tokens of a text are `other`.
enum Lexeme: Equatable, Sendable {
  case other

  // Numbers
  /// Digits alone: "15", "2025".
  case number(Int, digits: Int)
  /// Digits with "," or "." inside: "25,000", "7.3".
  case decimal
  /// "seven"; 0 stands for none.
  case cardinal(Int)
  /// "several", "few".
  case vagueNumber
  /// "8th" (numeral) or "eighth".
  case ordinal(Int, numeral: Bool)
  /// "1980s": 1980; "80s": 80.
  case decade(Int)

  // Names of the calendar
  case month(Int, short: Bool)
  case weekday(Weekday, short: Bool)
  /// "Mondays".
  case weekdays(Weekday)
  case unit(CalendarUnit, plural: Bool)
  case season(Season)
  /// The first word of holidays' names: the number of the group.
  case holidayWord(UInt8)
  case quarter(Int)
  case half(Int)
  case fiscal
  /// "FY2026".
  case fiscalYear(Int)

  // Times of day
  case partOfDay(PartOfDay)
  case noon
  case midnight
  case tonight
  case overnight
  case meridiem(pm: Bool)
  case oclock
  /// "9am", "9.30pm": hour and minute on the clock of 24 hours.
  case clock(Int, Int)
  case zone(Zone)

  // Words that point
  case deicticDay(Int)
  /// "now", "recently": index of a TIMEX3 reference.
  case reference(Reference)
  case the
  case indefinite
  case this
  /// "that evening", "that year".
  case that
  case last
  case next
  case past
  case previous
  case following
  case same
  case portion(Portion)
  case ago
  case earlier
  case later
  case old
  case every
  /// "daily": the value of the set.
  case frequency(CalendarUnit)
  /// "annual" in front of a noun.
  case adjective(CalendarUnit)

  // Words around
  case preposition(Preposition)
  case and
  case between
  /// Verbs and cue words that tell past from coming.
  case verb(VerbCue)

  // Marks
  case dash
  case comma
  case semicolon
  case dot
  case slash
  case colon
  case apostrophe
  case currency
  case percent
  case opening

  /// Whether an expression can begin with it.
  var canBegin: Bool {
    switch self {
    case .other, .dash, .comma, .semicolon, .dot, .slash, .colon, .currency, .percent, .opening, .verb, .and, .ago,
      .old, .preposition, .meridiem, .oclock, .zone, .between:
      false
    default: true
    }
  }
}

enum Reference: UInt8, Sendable {
  case present, past, future

  /// TIMEX3's value.
  var value: String {
    switch self {
    case .present: "PRESENT_REF"
    case .past: "PAST_REF"
    case .future: "FUTURE_REF"
    }
  }
}

enum Preposition: UInt8, Sendable {
  case on, `in`, at, of, by, until, before, after, since, from, to, through, during, within, `for`, around, over
  case starting

  /// Whether a bare month or year may follow it.
  var takesDate: Bool { self != .over }
}

extension Lexeme {
  var isPortion: Bool { if case .portion = self { true } else { false } }

  /// The decade that a number begins: 1940 of "the 1940's", 40 of "the early 40's".
  var decade: Int? {
    guard case .number(let number, let digits) = self, number.isMultiple(of: 10) else { return nil }
    return digits == 2 && number > 0 || digits == 4 && (1000...2099).contains(number) ? number : nil
  }
}

/// What a word tells about when its clause plays.
enum VerbCue: UInt8, Sendable {
  /// "will", "shall", "must".
  case modal
  /// "would", "could", "might": weaker.
  case conditional
  /// "is", "are".
  case present
  /// "was", "were", "did".
  case past
  /// "has", "have".
  case have
  /// "had".
  case had
  /// "be", "been".
  case be, been
  /// "due", "scheduled", "expected", "set".
  case coming
  /// "deadline", "expires".
  case comingNoun
  /// A past tense or past participle: "said", "held".
  case participle
  /// "resume", "begins": a present form of a verb that newspapers use of plans.
  case plan
  /// "extended", "postponed", "moved".
  case moved
  /// A plain form: "file", "submit".
  case base
}
