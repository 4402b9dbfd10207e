import TextAnalysis

/// Whether a clause tells of what was or of what is to come, which decides the year of "July 8" and the week of "Friday".
enum Direction: Sendable {
  case past, coming, unknown
  /// A sentence with no verb of the past: told in the present.
  case present
}

/// Reads tense and modality off the words around an expression.
struct DirectionReader {
  let lexed: LexedText

  /// How far from the expression a verb may stand, in tokens.
  private static let reach = 24

  func direction(of tokens: Range<Int>, in sentence: Range<Int>) -> Direction {
    let before = leadingPreposition(tokens.lowerBound)
    if before == .since { return .past }
    // "crude for November delivery rose": the month of a thing is the nearest.
    if before == .for, tokens.count == 1, case .month = lexed[tokens.lowerBound] { return .unknown }
    // "said that on Monday it would": the clause begins here.
    if opensClause(tokens.lowerBound), let verb = right(of: tokens.upperBound, in: sentence) { return verb }
    let clause = clause(tokens.lowerBound, in: sentence)
    if let verb = left(of: tokens.lowerBound, in: clause.start..<sentence.upperBound, before) { return verb }
    if let verb = right(of: tokens.upperBound, in: sentence) { return verb }
    if clause.isWhole { return .present }
    if clause.start > sentence.lowerBound, let verb = left(of: tokens.lowerBound, in: sentence, before) { return verb }
    switch before {
    case .by, .until, .before, .through, .starting, .within: return .coming
    default: return isTold(sentence) ? .present : .unknown
    }
  }

  /// Whether it is a whole sentence and no headline.
  private func isTold(_ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last, sentence.count > 3 else { return false }
    return lexed[last] == .dot || lexed[last - 1] == .dot
  }

  /// "that on …", "that by …" with nothing between.
  private func opensClause(_ start: Int) -> Bool {
    for i in [start - 1, start - 2] {
      switch lexed[i] {
      case .that: return true
      case .preposition: continue
      default: return false
      }
    }
    return false
  }

  /// The preposition in front of the expression, over determiners and numbers.
  func leadingPreposition(_ start: Int) -> Preposition? {
    for i in stride(from: start - 1, through: max(0, start - 3), by: -1) {
      switch lexed[i] {
      case .preposition(let preposition): return preposition
      case .the, .comma, .next, .this: continue
      default: return nil
      }
    }
    return nil
  }

  /// Where the clause begins: after ", and", a semicolon or "who", else with the sentence; and whether it must have a
  /// verb of its own.
  private func clause(_ start: Int, in sentence: Range<Int>) -> (start: Int, isWhole: Bool) {
    for i in stride(from: start - 1, through: max(sentence.lowerBound, start - Self.reach), by: -1) {
      if lexed[i] == .comma, lexed[i + 1] == .and || lexed.word(i + 1) == .but, i + 1 < start { return (i + 2, false) }
      let opens =
        lexed[i] == .semicolon || lexed.word(i).isRelative
      if opens { return (i + 1, start - i > 3) }
    }
    return (sentence.lowerBound, false)
  }

  // MARK: Left

