import TextAnalysis

/// Whether a clause tells of what was or of what is to come, which decides the year of "July 8" and the week of "Friday".
enum Direction: Sendable {
  case past, coming, unknown
}

/// Reads tense and modality off the words around an expression.
struct DirectionReader {
  let lexed: LexedText

  /// How far from the expression a verb may stand, in tokens.
  private static let reach = 24

  func direction(of tokens: Range<Int>, in sentence: Range<Int>) -> Direction {
    let before = leadingPreposition(tokens.lowerBound)
    if before == .since { return .past }
    if let verb = left(of: tokens.lowerBound, in: sentence, before) { return verb }
    if let verb = right(of: tokens.upperBound, in: sentence) { return verb }
    switch before {
    case .by, .until, .before, .through, .starting, .within: return .coming
    default: return .unknown
    }
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
          if isNoun(i) { continue }
          return .coming
        case .comingNoun: weak = weak ?? .coming
        case .moved:
          if before == .to || before == .until || before == .by { return .coming }
          if before == .from { return .unknown }
          if isNoun(i) { continue }
          return participle(i, in: sentence)
        case .present:
          if distance <= 3 { return .coming }
          return weak ?? .unknown
        case .past: return lexed[i + 1] == .preposition(.to) ? .unknown : .past
        case .had: return lexed[i + 1] == .preposition(.to) && before == .by ? .coming : .past
        case .have:
          if before == .until || before == .by || lexed[i + 1] == .preposition(.to) { return .coming }
          return .past
        case .be, .been: continue
        case .participle:
          if isAttributive(i, before: start) { continue }
          return participle(i, in: sentence)
        case .plan:
          if isNoun(i) || distance > 6 { continue }
          return participle(i, in: sentence) == .coming || lexed[i - 1] != .verb(.participle) ? .coming : weak
        }
      case .preposition(.to):
        if distance <= 12, isInfinitive(i) {
          if endsInPast(i - 1) || lexed[i - 1] == .verb(.participle) { return .coming }
          weak = weak ?? .coming
        }
      case .other:
        if endsInPast(i), !isAttributive(i, before: start) { return participle(i, in: sentence) }
      default: continue
      }
    }
    return weak
  }

  /// The tense of the verb group that a participle ends: "will be held", "was held", "held".
  private func participle(_ i: Int, in sentence: Range<Int>) -> Direction {
    for j in stride(from: i - 1, through: max(sentence.lowerBound, i - 5), by: -1) {
      switch lexed[j] {
      case .verb(.modal), .verb(.conditional), .verb(.coming), .preposition(.to): return .coming
      case .verb(.present): return .coming
      case .verb(.past), .verb(.had), .verb(.have): return .past
      case .verb(.be), .verb(.been): continue
      case .other where isAdverb(j): continue
      default: return .past
      }
    }
    return .past
  }

  private func isAdverb(_ i: Int) -> Bool {
    let word = lexed.folded(i)
    return word.hasSuffix("ly") || ["not", "also", "already", "then", "never"].contains { word.elementsEqual($0.utf8) }
  }

  /// "announced *plans*", "the *move*": a word that could be a verb behind one, a determiner or an adjective.
  private func isNoun(_ i: Int) -> Bool {
    switch lexed[i - 1] {
    case .the, .indefinite, .this, .verb(.participle), .past, .next, .last, .ordinal: true
    case .preposition(.to): false
    case .preposition: true
    case .other:
      endsInPast(i - 1) || lexed.has(.possessive, i - 1)
        || ["its", "their", "his", "her", "our", "new", "any"].contains { lexed.folded(i - 1).elementsEqual($0.utf8) }
    default: false
    }
  }

  /// "the *delayed* vote on Friday": a participle in front of its noun.
  private func isAttributive(_ i: Int, before start: Int) -> Bool {
    guard i + 1 < start, lexed[i + 1] == .other, lexed.isWord(i + 1) else { return false }
    switch lexed[i - 1] {
    case .the, .indefinite, .this, .past: return true
    case .other: return ["its", "their", "his", "her"].contains { lexed.folded(i - 1).elementsEqual($0.utf8) }
    default: return false
    }
  }

  /// A regular past tense or past participle.
  private func endsInPast(_ i: Int) -> Bool {
    guard lexed[i] == .other, lexed.isWord(i), lexed.folded(i).count > 3, lexed.folded(i).hasSuffix("ed"),
      !lexed.isCapitalised(i) || lexed.has(.afterLineBreak, i)
    else { return false }
    return !Lexicon.notPast.contains(String(decoding: lexed.folded(i), as: UTF8.self))
  }

  /// "to meet", not "to Paris" or "to the court".
  private func isInfinitive(_ i: Int) -> Bool {
    switch lexed[i + 1] {
    case .verb(.be), .verb(.plan), .verb(.moved), .verb(.have): return true
    case .other:
      let word = lexed.folded(i + 1)
      return lexed.isWord(i + 1) && !lexed.isCapitalised(i + 1) && word.last != UInt8(ascii: "s") && !word.hasSuffix("ing")
    default: return false
    }
  }

  // MARK: Right

  private func right(of end: Int, in sentence: Range<Int>) -> Direction? {
    guard end < sentence.upperBound else { return nil }
    for i in end..<min(sentence.upperBound, end + Self.reach) {
      switch lexed[i] {
      case .verb(.modal), .verb(.conditional): return .coming
      case .verb(.coming) where !isNoun(i): return .coming
      case .verb(.past), .verb(.had), .verb(.have), .verb(.participle): return .past
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
