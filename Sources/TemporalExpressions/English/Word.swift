/// The words of English that patterns ask for by name, beside what their `Lexeme` says. A case is spelled as the word.
enum Word: UInt8, CaseIterable, Sendable {
  /// Any other word, number or mark.
  case none
  /// A word in "-ed" that is no past tense: `Lexicon.notPast`.
  case notPast

  case age, agreed, allowed, able, already, also, announced, any, `as`, asked, began, billion, business, but
  case calendar, called, central, city, close
  case coming, consecutive, continued, current, daylight, demanded, eastern, end, ending, express, failed, first
  case foreseeable, forced, full, future, he, helped, her, herald, highly, his, hoped, how, i, `if`, independence, it,
    its
  case just, kong, last, least, listed, long, magazine, mail, managed, mercury, middle, million, mirror, moment, more,
    most, my
  case mountain, near, never, new, newly, not, o, oh, once, only, ordered, our, people, percent, period, planned,
    pledged, points
  case pacific, post, present, proceeded, promised, recent, reopen, reopened, reopens, requested, `return`, returned,
    set, she, standard, started, straight, summer, summoned,
    sun,
    telegraph
  case than, their, then, there, they, thousand, time, times, told, trading, upcoming, urged, vowed, we, went, when,
    `where`
  case which, `while`, who, whole, whom, whose, working, world, worst, york, you, your, zero

  /// "its", "their", …
  var isPossessive: Bool {
    switch self {
    case .its, .their, .his, .her, .our, .my, .your: true
    default: false
    }
  }

  /// A word that a clause of its own begins with: it ends the phrase in front.
  var beginsClause: Bool {
    switch self {
    case .he, .she, .it, .they, .we, .i, .you, .who, .which, .there, .when, .but, .as, .if: true
    default: false
    }
  }

  var isRelative: Bool { self == .who || self == .whose || self == .which }

  /// "not", "also", …: stand between the parts of a verb.
  var isAdverb: Bool {
    switch self {
    case .not, .also, .already, .then, .never: true
    default: false
    }
  }

  /// Verbs whose object is to come: "promised a fix before November".
  var isPromise: Bool {
    switch self {
    case .promised, .pledged, .vowed, .agreed, .planned, .hoped, .demanded, .requested, .ordered, .urged, .asked, .told:
      true
    default: false
    }
  }

  /// What has been called is to come: "has called a meeting on Monday".
  var isCall: Bool { self == .called || self == .summoned || self == .listed }

  /// Verbs that make their infinitive a fact: "was allowed to return".
  var isImplicative: Bool {
    switch self {
    case .allowed, .able, .forced, .began, .started, .managed, .helped, .continued, .failed, .proceeded, .went: true
    default: false
    }
  }

  /// "Eastern", "Central": zones that are named without "time".
  var isZoneByItself: Bool { self == .eastern || self == .central || self == .mountain || self == .pacific }

  /// What comes "to" a place or a state, and to no doing: "returned to profit".
  var isComingBack: Bool {
    switch self {
    case .`return`, .returned, .reopen, .reopens, .reopened: true
    default: false
    }
  }

  /// "six *straight* days", "30 *business* days".
  var standsInAmount: Bool {
    switch self {
    case .straight, .consecutive, .trading, .business, .working, .calendar, .full, .more, .whole, .long: true
    default: false
    }
  }

  /// "business days": those from Monday to Friday.
  var leavesOutWeekends: Bool { self == .business || self == .working || self == .trading }

  /// "15 *percent*", "2 *million*": what stands in front is no day and no year.
  var isMeasure: Bool {
    switch self {
    case .percent, .million, .billion, .points, .people: true
    default: false
    }
  }

  /// Behind a weekday's name: a newspaper.
  var isNewspaper: Bool {
    switch self {
    case .times, .telegraph, .mirror, .express, .mail, .post, .herald, .mercury, .world, .sun: true
    default: false
    }
  }
}
