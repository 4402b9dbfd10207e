import TextAnalysis

/// How a date hangs on its sentence: the preposition in front of it.
enum Link: Sendable, Hashable {
  /// "by", "before", "no later than": an end to be kept.
  case by
  /// "no earlier than": a beginning that may come later.
  case notBefore
  /// "within": an end counted from a start.
  case within
  /// "until", "through": something holds up to it.
  case until
  /// "from", "starting", "as of": something holds from then on.
  case from
  /// "on", "at", "in", or a bare date.
  case on
  case after
  /// "to", which only a moved date has.
  case to
  /// "of": the date of a noun.
  case of
  /// "for": "set for June 2".
  case `for`
  /// "between", "over", "during".
  case during
  /// A colon behind a label: "Comments due: June 2".
  case label
  /// "rather than", "not": the date that another one replaces.
  case instead
  /// "since", "than", "like": no date of its own.
  case none

  /// One line of the table: words in front of a date, and the link they make.
  struct Entry: Sendable {
    let words: [Word]
    let link: Link

    init(_ words: String, _ link: Link) {
      self.words = words.split(separator: " ").map { Word($0) }
      self.link = link
    }
  }

  /// The longest first.
  static let table: [Entry] = [
    Entry("by not later than", .by), Entry("by no later than", .by), Entry("not later than", .by),
    Entry("no later than", .by), Entry("on or before", .by), Entry("at or before", .by), Entry("at the latest by", .by),
    Entry("not after", .by), Entry("ahead of", .by), Entry("prior to", .by), Entry("in time for", .by),
    Entry("not before", .notBefore), Entry("no earlier than", .notBefore), Entry("not earlier than", .notBefore),
    Entry("no sooner than", .notBefore), Entry("not until", .notBefore), Entry("until at the earliest", .notBefore),
    Entry("with effect from", .from), Entry("with effect on", .from), Entry("effective as of", .from),
    Entry("effective from", .from), Entry("effective on", .from),
    Entry("starting on", .from), Entry("starting from", .from), Entry("starting in", .from),
    Entry("starting at", .from),
    Entry("beginning on", .from), Entry("beginning in", .from), Entry("beginning from", .from), Entry("as from", .from),
    Entry("on or after", .from), Entry("on and after", .from), Entry("as of", .from), Entry("as soon as", .on),
    Entry("as early as", .on), Entry("as late as", .on), Entry("not until after", .after), Entry("until after", .after),
    Entry("by the time of", .by), Entry("by the close of business on", .by), Entry("by close of business on", .by),
    Entry("by the end of business on", .by), Entry("by the end of the day on", .by),
    Entry("by the end of play on", .by),
    Entry("up to and including", .until), Entry("through and including", .until), Entry("until and including", .until),
    Entry("up to the end of", .until),
    Entry("up to", .until), Entry("up until", .until),
    Entry("through to", .until), Entry("to at least", .until), Entry("until at least", .until),
    Entry("on the night of", .on), Entry("on the morning of", .on), Entry("on the evening of", .on),
    Entry("on the afternoon of", .on), Entry("on the weekend of", .on), Entry("over the weekend of", .on),
    Entry("till", .until), Entry("until", .until), Entry("through", .until), Entry("thru", .until),
    Entry("by", .by), Entry("before", .by), Entry("within", .within), Entry("from", .from), Entry("starting", .from),
    Entry("beginning", .from), Entry("commencing", .from), Entry("effective", .from), Entry("on", .on),
    Entry("at", .on),
    Entry("in", .on), Entry("after", .after), Entry("following", .after), Entry("past", .after),
    Entry("beyond", .after),
    Entry("to", .to), Entry("of", .of), Entry("for", .for), Entry("between", .during), Entry("over", .during),
    Entry("during", .during), Entry("throughout", .during), Entry("since", .none), Entry("than", .none),
    Entry("rather than", .instead), Entry("rather than on", .instead), Entry("instead of", .instead),
    Entry("instead of on", .instead), Entry("not", .instead), Entry("not on", .instead),
    Entry("like", .none), Entry("as", .none), Entry("versus", .none), Entry("against", .none), Entry("ended", .none),
    Entry("ending", .none), Entry("dated", .none), Entry("updated", .none), Entry("published", .none),
    Entry("fiscal", .none), Entry("financial", .none), Entry("model", .none), Entry("©", .none),
    Entry("copyright", .none), Entry("released", .none), Entry("under", .none), Entry("rule", .none),
  ]

  /// Words that may stand between the preposition and the date.
  static let fillers: WordSet = [
    "about", "around", "roughly", "the", "early", "late", "mid", "just", "only", "this", "next", "coming", "following",
    "morning", "noon", "midnight",
  ]
}

/// The link of a date and the pieces that make it.
struct LinkReading: Sendable {
  let link: Link
  let range: Range<Int>

  /// - Parameter piece: where the date stands, or will stand.
  init(before piece: Int, in pieces: [Piece], lexicon: Lexicon) {
    var end = piece
    while end > 0, end > piece - 2, pieces[end - 1].isWord, Link.fillers.contains(pieces[end - 1].word) { end -= 1 }
    if let found = Self.found(endingAt: piece, pieces, lexicon) ?? Self.found(endingAt: end, pieces, lexicon) {
      self = found
    } else if Self.isLabelled(piece, pieces) {
      self.init(link: .label, range: piece - 1..<piece)
    } else {
      self.init(link: .on, range: piece..<piece)
    }
  }

  /// "rather than", "instead of", "not": the date is the one that falls away.
  var isInstead: Bool { link == .instead }

  private init(link: Link, range: Range<Int>) { (self.link, self.range) = (link, range) }

  private static func found(endingAt stop: Int, _ pieces: [Piece], _ lexicon: Lexicon) -> LinkReading? {
    guard let last = pieces[safe: stop - 1], last.has(.link) else { return nil }
    for entry in lexicon.links(last) where entry.words.count <= stop {
      let start = stop - entry.words.count
      // "will be published this month": a verb, no stamp.
      if entry.link == .none, start > 0, pieces[start - 1].word.isOne(of: "be", "is", "are") { continue }
      if entry.words.indices.allSatisfy({ pieces[start + $0].word == entry.words[$0] }) {
        return LinkReading(link: entry.link, range: start..<stop)
      }
    }
    return nil
  }

  private static func isLabelled(_ piece: Int, _ pieces: [Piece]) -> Bool {
    guard let mark = pieces[safe: piece - 1], mark.isMark else { return false }
    if mark.word == ":" || mark.word == "|" { return true }
    guard mark.word == "-" || mark.word == "–" || mark.word == "—", let label = pieces[safe: piece - 2] else {
      return false
    }
    return labels.contains(label.word)
  }

  private static let labels: WordSet = ["due", "deadline", "closes", "effective", "expires", "opens", "date"]
}
