import News
import TextAnalysis

/// Verbs without auxiliaries: present and past forms, participles, adjectives that stand for a verb.
extension GroupScanner {
  /// "to meet and sign", "will file and pay": the second verb stands as the first does.
  func coordinated(at index: Int, with last: VerbGroup?) -> VerbGroup? {
    // "must be filed online or postmarked"
    let isPassive = last?.passive == true && has(index, [.participle, .cueParticiple])
    guard let last, last.infinitive || last.modal != nil, word(index - 1) == "and" || word(index - 1) == "or",
      has(index, [.cueBase, .base]) || isPassive && index - last.range.upperBound <= 3,
      index - last.range.upperBound <= 8
    else { return nil }
    var group = VerbGroup(range: index..<index + 1, head: index, tense: last.tense)
    group.passive = isPassive
    group.modal = last.modal
    group.negated = last.negated
    group.coordinated = true
    addCues(at: index, behindBe: false, to: &group)
    return group.senses.isEmpty && !isPassive ? nil : group
  }

  /// Whether a past form stands in a noun phrase: "the proposed rule", "its long awaited hearing".
  private func modifies(_ index: Int) -> Bool {
    var before = index - 1
    // "solar-powered", "long-delayed"
    if pieces[safe: before]?.word == "-", pieces[safe: index]?.traits.contains(.afterSpace) == false { return true }
    while has(before, [.adverb, .adjective]), before > index - 4 { before -= 1 }
    if word(before) == "that" { return false }
    return has(before, .opensNounPhrase) || pieces[safe: before]?.traits.contains(.possessive) == true
  }

  func lexicalGroup(at index: Int, after last: VerbGroup?) -> VerbGroup? {
    let text = word(index)
    let piece = pieces[index]
    guard piece.has([.past, .participle, .anyCueVerb]) || text == "has" || text == "due" || text == "payable" else {
      return nil
    }
    guard !piece.has([.opensNounPhrase, .conjunction]) else { return nil }
    // "the contact listed below"
    if word(index + 1).isOne(of: "below", "above") { return nil }
    // "was last in the country".
    if text == "last", has(index - 1, .auxiliary) || Self.stretches.contains(word(index + 1)) { return nil }
    let isPast = piece.has([.past, .cuePast])
    if isPast || piece.has([.participle, .cueParticiple]) {
      if modifies(index) { return nil }
      if !piece.has(.cueBase) || isPast && isTelling(index, after: last) {
        var group = VerbGroup(range: index..<index + 1, head: index, tense: isPast ? .past : .participle)
        addCues(at: index, behindBe: false, to: &group)
        causative(&group, after: last)
        return group
      }
    }
    if let group = postponed(at: index) { return group }
    guard piece.has(.anyCueVerb) || text == "has" else { return nil }
    let present: Bool
    if piece.has(.cueThird) {
      present = isSubject(index - 1) && !nounFollows(index)
    } else if piece.has(.cueBase) {
      let hasSubject =
        isPluralSubject(index - 1) || hasPluralHead(before: index, after: last)
        || Self.verbsOnly.contains(text) && isSubject(index - 1)
      present = hasSubject && word(index - 1) != "to" && !nounFollows(index)
    } else if piece.has(.cueGerund) {
      // "planning to", "aimed at delivering": steers what hangs on it.
      guard
        lexicon.entries(piece).contains(where: { !CueSenses($0.facts.sense).isDisjoint(with: [.wish, .promise]) }),
        !has(index - 1, .determiner)
      else { return nil }
      present = true
    } else {
      present = false
    }
    var group = VerbGroup(range: index..<index + 1, head: index, tense: .present)
    addCues(at: index, behindBe: false, to: &group)
    let isPhrase = group.tail > 0 && isSubject(index - 1) && !piece.has(.cueGerund)
    guard present && !isNounBehind(last, index) && !isObject(of: last, index) || isPhrase else { return nil }
    if group.isIdle, piece.has(.past) { group.tense = .past }
    return group.senses.isEmpty && !group.isIdle ? nil : group
  }

  /// "has scrapped plans": what follows a verb at once is its object.
  private func isObject(of last: VerbGroup?, _ index: Int) -> Bool {
    guard let last, last.range.upperBound == index, !last.copula else { return false }
    return last.head == index - 1 && !last.says(.report)
  }

  /// Whether a form that may be of the present or the past is of the past: "it cut", "the Reserve cut", "set by a judge",
  /// "the disease, which spread in March, shut the market".
  private func isTelling(_ index: Int, after last: VerbGroup?) -> Bool {
    if word(index + 1) == "by" { return true }
    guard word(index) != "set" else { return false }
    return has(index - 1, .pronoun) || isNamedOne(index - 1)
      || pieces[safe: index - 1]?.word == "," && last?.tense == .past
  }

