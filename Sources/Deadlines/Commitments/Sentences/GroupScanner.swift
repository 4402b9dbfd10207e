import News
import TextAnalysis

/// Finds the verb groups of a sentence, from left to right, without a grammar: by auxiliaries, by the verbs of the
/// tables, and by the endings of past forms.
struct GroupScanner {
  let pieces: [Piece]
  let lexicon: Lexicon

  func groups() -> [VerbGroup] {
    var groups: [VerbGroup] = []
    var index = 0
    while index < pieces.count {
      if var group = self.group(at: index, after: groups.last) {
        if group.infinitive { group.governor = governor(of: group, among: groups) }
        if group.coordinated { group.governor = groups.last?.governor }
        groups.append(group)
        index = max(group.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return groups
  }

  func word(_ index: Int) -> Word {
    guard pieces.indices.contains(index), pieces[index].isWord else { return .empty }
    return pieces[index].word
  }

  /// Whether the word at an index is of one of these classes.
  func has(_ index: Int, _ classes: WordClasses) -> Bool {
    pieces.indices.contains(index) && pieces[index].isWord && pieces[index].has(classes)
  }

  private func auxiliary(_ index: Int) -> Auxiliary? {
    pieces.indices.contains(index) && pieces[index].isWord ? pieces[index].info.auxiliary : nil
  }

  private func group(at index: Int, after last: VerbGroup?) -> VerbGroup? {
    let text = word(index)
    if text.isEmpty { return nil }
    // "in May", "a will": a modal after a determiner or preposition is a noun.
    // "a will", "his need": nouns. "May Larsen", "Will Harper": names.
    if has(index, .auxiliary) {
      let isName = (text == "may" || text == "will") && pieces[index].isCapitalised
      let isNoun = Self.nounModals.contains(text) && Self.nounMarkers.contains(word(index - 1))
      if !isName, !isNoun { return auxiliaryGroup(at: index) }
    }
    if text == "to" { return infinitive(at: index) }
    return coordinated(at: index, with: last) ?? lexicalGroup(at: index, after: last)
  }

  /// Auxiliaries that are nouns behind a marker: "a will", "his need".
  private static let nounModals: WordSet = ["will", "may", "might", "can", "must", "need", "needs", "do"]
  private static let nounMarkers: WordSet = ["a", "an", "the", "his", "her", "their", "its", "no"]

  // MARK: With auxiliaries

  private func auxiliaryGroup(at start: Int) -> VerbGroup? {
    var group = VerbGroup(range: start..<start + 1, head: start, tense: .present)
    group.negated = deniedSubject(before: start)
    var index = start
    var passiveBe = false
    var have = false
    while let auxiliary = self.auxiliary(index) {
      group.negated = group.negated || auxiliary.negated
      switch auxiliary.sort {
      case .will: group.modal = .will
      case .would: group.modal = .would
      case .must: group.modal = .must
      case .may: group.modal = .may
      case .can: group.modal = .can
      case .could: group.modal = .could
      case .should: group.modal = .should
      case .need: group.modal = .must
      case .do(let past): if past { group.tense = .past }
      case .be(let past):
        passiveBe = true
        if past { group.tense = .past }
      case .been: passiveBe = true
      case .have(let past):
        have = true
        if group.modal == nil { group.tense = past ? .pastPerfect : .perfect }
      }
      index = skipAdverbs(from: index + 1, &group)
      if word(index) == "to", !has(index + 1, .opensNounPhrase), isVerbish(index + 1) {
        switch auxiliary.sort {
        case .be(let past): group.modal = past ? .wasTo : .isTo
        // "would have to" stays a wish.
        case .have(let past): if group.modal != .would { group.modal = past ? .hadTo : .must }
        case .need: group.modal = .must
        case .been, .do, .will, .would, .must, .may, .can, .could, .should: break
        }
        passiveBe = false
        have = false
        index = skipAdverbs(from: index + 1, &group)
      }
    }
    if group.modal != nil { group.tense = .infinitive }
    return finish(&group, at: index, passiveBe: passiveBe, have: have, lastAuxiliary: index - 1)
  }

  /// "no forms need be sent": a "no" within the three words before the verb.
  private func deniedSubject(before start: Int) -> Bool {
    for index in stride(from: start - 1, through: max(start - 3, 0), by: -1) {
      guard let piece = pieces[safe: index], piece.isWord else { return false }
      if piece.word == "no" || piece.word == "neither" { return true }
    }
    return false
  }

  /// Takes the verb behind the auxiliaries.
  private func finish(
    _ group: inout VerbGroup, at index: Int, passiveBe: Bool, have: Bool, lastAuxiliary: Int
  ) -> VerbGroup {
    let text = word(index)
    var takesHead = false
    let endsHere = pieces[safe: index + 1].map { !$0.isWord || $0.word == "for" || $0.word == "again" } ?? true
    if text.isEmpty || has(index, .opensNounPhrase) && text != "in" && !(passiveBe && text == "off" && endsHere) {
      takesHead = false
    } else if passiveBe {
      if has(index, .gerund) {
        group.progressive = true
        takesHead = true
      } else if has(index, [.participle, .cueParticiple]) {
        group.passive = true
        takesHead = true
      } else {
        takesHead = Self.predicates.contains(text)
      }
    } else if have {
      takesHead = has(index, [.participle, .cueParticiple])
    } else {
      takesHead = !has(index, .pronoun)
    }
    group.perfect = have && takesHead && group.modal != nil
    if takesHead {
      group.head = index
      group.range = group.range.lowerBound..<index + 1
      addCues(at: index, behindBe: passiveBe, to: &group)
    } else {
      group.copula = true
      if text == "no", pieces[safe: index + 1]?.isWord == true, !Self.idioms.contains(word(index + 1)) {
        group.negated = true
      }
      group.head = max(lastAuxiliary, group.range.lowerBound)
      group.range = group.range.lowerBound..<max(index, group.range.lowerBound + 1)
      if passiveBe { addCuesBehindBe(at: index, to: &group) }
    }
    return group
  }

  /// "no later", "no longer", "No. 5": no denial.
  private static let idioms: WordSet = ["later", "longer", "more", "doubt", "earlier", "sooner"]

  /// Adjectives that stand for a verb behind "be".
  private static let predicates: WordSet = [
    "due", "likely", "effective", "ready", "poised", "bound", "certain", "able", "unlikely", "about", "payable",
    "off", "possible", "available",
  ]

  private func skipAdverbs(from start: Int, _ group: inout VerbGroup) -> Int {
    var index = start
    while true {
      let text = word(index)
      if text == "not" || text == "never" {
        group.negated = true
      } else if text == "no", word(index + 1) == "longer" {
        group.negated = true
        index += 1
      } else if (text == "most" || text == "more") && has(index + 1, .adverb) {
        index += 1
      } else if !has(index, .adverb) || pieces[index].isCapitalised {
        return index
      }
      index += 1
    }
  }

  // MARK: Infinitives

  private func infinitive(at index: Int) -> VerbGroup? {
    var group = VerbGroup(range: index..<index + 1, head: index, tense: .infinitive)
    var next = skipAdverbs(from: index + 1, &group)
    guard isVerbish(next) else { return nil }
    group.infinitive = true
    var passiveBe = false
    var have = false
    while let auxiliary = self.auxiliary(next) {
      switch auxiliary.sort {
      case .been: passiveBe = true
      case .have: have = true
      default: return nil
      }
      next = skipAdverbs(from: next + 1, &group)
    }
    return finish(&group, at: next, passiveBe: passiveBe, have: have, lastAuxiliary: next - 1)
  }

  /// Whether a word behind "to" can be a verb.
  private func isVerbish(_ index: Int) -> Bool {
    guard let piece = pieces[safe: index], piece.isWord, !piece.isNumber, !piece.isCapitalised else { return false }
    if piece.has(.base) || piece.word == "be" || piece.word == "have" { return true }
    return !piece.has([.adjective, .determiner, .preposition, .pronoun, .conjunction, .noInfinitive])
      && !Self.goals.contains(piece.word)
  }

  /// Nouns that "to" leads to.
  private static let goals: WordSet = [
    "court", "work", "school", "war", "market", "power", "office", "date", "prison", "jail", "life", "home",
  ]

  /// The nearest group before an infinitive that it can hang on.
  private func governor(of group: VerbGroup, among groups: [VerbGroup]) -> Int? {
    guard let last = groups.indices.last else { return nil }
    let gap = groups[last].range.upperBound..<max(groups[last].range.upperBound, group.range.lowerBound)
    guard gap.count <= 9, !gap.contains(where: { pieces[$0].word == ";" || pieces[$0].word == ":" }) else {
      return nil
    }
    return last
  }

  // MARK: Without auxiliaries

  /// "to meet and sign", "will file and pay": the second verb stands as the first does.
  private func coordinated(at index: Int, with last: VerbGroup?) -> VerbGroup? {
    guard let last, last.infinitive || last.modal != nil, word(index - 1) == "and" || word(index - 1) == "or",
      has(index, [.cueBase, .base]), index - last.range.upperBound <= 8
    else { return nil }
    var group = VerbGroup(range: index..<index + 1, head: index, tense: last.tense)
    group.modal = last.modal
    group.negated = last.negated
    group.coordinated = true
    addCues(at: index, behindBe: false, to: &group)
    return group.senses.isEmpty ? nil : group
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

  private func lexicalGroup(at index: Int, after last: VerbGroup?) -> VerbGroup? {
    let text = word(index)
    let piece = pieces[index]
    guard piece.has([.past, .participle, .anyCueVerb]) || text == "has" || text == "due" || text == "payable" else {
      return nil
    }
    guard !piece.has([.opensNounPhrase, .conjunction]) else { return nil }
    // "was last in the country".
    if text == "last", has(index - 1, .auxiliary) { return nil }
    let isPast = piece.has([.past, .cuePast])
    if isPast || piece.has([.participle, .cueParticiple]) {
      if modifies(index) { return nil }
      if !piece.has(.cueBase) || isPast && has(index - 1, .pronoun) && text != "set" {
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
    guard last == nil, (2...6).contains(index), has(0, .cueNoun), has(0, .plural), has(1, .preposition),
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
