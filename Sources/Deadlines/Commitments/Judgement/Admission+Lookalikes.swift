import CivilTime
import News

/// What reads like a date and names none, or none of its own: names, the day of writing, a stretch that is spoken of.
extension Admission {
  /// "It is June 2", "notice is hereby given on June 2", "they speak only as of June 2", "that evening": the day of
  /// writing, or one of a tale.
  func isToday(_ clause: Clause) -> Bool {
    guard clause.mention.period.first == published, !clause.mention.isCoarse else { return false }
    if clause.mention.words.first == "that" || clause.word(clause.link.range.lowerBound) == "as" { return true }
    guard let group = clause.chain.first, clause.mention.openness == .nothing else { return false }
    if group.range.contains(where: { clause.word($0) == "hereby" }) { return true }
    return group.copula && clause.word(group.range.lowerBound - 1) == "it"
      && group.range.upperBound == clause.piece
  }

  /// "the policy of the day", "a year earlier", "35 minutes later", "seven more weeks": they count from what the text
  /// does not date.
  func isAdrift(_ mention: Mention) -> Bool {
    if mention.words == ["the", "day"] || mention.words.last == "earlier" { return true }
    if mention.words.contains(where: { $0.starts(with: "minute") || $0.starts(with: "hour") }),
      mention.words.last == "later"
    {
      return true
    }
    return mention.first.kind == .duration && mention.countsFrom == nil
      && mention.words.contains { $0.isOne(of: "more", "another", "extra", "further") || $0 == "additional" }
  }

  /// "Sunday Okafor": a name.
  func isNamedWeekday(_ clause: Clause) -> Bool {
    guard clause.mention.words.count == 1, SentenceBuilder.weekdays.contains(clause.mention.words[0]),
      !clause.mention.possessive, !clause.sentence.isHeadline, clause.link.range.isEmpty,
      let before = clause.sentence.pieces[safe: clause.piece - 1],
      let next = clause.sentence.pieces[safe: clause.piece + 1]
    else { return false }
    return before.isWord && before.isCapitalised && next.isWord && next.isCapitalised && !next.isNumber
  }

  /// "September is likely to be wet", "They give 2019": a stretch of time that is spoken of, with no preposition.
  func isTopic(_ clause: Clause) -> Bool {
    guard clause.mention.isCoarse, clause.link.range.isEmpty, clause.link.link == .on, !clause.modifiesNoun else {
      return false
    }
    var next = clause.piece + 1
    if clause.word(next) == "and", clause.sentence.pieces[safe: next + 1]?.mention != nil { next += 2 }
    let isSubject = clause.leads && clause.sentence.groups.contains { $0.range.lowerBound == next }
    let isNamed = clause.mention.words.starts(with: ["the", "year"])
    let isObject =
      clause.mention.isYear && (clause.chain.first?.range.upperBound == clause.piece || isNamed && !clause.leads)
    return isSubject || isObject
  }

  /// "June Castellano", "the Christmas fair": a name. Titles have capitals everywhere.
  func isName(_ clause: Clause) -> Bool {
    if clause.mention.words.count == 1, Self.feasts.contains(clause.mention.words[0]),
      let next = clause.sentence.pieces[safe: clause.piece + 1], next.isWord,
      !next.has([.preposition, .auxiliary, .conjunction, .clauseOpener, .adverb, .determiner, .pronoun, .cueBase]),
      next.word != "deadline"
    {
      return true
    }
    // "another Christmas like the last one"
    if Self.feasts.contains(clause.mention.words.first ?? .empty),
      clause.word(clause.piece - 1).isOne(of: "another", "every")
    {
      return true
    }
    guard clause.mention.words.count == 1, Self.nameMonths.contains(clause.mention.words[0]),
      !clause.sentence.isHeadline,
      let next = clause.sentence.pieces[safe: clause.piece + 1]
    else { return false }
    // "His daughter June, 27, runs production."
    if clause.word(clause.piece + 1) == ",", clause.sentence.pieces[safe: clause.piece + 2]?.isNumber == true,
      clause.word(clause.piece + 3) == ",", clause.link.range.isEmpty
    {
      return true
    }
    return next.isWord && next.isCapitalised && !next.has([.cueNoun, .auxiliary]) && !next.isNumber
  }

  private static let feasts: WordSet = ["christmas", "easter", "thanksgiving", "ramadan", "halloween", "passover"]
  private static let nameMonths: WordSet = ["april", "may", "june", "august"]

  /// A time of day without a day: "doors open at 6 p.m.".
  func isBareClock(_ mention: Mention) -> Bool {
    guard mention.first.kind == .time, mention.first.period?.time != nil, !mention.namesDay else { return false }
    return mention.period.first == published || mention.link.link == .to
  }
}
