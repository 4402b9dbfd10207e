import CivilTime

/// Finds days that running text tells of.
struct ToldDays {
  let prose: Prose

  /// Days on which somebody said something ("told reporters on May 3"): the news of that day, which the article is
  /// written on.
  func reported() -> [DayMention] {
    inSentences { mention, sentence in follows(mention, in: sentence, within: 10) { Self.reporting.contains($0) } }
  }

  /// Days on which something happened ("On Nov. 9, the envoys met", "was held in Oslo on Sept. 3"): the article is not
  /// older than these.
  func narrated() -> [DayMention] {
    inSentences { mention, sentence in
      follows(mention, in: sentence, within: 7, Self.isPast) || opens(sentence, mention)
    }
  }

  private func inSentences(_ isTold: (DayMention, Range<Int>) -> Bool) -> [DayMention] {
    var found: [DayMention] = []
    var mentions = prose.mentions[...]
    if mentions.isEmpty { return [] }
    for sentence in prose.sentences {
      while let mention = mentions.first, mention.lexemes.lowerBound < sentence.upperBound {
        mentions = mentions.dropFirst()
        if mention.lexemes.lowerBound >= sentence.lowerBound, !isRange(mention), isTold(mention, sentence) {
          found.append(mention)
        }
      }
    }
    return found
  }

  /// "May 15-16" is the days of an event, not of a report.
  private func isRange(_ mention: DayMention) -> Bool {
    let at = mention.lexemes.upperBound
    guard at + 1 < prose.lexemes.count else { return false }
    return ["-", "–"].contains(prose.lexemes[at].text) && prose.lexemes[at + 1].kind == .number
  }

  /// Whether "VERB … on DAY" stands there: the verb at most `distance` lexemes before, and nothing between that opens
  /// another clause.
  private func follows(
    _ mention: DayMention, in sentence: Range<Int>, within distance: Int, _ isVerb: (String) -> Bool
  ) -> Bool {
    var at = mention.lexemes.lowerBound - 1
    func text(_ index: Int) -> String { sentence.contains(index) ? prose.lexemes[index].text : "" }
    var hasWeekday = mention.weekday != nil
    if text(at) == "(" { at -= 1 }
    if CalendarWords.weekday(text(at)) != nil {
      hasWeekday = true
      at -= 1
    }
    if text(at) == "on" { at -= 1 } else if !hasWeekday { return false }
    for index in stride(from: at, through: max(sentence.lowerBound, at - distance), by: -1) {
      if isVerb(text(index)) { return !Self.unreal.contains(text(index - 1)) }
      if Self.clauseOpeners.contains(text(index)) || prose.lexemes[index].kind == .mark && text(index) != "." {
        return false
      }
    }
    return false
  }

  /// Whether the sentence begins "On DAY, …" and its first verb is told in the past.
  private func opens(_ sentence: Range<Int>, _ mention: DayMention) -> Bool {
    let start = mention.lexemes.lowerBound
    guard start == sentence.lowerBound + 1, prose.lexemes[sentence.lowerBound].text == "on" else { return false }
    for index in mention.lexemes.upperBound..<sentence.upperBound {
      let word = prose.lexemes[index]
      if Self.isPast(word.text), !word.isCapitalised { return true }
      if Self.present.contains(word.text) { return false }
    }
    return false
  }

  private static let reporting: Set = [
    "said", "told", "announced", "warned", "added", "stated", "declared", "confirmed", "cautioned", "argued",
    "insisted",
    "acknowledged", "noted", "wrote", "tweeted", "testified", "remarked", "urged", "pledged", "vowed", "denied",
    "replied",
    "explained", "revealed", "disclosed", "reiterated", "reported",
  ]

  private static let strongPast: Set = [
    "was", "were", "had", "did", "met", "held", "began", "came", "went", "took", "gave", "made", "left", "won", "lost",
    "rose", "fell", "sent", "said", "told", "wrote", "became", "saw", "ran", "spoke", "struck", "broke", "drew", "flew",
  ]

  /// Participles of plans, which tell nothing of the past.
  private static let planning: Set = [
    "scheduled", "expected", "planned", "slated", "supposed", "need", "needed", "proposed", "targeted",
  ]

  private static func isPast(_ word: String) -> Bool {
    strongPast.contains(word) || word.count > 4 && word.hasSuffix("ed") && !planning.contains(word)
  }

  private static let present: Set = ["is", "are", "will", "would", "can", "could", "may", "should", "shall", "must"]

  /// Before a participle these make it a plan or a wish: "to be held on", "will be signed on".
  private static let unreal: Set = ["be", "is", "are", "being", "to", "will", "would", "not", "get"]

  private static let clauseOpeners: Set = [
    "that", "which", "who", "will", "would", "is", "are", "has", "have", "to", "by", "until", "after", "before", "if",
    "could", "may", "can", "should", "when", "where", "while", "as", "since", "because", "due", "deadline",
  ]
}