  /// "the Reserve cut": of one who is named, a form without -s is past.
  private func isNamedOne(_ index: Int) -> Bool {
    guard let piece = pieces[safe: index], piece.isWord, piece.isCapitalised, !piece.isNumber, index > 0 else {
      return false
    }
    return !piece.has([.plural, .auxiliary]) && piece.mention == nil && word(index - 2) != "and"
  }

  /// "last season", "last spring"
  private static let stretches: WordSet = [
    "season", "year", "month", "week", "night", "spring", "summer", "autumn", "fall", "winter", "quarter", "term",
    "time",
  ]

  /// Base forms that are no nouns.
  private static let verbsOnly: WordSet = [
    "meet", "resume", "gather", "convene", "expire", "lapse", "begin", "commence", "reopen", "arrive",
  ]

  /// "hopes to have it signed", "wants the bill passed": the participle hangs on the wish.
  private func causative(_ group: inout VerbGroup, after last: VerbGroup?) {
    guard let last, Self.causatives.contains(word(last.head)), group.head - last.range.upperBound <= 5 else { return }
    guard !pieces[last.range.upperBound..<group.head].contains(where: \.isMark) else { return }
    group.tense = .infinitive
    group.infinitive = true
    group.passive = true
  }

  private static let causatives: WordSet = [
    "have", "want", "wants", "wanted", "get", "see", "like", "need", "needs",
  ]

  /// "to counter reform moves": a word for a wish or a move right behind another verb is its object.
  private func isNounBehind(_ last: VerbGroup?, _ index: Int) -> Bool {
    guard let last, last.infinitive || last.modal != nil, index - last.range.upperBound <= 3 else { return false }
    return lexicon.entries(pieces[index]).allSatisfy {
      !CueSenses($0.facts.sense).isDisjoint(with: [.wish, .move, .promise])
    }
  }

  /// "a hearing set for June 2", "a report due on Friday", "dividends payable in May": an adjective behind its noun.
  private func postponed(at index: Int) -> VerbGroup? {
    var group = VerbGroup(range: index..<index + 1, head: index, tense: .participle)
    switch word(index) {
    case "set":
      guard word(index + 1) == "for" else { return nil }
      addCues(at: index, behindBe: false, to: &group)
    case "due", "payable":
      let isDated = pieces[safe: index + 1]?.mention != nil || Self.datePrepositions.contains(word(index + 1))
      guard isDated || word(index + 1) == "to" && isVerbish(index + 2) else { return nil }
      group.add(CueFacts(sense: .kind(.due), traits: .turns))
    default: return nil
    }
    return group
  }

  private static let datePrepositions: WordSet = ["on", "by", "in", "at", "before", "no"]

  /// Whether what stands before a word in -s can be its subject.
  private func isSubject(_ index: Int) -> Bool {
    guard let piece = pieces[safe: index] else { return false }
    if piece.mention != nil { return true }
    // "five of the 12 open", "Terminal 2 opens".
    if piece.isNumber { return word(index - 1) == "of" || pieces[safe: index - 1]?.isCapitalised == true }
    if piece.isMark { return Self.marksBehindSubjects.contains(piece.word) || piece.word == "-" || piece.word == "—" }
    if piece.has(.adverb) || Self.subjects.contains(piece.word) { return true }
    return !piece.has(.leadsNoun) && !piece.traits.contains(.possessive)
  }

  private static let marksBehindSubjects: WordSet = [",", "”", "\"", ")"]
  private static let subjects: WordSet = ["which", "that", "who", "it", "he", "she", "and", "this", "one", "ones"]
  private static let pluralSubjects: WordSet = ["we", "they", "who", "which", "that", "you", "i", "and", "people"]

  /// Whether what stands before a verb's base form can be its subject.
  private func isPluralSubject(_ index: Int) -> Bool {
    guard let piece = pieces[safe: index] else { return false }
    if piece.mention != nil { return true }
    if piece.isMark { return Self.marksBehindSubjects.contains(piece.word) }
    if Self.pluralSubjects.contains(piece.word) { return true }
    if piece.has(.adverb), index > 0 { return isPluralSubject(index - 1) }
    if piece.has(.leadsNoun) || piece.traits.contains(.possessive) { return false }
    return piece.has(.plural) || piece.isCapitalised
  }

  /// "Applications for this round close": the plural noun of the tables that the sentence begins with is the subject.
  private func hasPluralHead(before index: Int, after last: VerbGroup?) -> Bool {
    let head = has(1, .preposition) ? 0 : 1
    guard last == nil, (2...8).contains(index), has(head, .plural), has(head + 1, .preposition),
      !has(index - 1, [.determiner, .preposition, .adjective])
    else { return false }
    return (2..<index).allSatisfy { pieces[$0].isWord }
  }

  /// "talks team", "release date": the next word makes this one part of a noun.
  private func nounFollows(_ index: Int) -> Bool { Self.behindNouns.contains(word(index + 1)) }

  private static let behindNouns: WordSet = [
    "of", "date", "dates", "is", "are", "was", "were", "will", "would", "has", "have", "could", "may", "must",
  ]
}
