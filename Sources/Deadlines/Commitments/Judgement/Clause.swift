import News
import TextAnalysis

/// The words around one date: its link, the verb that governs it, the clause it stands in.
struct Clause {
  let sentence: Sentence
  let mention: Mention
  /// The piece of the date.
  let piece: Int
  let link: LinkReading
  /// The governing group and those it hangs on, the innermost first.
  let chain: [VerbGroup]
  /// The pieces of the clause.
  let range: Range<Int>
  /// The date stands in front of a noun: "an August 1 deadline".
  let modifiesNoun: Bool
  /// The date stands before its verb: "On Friday the council met".
  let leads: Bool

  init(_ sentence: Sentence, mention index: Int) {
    self.sentence = sentence
    mention = sentence.mentions[index]
    piece = sentence.mentions[index].piece
    let pieces = sentence.pieces
    var link = sentence.mentions[index].link
    // "on July 29 and August 5": the second date hangs as the first does.
    if link.range.isEmpty, link.link == .on, let first = Self.coordinated(piece, in: pieces),
      let mention = pieces[first].mention
    {
      link = sentence.mentions[mention].link
    }
    self.link = link
    range = Self.clause(around: piece, in: sentence)
    modifiesNoun = Self.modifiesNoun(piece, mention: sentence.mentions[index], in: pieces)
    chain = Self.chain(at: piece, linkStart: min(link.range.lowerBound, piece), clause: range, in: sentence)
    let (place, first) = (piece, chain.first)
    leads = first.map { $0.range.lowerBound > place } ?? false
  }

  var pieces: ArraySlice<Piece> { sentence.pieces[range] }

  func word(_ index: Int) -> Word { sentence.word(index) }

  /// "As announced on 8 July, the group is closing its plant": the date of the announcing.
  var isAsTold: Bool {
    let verb = link.range.lowerBound - 1
    guard let piece = sentence.pieces[safe: verb], piece.has([.past, .participle, .cuePast, .cueParticiple]) else {
      return false
    }
    return word(verb - 1) == "as" || word(verb - 2) == "as"
  }

  /// "MONDAY - The house votes": the date heads its line, which tells of no past.
  var isHeading: Bool {
    guard piece == 0, let mark = sentence.pieces[safe: 1], mark.isMark, Self.headingMarks.contains(mark.word) else {
      return false
    }
    return sentence.groups.first?.isPast != true
  }

  private static let headingMarks: WordSet = ["-", "–", "—", ":"]

  /// The verb of moving that governs: the innermost, or, of a range, the one before a participle ("is extending the period
  /// for comments on the rule published in May from June 2 to June 9").
  var mover: VerbGroup? {
    guard let group = chain.first else { return nil }
    if group.says(.move) { return group }
    guard mention.opensWithFrom, mention.last != nil, group.range.count == 1, group.isPast else { return nil }
    return sentence.groups.last { $0.range.upperBound <= group.range.lowerBound && $0.says(.move) }
  }

  /// "$2 million a year"
  var isYearly: Bool {
    range.contains { word($0).isOne(of: "a", "per", "each", "every") && word($0 + 1) == "year" }
  }

  func contains(_ words: WordSet) -> Bool { pieces.contains { words.contains($0.word) } }

  private static func coordinated(_ piece: Int, in pieces: [Piece]) -> Int? {
    guard piece >= 2 else { return nil }
    let joiner = pieces[piece - 1].word
    guard joiner.isOne(of: "and", "or", ",", "/") else { return nil }
    if pieces[piece - 2].mention != nil { return piece - 2 }
    if pieces[piece - 2].word == ",", piece >= 3, pieces[piece - 3].mention != nil { return piece - 3 }
    return nil
  }

  // MARK: Bounds

  private static let hardMarks: WordSet = [";", "—", "(", ")", "–", "•"]
  private static let strongOpeners: WordSet = [
    "but", "while", "whereas", "because", "unless", "if", "although", "though",
  ]

  private static func isHardMark(_ piece: Piece) -> Bool {
    piece.isMark && hardMarks.contains(piece.word)
  }

