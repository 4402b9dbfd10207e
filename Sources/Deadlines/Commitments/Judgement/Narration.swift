import CivilTime
import News

/// Follows the dates of an article in reading order and says where it narrates the past: what was "planned for 1 July" in
/// a story of 2009 is no plan of today.
struct Narration {
  let published: CivilDate
  /// Days before the publication from which on a date is long gone.
  private static let long = 150

  /// The last date read, if it was long gone and told of in the past, and its sentence.
  private var past: (ordinal: Int, last: CivilDate)?

  init(published: CivilDate) { self.published = published }

  /// For each date of a sentence, whether it only goes on with a story of the past. Sentences are given in order.
  mutating func narrated(in sentence: Sentence) -> [Bool] {
    let isPast = tellsOnlyPast(sentence)
    let isReportedAhead =
      sentence.groups.contains { $0.modal == .would } && sentence.groups.contains { $0.says(.report) }
      && !sentence.pieces.contains { $0.word == "then" }
    return sentence.mentions.indices.map { index in
      let mention = sentence.mentions[index]
      if Clause(sentence, mention: index).modifiesNoun { return false }
      let isOpen = mention.openness != .nothing || mention.first.kind == .duration || !namesYear(mention)
      if mention.lastDay < published.adding(days: -Self.long) {
        let clause = Clause(sentence, mention: index)
        if isPast, clause.leads || clause.chain.first.map({ $0.tense == .past || $0.tense == .pastPerfect }) ?? false {
          past = (sentence.ordinal, mention.lastDay)
        } else {
          past = nil
        }
        return false
      }
      // "it would close on Friday", told on another day than that of the story.
      if past?.ordinal != sentence.ordinal, isReportedAhead { past = nil }
      guard let past, sentence.ordinal - past.ordinal <= 2, isPast, isOpen else {
        if mention.lastDay <= published { self.past = nil }
        return false
      }
      self.past = (sentence.ordinal, past.last)
      return true
    }
  }

  private func namesYear(_ mention: Mention) -> Bool {
    mention.words.contains { $0.count == 4 && $0.isDigits }
  }

  /// No verb of the sentence looks at the present or ahead.
  private func tellsOnlyPast(_ sentence: Sentence) -> Bool {
    var hasPast = false
    for group in sentence.groups {
      switch group.modal {
      case .will, .must, .may, .isTo, .can, .should: return false
      // "A strike could begin on Monday" is of now, "it would close on Monday" of the story.
      case .could: break
      case .would, .wasTo, .hadTo: hasPast = true
      case nil:
        if group.tense == .present || group.tense == .perfect { return false }
        if group.tense == .past || group.tense == .pastPerfect { hasPast = true }
      }
    }
    return hasPast
  }
}