  private func left(of start: Int, in sentence: Range<Int>, _ before: Preposition?) -> Direction? {
    var weak: Direction?
    for i in stride(from: start - 1, through: max(sentence.lowerBound, start - Self.reach), by: -1) {
      let distance = start - i
      switch lexed[i] {
      case .verb(let cue):
        switch cue {
        case .modal, .conditional: return .coming
        case .coming:
          if isNoun(i) || distance > 14 { continue }
          if lexed.word(i) == .set, lexed[i + 1] == .indefinite || lexed[i + 1] == .the { return .past }
          if verbGroup(i, in: sentence) == .tense(.past), lexed[i - 2] == .verb(.had) { return .past }
          return .coming
        case .comingNoun: weak = weak ?? .coming
        case .moved:
          if before == .to || before == .until || before == .by { return .coming }
          if before == .from { return .unknown }
          if isNoun(i) { continue }
          return participle(i, in: sentence, before, weak)
        case .present:
          if distance <= 3 || before == .until || before == .through { return .coming }
          return weak ?? .unknown
        case .past: return lexed[i + 1] == .preposition(.to) ? .unknown : .past
        case .had: return lexed[i + 1] == .preposition(.to) && before == .by ? .coming : .past
        case .have:
          if verbGroup(i, in: sentence) == .tense(.coming) { return .coming }
          if before == .until || before == .by || lexed[i + 1] == .preposition(.to) { return .coming }
          return before == .for ? .unknown : .past
        case .be, .been, .base: continue
        case .participle:
          if isAttributive(i, before: start) { continue }
          return participle(i, in: sentence, before, weak)
        case .plan:
          if isNoun(i) || isName(i) || distance > 6 { continue }
          if lexed[i - 1] == .preposition(.to), lexed.word(i - 2).isImplicative, before != .by, before != .until {
            continue
          }
          return participle(i, in: sentence) == .coming || lexed[i - 1] != .verb(.participle) ? .coming : weak
        }
      case .month(5, _) where !lexed.isCapitalised(i): return .coming
      case .preposition(.to):
        if distance <= 12, isInfinitive(i) {
          // "was allowed to return on Monday" tells that they did.
          if lexed.word(i - 1).isImplicative, before != .by, before != .until { continue }
          if endsInPast(i - 1) || lexed.word(i - 1) == .agreed || isKnownInfinitive(i) { return .coming }
          weak = weak ?? .coming
        }
      case .other:
        if endsInPast(i), !isAttributive(i, before: start) { return participle(i, in: sentence, before, weak) }
        // "agreed on Wednesday to …" tells of a Wednesday gone by; "the agreed date" tells nothing.
        if distance <= 2, lexed.word(i) == .agreed, verbGroup(i, in: sentence) == .bare { return .past }
      default: continue
      }
    }
    return weak
  }

  /// The tense of the verb group that a participle ends: "will be held", "was held", "held".
  ///
  /// "gave them until Friday", "ordered it to file by Friday": a limit and an infinitive look ahead from a past verb.
  private func participle(
    _ i: Int, in sentence: Range<Int>, _ before: Preposition? = nil, _ weak: Direction? = nil
  ) -> Direction {
    let group = verbGroup(i, in: sentence)
    if group == .tense(.coming) || before == .to { return .coming }
    if group == .perfect, lexed.word(i).isCall { return .coming }
    if before == .until || before == .by, group != .tense(.past) || weak == .coming { return .coming }
    if lexed.word(i).isPromise {
      switch before {
      case .before, .by, .until, .from, .through: return .coming
      default: break
      }
    }
    // "a rally announced for Sunday".
    if before == .for, lexed.word(i) == .announced, lexed[i + 1] == .preposition(.for) { return .coming }
    return before == .for ? .unknown : .past
  }

  /// "the Channel *Open*": a capital inside of a sentence.
  private func isName(_ i: Int) -> Bool { lexed.isCapitalised(i) && lexed.isWord(i - 1) && lexed.isCapitalised(i - 1) }

  private enum VerbGroup: Equatable {
    case tense(Direction)
    /// "has been put off".
    case perfect
    /// No auxiliary: "gave", "announced".
    case bare
  }

  private func verbGroup(_ i: Int, in sentence: Range<Int>) -> VerbGroup {
    for j in stride(from: i - 1, through: max(sentence.lowerBound, i - 5), by: -1) {
      switch lexed[j] {
      case .verb(.modal), .verb(.conditional), .preposition(.to), .verb(.present): return .tense(.coming)
      case .month(5, _) where !lexed.isCapitalised(j): return .tense(.coming)
      case .verb(.past), .verb(.had): return .tense(.past)
      case .verb(.have): return .perfect
      case .verb(.be), .verb(.been): continue
      case .other where isAdverb(j): continue
      default: return .bare
      }
    }
    return .bare
  }