  /// From the last clause boundary before the date to the first one after it.
  private static func clause(around piece: Int, in sentence: Sentence) -> Range<Int> {
    let pieces = sentence.pieces
    var low = piece
    while low > 0 {
      let before = pieces[low - 1]
      if isHardMark(before) { break }
      if before.isMark, before.word == ":", low - 1 > 8 { break }
      if before.isWord, opensClause(low - 1, pieces) { break }
      low -= 1
    }
    var high = piece + 1
    while high < pieces.count {
      if isHardMark(pieces[high]) { break }
      if pieces[high].isWord, opensClause(high, pieces) { break }
      high += 1
    }
    return low..<high
  }

  /// "and", "but", "while" … behind a comma, and the stronger ones alone.
  private static func opensClause(_ index: Int, _ pieces: [Piece]) -> Bool {
    guard pieces[index].has(.clauseOpener) else { return false }
    if index > 0, pieces[index - 1].word == "," { return true }
    return strongOpeners.contains(pieces[index].word)
  }

  // MARK: Noun phrases

  private static func modifiesNoun(_ piece: Int, mention: Mention, in pieces: [Piece]) -> Bool {
    guard let next = pieces[safe: piece + 1], next.isWord, !next.isNumber else { return false }
    if mention.possessive { return true }
    if next.has([.preposition, .conjunction, .determiner, .pronoun, .clauseOpener, .auxiliary, .adverb]) {
      return false
    }
    guard let before = pieces[safe: piece - 1] else { return false }
    if before.traits.contains(.possessive) { return true }
    if before.isMark || before.mention != nil { return false }
    // "the row over August fares", "prices for January delivery".
    if mention.isCoarse, Self.relations.contains(before.word), !next.isCapitalised { return true }
    return before.has(.determiner) || Self.modifiesNounLeads.contains(before.word)
  }

  private static let modifiesNounLeads: WordSet = [
    "impending", "upcoming", "annual", "traditional", "regular", "new", "original", "looming", "initial", "final",
    "previous", "planned", "proposed",
    "tentative", "scheduled", "expected", "provisional", "possible", "earlier", "former", "old",
  ]

  private static let relations: WordSet = ["over", "of", "about", "with", "for", "to", "after"]

  // MARK: The governing verb

  private static func chain(
    at piece: Int, linkStart: Int, clause: Range<Int>, in sentence: Sentence
  ) -> [VerbGroup] {
    let groups = sentence.groups
    let left = groups.lastIndex { $0.range.upperBound <= piece }
    let right = groups.firstIndex { $0.range.lowerBound > piece }
    var chosen: Int?
    if let left, groups[left].range.lowerBound >= clause.lowerBound { chosen = left }
    // "after a panel on Thursday turned down": the verb that follows at once has the date.
    if let right, groups[right].range.lowerBound == piece + 1, !groups[right].infinitive, linkStart < piece,
      groups[right].tense != .participle, let left,
      (groups[left].range.upperBound..<max(linkStart, groups[left].range.upperBound)).contains(where: {
        sentence.pieces[$0].has(.clauseOpener) || sentence.pieces[$0].word == "that"
      })
    {
      chosen = right
    }
    if chosen == nil || startsClause(linkStart, clause, sentence.pieces) {
      if let right, groups[right].range.lowerBound < clause.upperBound { chosen = right }
    }
    // "all I can say is that on Saturday I sat there".
    if let right, sentence.word(linkStart - 1) == "that", groups[right].range.lowerBound - piece <= 6 { chosen = right }
    // "A closure from June 2, adopted in May, …": the participle tells of the noun.
    if let index = chosen, index == right, groups[index].range.lowerBound == piece + 2, groups[index].range.count == 1,
      groups[index].isPast, sentence.word(piece + 1) == ",", linkStart > clause.lowerBound
    {
      chosen = groups[safe: index + 1].map { $0.range.lowerBound < clause.upperBound } == true ? index + 1 : left
    }
    if chosen == nil { chosen = left }
    var chain: [VerbGroup] = []
    var next = chosen
    while let index = next, let group = groups[safe: index], chain.count < 6 {
      chain.append(group)
      next = group.governor
    }
    return chain
  }

  /// "On Friday the council will meet": nothing stands before the date in its clause.
  private static func startsClause(_ linkStart: Int, _ clause: Range<Int>, _ pieces: [Piece]) -> Bool {
    var start = linkStart
    while start > clause.lowerBound {
      guard let piece = pieces[safe: start - 1] else { break }
      if piece.isMark && piece.word != "," || piece.has(.adverb)
        || piece.word.isOne(of: "and", "that", "but")
      {
        start -= 1
      } else {
        break
      }
    }
    return start <= clause.lowerBound
  }
}
