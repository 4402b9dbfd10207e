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
        // "would have had to file"
        if have, group.modal != nil { group.perfect = true }
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
    group.perfect = group.perfect || have && takesHead && group.modal != nil
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
      } else if let end = aside(at: index) {
        index = end
        continue
      } else if !has(index, .adverb) || pieces[index].isCapitalised {
        return index
      }
      index += 1
    }
  }

  /// "would, in addition, abolish": the index behind the second comma.
  private func aside(at index: Int) -> Int? {
    guard pieces[safe: index]?.word == ",", pieces[safe: index]?.isMark == true, has(index + 1, .preposition) else {
      return nil
    }
    let end = (index + 2..<index + 5).first { pieces[safe: $0]?.isMark == true }
    // "will, on June 2, open": a date stays a date.
    guard let end, (index + 1..<end).allSatisfy({ pieces[$0].isWord }) else { return nil }
    return pieces[end].word == "," && has(end + 1, [.base, .cueBase]) ? end + 1 : nil
  }

  // MARK: Infinitives

  private func infinitive(at index: Int) -> VerbGroup? {
    var group = VerbGroup(range: index..<index + 1, head: index, tense: .infinitive)
    group.negated = word(index - 1) == "not"
    var next = skipAdverbs(from: index + 1, &group)
    guard isVerbish(next), !leadsToNoun(index) else { return nil }
    group.infinitive = true
    var passiveBe = false
    var have = false
    // "to do so": no auxiliary there.
    while let auxiliary = self.auxiliary(next), !auxiliary.isDo {
      switch auxiliary.sort {
      case .been: passiveBe = true
      case .have: have = true
      default: return nil
      }
      next = skipAdverbs(from: next + 1, &group)
    }
    return finish(&group, at: next, passiveBe: passiveBe, have: have, lastAuxiliary: next - 1)
  }

  /// "returned to profit", "reopens to traffic": a place or a state that one comes to.
  private func leadsToNoun(_ index: Int) -> Bool {
    Self.comings.contains(word(index - 1)) && pieces[safe: index + 2].map { !$0.isWord || $0.has(.preposition) } ?? true
      || Self.comings.contains(word(index - 1)) && pieces[safe: index + 2]?.mention != nil
  }

  private static let comings: WordSet = [
    "return", "returns", "returned", "reopen", "reopens", "reopened", "open", "opens", "opened", "back",
  ]

  /// Whether a word behind "to" can be a verb.
  func isVerbish(_ index: Int) -> Bool {
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
}