  private func isAdverb(_ i: Int) -> Bool {
    lexed.shape(i).contains(.endsInLy) || lexed.word(i).isAdverb
  }

  /// "announced *plans*", "the *move*": a word that could be a verb behind one, a determiner or an adjective.
  private func isNoun(_ i: Int) -> Bool {
    switch lexed[i - 1] {
    case .the, .indefinite, .this, .verb(.participle), .past, .next, .last, .ordinal: true
    case .preposition(.to): false
    case .preposition: true
    case .other:
      endsInPast(i - 1) || lexed.has(.possessive, i - 1)
        || lexed.word(i - 1).isPossessive || lexed.word(i - 1) == .new || lexed.word(i - 1) == .any
    default: false
    }
  }

  /// "the *delayed* vote on Friday": a participle in front of its noun.
  private func isAttributive(_ i: Int, before start: Int) -> Bool {
    guard i + 1 < start, lexed[i + 1] == .other, lexed.isWord(i + 1) else { return false }
    for j in [i - 1, i - 2] {
      switch lexed[j] {
      case .the, .indefinite, .this, .past: return true
      case .other:
        if lexed.word(j).isPossessive { return true }
        // Behind a noun the participle is a verb: "the board approved".
        switch lexed.word(j) {
        case .only, .most, .newly, .long, .first, .highly: continue
        default: return false
        }
      default: return false
      }
    }
    return false
  }

  /// A regular past tense or past participle.
  private func endsInPast(_ i: Int) -> Bool {
    lexed[i] == .other && lexed.shape(i).contains(.endsInEd) && lexed.word(i) != .notPast && lexed.word(i) != .agreed
      && (!lexed.isCapitalised(i) || lexed.has(.afterLineBreak, i))
  }

  /// "to meet", not "to Paris" or "to the court".
  private func isInfinitive(_ i: Int) -> Bool {
    switch lexed[i + 1] {
    case .verb(.be), .verb(.plan), .verb(.moved), .verb(.have), .verb(.base): return true
    case .other:
      if lexed.word(i - 1).isComingBack { return false }
      return lexed.isWord(i + 1) && !lexed.isCapitalised(i + 1)
        && lexed.shape(i + 1).isDisjoint(with: [.endsInS, .endsInIng])
    default: return false
    }
  }

  private func isKnownInfinitive(_ i: Int) -> Bool {
    switch lexed[i + 1] {
    case .verb(.be), .verb(.plan), .verb(.moved), .verb(.base): true
    default: false
    }
  }

  private func endsClause(_ i: Int) -> Bool {
    lexed[i] == .and || lexed.word(i).isRelative || lexed.word(i) == .but || lexed.word(i) == .while
  }

  // MARK: Right

  private func right(of end: Int, in sentence: Range<Int>) -> Direction? {
    guard end < sentence.upperBound else { return nil }
    for i in end..<min(sentence.upperBound, end + Self.reach) {
      switch lexed[i] {
      case .verb(.modal), .verb(.conditional): return .coming
      case .month(5, _) where !lexed.isCapitalised(i): return .coming
      case .verb(.coming) where !isNoun(i): return .coming
      case .verb(.have) where lexed[i + 1] == .preposition(.to): return .coming
      case .verb(.past), .verb(.had), .verb(.have), .verb(.participle): return .past
      case .semicolon: return nil
      case .comma where endsClause(i + 1): return nil
      case .verb(.moved) where !isNoun(i): return .past
      case .verb(.present): return nil
      case .verb(.plan) where !isNoun(i) && i > end: return .coming
      case .preposition(.to) where i == end && isInfinitive(i): continue
      case .other where endsInPast(i) && !isAttributive(i, before: sentence.upperBound): return .past
      default: continue
      }
    }
    return nil
  }
}
