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

  private func word(_ index: Int) -> String {
    guard let piece = pieces[safe: index], piece.isWord else { return "" }
    return piece.text
  }

  private func group(at index: Int, after last: VerbGroup?) -> VerbGroup? {
    let text = word(index)
    if text.isEmpty { return nil }
    // "in May", "a will": a modal after a determiner or preposition is a noun.
    // "a will", "his need": nouns. "May Larsen", "Will Harper": names.
    let isName = ["may", "will"].contains(text) && pieces[index].isCapitalised
    let nouns: Set = ["will", "may", "might", "can", "must", "need", "needs", "do"]
    let isNoun =
      nouns.contains(text) && ["a", "an", "the", "his", "her", "their", "its", "no"].contains(word(index - 1))
    if !isName, !isNoun, let auxiliary = Auxiliary(text) {
      return auxiliaryGroup(at: index, auxiliary)
    }
    if text == "to" { return infinitive(at: index) }
    return coordinated(at: index, with: last) ?? lexicalGroup(at: index, after: last)
  }

  // MARK: With auxiliaries

  private func auxiliaryGroup(at start: Int, _ first: Auxiliary) -> VerbGroup? {
    var group = VerbGroup(range: start..<start + 1, head: start, tense: .present)
    group.negated = deniedSubject(before: start)
    var index = start
    var passiveBe = false
    var have = false
    while let auxiliary = Auxiliary(word(index)) {
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
      if word(index) == "to", !FunctionWords.opensNounPhrase(word(index + 1)), isVerbish(index + 1) {
        switch auxiliary.sort {
        case .be(let past): group.modal = past ? .wasTo : .isTo
        case .have(let past): group.modal = past ? .hadTo : .must
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
      if piece.text == "no" || piece.text == "neither" { return true }
    }
    return false
  }

  /// Takes the verb behind the auxiliaries.
  private func finish(
    _ group: inout VerbGroup, at index: Int, passiveBe: Bool, have: Bool, lastAuxiliary: Int
  ) -> VerbGroup {
    let text = word(index)
    let adjectives: Set = [
      "due", "likely", "effective", "ready", "poised", "bound", "certain", "able", "unlikely", "about",
    ]
    var takesHead = false
    if text.isEmpty || FunctionWords.opensNounPhrase(text) && text != "in" {
      takesHead = false
    } else if passiveBe {
      if text.hasSuffix("ing"), text.count > 5 {
        group.progressive = true
        takesHead = true
      } else if lexicon.isParticiple(text) || isForm(text, .participle) {
        group.passive = true
        takesHead = true
      } else {
        takesHead = adjectives.contains(text)
      }
    } else if have {
      takesHead = lexicon.isParticiple(text) || isForm(text, .participle)
    } else {
      takesHead = !FunctionWords.pronouns.contains(text)
    }
    group.perfect = have && takesHead && group.modal != nil
    if takesHead {
      group.head = index
      group.range = group.range.lowerBound..<index + 1
      group.cues = cues(at: index, behindBe: passiveBe)
    } else {
      group.copula = true
      group.head = max(lastAuxiliary, group.range.lowerBound)
      group.range = group.range.lowerBound..<max(index, group.range.lowerBound + 1)
      if passiveBe { group.cues = cues(at: index, behindBe: true).filter { $0.words.hasPrefix("be ") } }
    }
    return group
  }

  private func skipAdverbs(from start: Int, _ group: inout VerbGroup) -> Int {
    var index = start
    while true {
      let text = word(index)
      if text == "not" || text == "never" {
        group.negated = true
      } else if text == "no", word(index + 1) == "longer" {
        group.negated = true
        index += 1
      } else if !FunctionWords.isAdverb(text) || pieces[safe: index]?.isCapitalised == true {
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
    while let auxiliary = Auxiliary(word(next)) {
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
    let text = piece.text
    if lexicon.isBase(text) || ["be", "have"].contains(text) { return true }
    let nouns: Set = [
      "court", "work", "school", "war", "market", "power", "office", "date", "prison", "jail", "life", "home",
    ]
    if nouns.contains(text) || FunctionWords.adjectives.contains(text) { return false }
    return !FunctionWords.determiners.contains(text) && !FunctionWords.prepositions.contains(text)
      && !FunctionWords.pronouns.contains(text) && !text.hasSuffix("s") && !text.hasSuffix("ing")
      && !text.hasSuffix("ed") && !text.hasSuffix("tion") && !FunctionWords.conjunctions.contains(text)
  }

  /// The nearest group before an infinitive that it can hang on.
  private func governor(of group: VerbGroup, among groups: [VerbGroup]) -> Int? {
    guard let last = groups.indices.last else { return nil }
    let gap = groups[last].range.upperBound..<max(groups[last].range.upperBound, group.range.lowerBound)
    guard gap.count <= 9, !pieces[gap].contains(where: { $0.isMark && [";", ":"].contains($0.text) }) else {
      return nil
    }
    return last
  }

  // MARK: Without auxiliaries

  /// "to meet and sign", "will file and pay": the second verb stands as the first does.
  private func coordinated(at index: Int, with last: VerbGroup?) -> VerbGroup? {
    guard let last, last.infinitive || last.modal != nil, ["and", "or"].contains(word(index - 1)),
      isForm(word(index), .base) || lexicon.isBase(word(index)), index - last.range.upperBound <= 8
    else { return nil }
    var group = VerbGroup(range: index..<index + 1, head: index, tense: last.tense)
    group.modal = last.modal
    group.negated = last.negated
    group.coordinated = true
    group.cues = cues(at: index, behindBe: false)
    return group.cues.isEmpty ? nil : group
  }

  /// Whether a past form stands in a noun phrase: "the proposed rule", "its long awaited hearing".
  private func modifies(_ index: Int) -> Bool {
    var before = index - 1
    // "solar-powered", "long-delayed"
    if pieces[safe: before]?.text == "-", pieces[safe: index]?.traits.contains(.afterSpace) == false { return true }
    while FunctionWords.isAdverb(word(before)) || FunctionWords.adjectives.contains(word(before)), before > index - 4 {
      before -= 1
    }
    if word(before) == "that" { return false }
    return FunctionWords.opensNounPhrase(word(before)) || pieces[safe: before]?.traits.contains(.possessive) == true
  }

  private func lexicalGroup(at index: Int, after last: VerbGroup?) -> VerbGroup? {
    let text = word(index)
    guard !FunctionWords.opensNounPhrase(text), !FunctionWords.conjunctions.contains(text) else { return nil }
    let before = word(index - 1)
    let entries = lexicon.entries(text)
    let isPast = lexicon.isPast(text) || isForm(text, .past)
    let isParticiple = lexicon.isParticiple(text) || isForm(text, .participle)
    if isPast || isParticiple {
      if modifies(index) { return nil }
      if !isForm(text, .base) || isPast && FunctionWords.pronouns.contains(before) && text != "set" {
        var group = VerbGroup(range: index..<index + 1, head: index, tense: isPast ? .past : .participle)
        group.cues = cues(at: index, behindBe: false)
        causative(&group, after: last)
        return group
      }
    }
    if let group = postponed(at: index) { return group }
    guard !entries.isEmpty || text == "has" else { return nil }
    let present: Bool
    if entries.contains(where: { $0.form == .third }) {
      present = isSubject(index - 1) && !nounFollows(index)
    } else if entries.contains(where: { $0.form == .base }) {
      let verbsOnly: Set = [
        "meet", "resume", "gather", "convene", "expire", "lapse", "begin", "commence", "reopen", "arrive",
      ]
      let hasSubject = isPluralSubject(index - 1) || verbsOnly.contains(text) && isSubject(index - 1)
      present = hasSubject && before != "to" && !nounFollows(index)
    } else if entries.contains(where: { $0.form == .gerund }) {
      // "planning to", "aimed at delivering": steers what hangs on it.
      guard entries.contains(where: { [.wish, .promise].contains($0.cue.sense) }),
        !FunctionWords.determiners.contains(before)
      else { return nil }
      present = true
    } else {
      present = false
    }
    guard present, !isNounBehind(last, index, entries) else { return nil }
    var group = VerbGroup(range: index..<index + 1, head: index, tense: .present)
    group.cues = cues(at: index, behindBe: false)
    return group.cues.isEmpty ? nil : group
  }

  /// "hopes to have it signed", "wants the bill passed": the participle hangs on the wish.
  private func causative(_ group: inout VerbGroup, after last: VerbGroup?) {
    let heads: Set = ["have", "want", "wants", "wanted", "get", "see", "like", "need", "needs"]
    guard let last, heads.contains(word(last.head)), group.head - last.range.upperBound <= 5 else { return }
    guard !pieces[last.range.upperBound..<group.head].contains(where: \.isMark) else { return }
    group.tense = .infinitive
    group.infinitive = true
    group.passive = true
  }

  /// "to counter reform moves": a word for a wish or a move right behind another verb is its object.
  private func isNounBehind(_ last: VerbGroup?, _ index: Int, _ entries: [Lexicon.VerbEntry]) -> Bool {
    guard let last, last.infinitive || last.modal != nil, index - last.range.upperBound <= 3 else { return false }
    return entries.allSatisfy { [.wish, .move, .promise].contains($0.cue.sense) }
  }

  /// "a hearing set for June 2", "a report due on Friday", "dividends payable in May": an adjective behind its noun.
  private func postponed(at index: Int) -> VerbGroup? {
    let next = word(index + 1)
    let dated = pieces[safe: index + 1]?.mention != nil || ["on", "by", "in", "at", "before", "no"].contains(next)
    var group = VerbGroup(range: index..<index + 1, head: index, tense: .participle)
    switch word(index) {
    case "set":
      guard next == "for" else { return nil }
      group.cues = cues(at: index, behindBe: false)
    case "due", "payable":
      guard dated || next == "to" && isVerbish(index + 2) else { return nil }
      group.cues = KindVerbs.due.filter { $0.words == "be due" }
    default: return nil
    }
    return group
  }

  /// Whether what stands before a word in -s can be its subject.
  private func isSubject(_ index: Int) -> Bool {
    guard let piece = pieces[safe: index] else { return false }
    if piece.mention != nil { return true }
    if piece.isNumber { return word(index - 1) == "of" }
    if piece.isMark { return [",", "”", "\"", ")", "-", "—"].contains(piece.text) }
    if FunctionWords.isAdverb(piece.text) { return true }
    if ["which", "that", "who", "it", "he", "she", "and", "this"].contains(piece.text) { return true }
    return !FunctionWords.leadsNoun(piece.text) && !piece.traits.contains(.possessive)
  }

  /// Whether what stands before a verb's base form can be its subject.
  private func isPluralSubject(_ index: Int) -> Bool {
    guard let piece = pieces[safe: index] else { return false }
    if piece.mention != nil { return true }
    if piece.isMark { return [",", "”", "\"", ")"].contains(piece.text) }
    if ["we", "they", "who", "which", "that", "you", "i", "and", "people"].contains(piece.text) { return true }
    if FunctionWords.isAdverb(piece.text), index > 0 { return isPluralSubject(index - 1) }
    if FunctionWords.leadsNoun(piece.text) || piece.traits.contains(.possessive) { return false }
    return piece.text.hasSuffix("s") || piece.isCapitalised
  }

  /// "talks team", "release date": the next word makes this one part of a noun.
  private func nounFollows(_ index: Int) -> Bool {
    let next = word(index + 1)
    return ["of", "date", "dates", "is", "are", "was", "were", "will", "would", "has", "have", "could", "may", "must"]
      .contains(next)
  }

  // MARK: Tables

  private func isForm(_ text: String, _ form: VerbForms.Form) -> Bool {
    lexicon.entries(text).contains { $0.form == form }
  }

  /// The cues whose words stand at `index`: "take effect", "put … back".
  private func cues(at index: Int, behindBe: Bool) -> [Cue] {
    var found: [Cue] = []
    var longest = 0
    for entry in lexicon.entries(word(index)) where entry.rest.count >= longest {
      if follows(entry.rest, after: index) {
        longest = max(longest, entry.rest.count)
        found.append(entry.cue)
      }
    }
    if behindBe {
      for cue in KindVerbs.all + StatusVerbs.wishes where cue.words.hasPrefix("be ") {
        let rest = cue.words.split(separator: " ").dropFirst().map(String.init)
        if follows(rest, after: index - 1) { found.append(cue) }
      }
    }
    return found
  }

  /// Whether `rest` follows the verb: at once, or the particle of a phrasal verb within a few words.
  private func follows(_ rest: [String], after index: Int) -> Bool {
    if rest.isEmpty { return true }
    var position = index + 1
    while FunctionWords.isAdverb(word(position)), word(position) != rest[0] { position += 1 }
    if rest.indices.allSatisfy({ word(position + $0) == rest[$0] }) { return true }
    let particles: Set = ["back", "off", "forward", "over", "out", "away", "down"]
    guard rest.count == 1, particles.contains(rest[0]) else { return false }
    for ahead in index + 1..<index + 6 {
      guard let piece = pieces[safe: ahead], !piece.isMark else { return false }
      if piece.text == rest[0] { return true }
      if Auxiliary(piece.text) != nil { return false }
    }
    return false
  }
}
