import News

/// The cue tables and the small words, arranged for one look-up a word. Shared by reference: it never changes.
final class Lexicon: Sendable {
  struct VerbEntry: Sendable {
    let facts: CueFacts
    let form: VerbForms.Form
    /// The words after the first.
    let rest: Phrase
  }

  struct NounEntry: Sendable {
    let facts: CueFacts
    /// The words before the last.
    let rest: Phrase
  }

  /// What is known of a word.
  struct Info: Sendable {
    var classes: WordClasses = []
    var auxiliary: Auxiliary?
    var verbs: Range<Int32> = 0..<0
    var nouns: Range<Int32> = 0..<0
    var links: Range<Int32> = 0..<0
  }

  private let table: WordTable<Info>
  private let verbs: [VerbEntry]
  private let nouns: [NounEntry]
  private let links: [Link.Entry]
  /// Cues that begin with "be", by the words behind it.
  private let behindBe: [VerbEntry]

  /// Arranged when it is first needed, which takes some milliseconds.
  static let english = Lexicon()

  init() {
    var infos: [(Word, Info)] = Self.smallWords()
    for (word, sort) in Auxiliary.table {
      infos.append((word, Info(classes: .auxiliary, auxiliary: sort)))
    }

    var verbs: [(Word, VerbEntry)] = []
    var behindBe: [VerbEntry] = []
    var bases = Set(VerbForms.irregular.keys)
    for cue in KindVerbs.all + StatusVerbs.all {
      let words = cue.words.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      let rest = Phrase(words.dropFirst().map { Word($0) })
      let facts = CueFacts(sense: cue.sense, traits: cue.traits)
      if first == "be" {
        behindBe.append(VerbEntry(facts: facts, form: .base, rest: rest))
        continue
      }
      bases.insert(first)
      for (form, kind) in VerbForms.forms(of: first) {
        verbs.append((Word(form), VerbEntry(facts: facts, form: kind, rest: rest)))
      }
    }
    self.behindBe = behindBe
    infos += bases.map { (Word($0), Info(classes: .base)) }
    infos += VerbForms.irregular.values.map { (Word($0.past), Info(classes: .past)) }
    infos += VerbForms.irregular.values.map { (Word($0.participle), Info(classes: .participle)) }

    // The longest cue first, so that "push back" wins over "push".
    self.verbs = Self.grouped(verbs, longest: { $0.rest.count }) { word, range, entries in
      let classes = entries.reduce(into: WordClasses()) { classes, entry in
        let isNoun = entry.facts.traits.contains(.nounish) && [.base, .third].contains(entry.form)
        if !isNoun { classes.formUnion(Self.forms[entry.form] ?? []) }
      }
      infos.append((word, Info(classes: classes, verbs: range)))
    }
    let nouns = CueNouns.all.compactMap { cue -> (Word, NounEntry)? in
      let words = cue.words.split(separator: " ").map { Word($0) }
      let entry = NounEntry(
        facts: CueFacts(sense: cue.sense, traits: cue.traits), rest: Phrase(Array(words.dropLast())))
      return words.last.map { ($0, entry) }
    }
    self.nouns = Self.grouped(nouns, longest: { $0.rest.count }) { word, range, _ in
      infos.append((word, Info(classes: .cueNoun, nouns: range)))
    }
    let links = Link.table.compactMap { entry in entry.words.last.map { ($0, entry) } }
    self.links = Self.grouped(links, longest: { $0.words.count }) { word, range, _ in
      infos.append((word, Info(classes: .link, links: range)))
    }
    table = WordTable(infos) { $0.joined($1) }
  }

  private static let forms: [VerbForms.Form: WordClasses] = [
    .base: .cueBase, .third: .cueThird, .past: .cuePast, .participle: .cueParticiple, .gerund: .cueGerund,
  ]

  private static func smallWords() -> [(Word, Info)] {
    let classes: [(WordSet, WordClasses)] = [
      (FunctionWords.determiners, .determiner), (FunctionWords.prepositions, .preposition),
      (FunctionWords.pronouns, .pronoun), (FunctionWords.conjunctions, .conjunction),
      (FunctionWords.clauseOpeners, .clauseOpener), (FunctionWords.adverbs, .adverb),
      (FunctionWords.adjectives, .adjective), (FunctionWords.noPasts, .noPast),
      (FunctionWords.prepositions, .opensNounPhrase),
    ]
    let opening = FunctionWords.determiners.words.filter { !["that", "all", "both"].contains($0) }
    return classes.flatMap { set, sort in set.words.map { ($0, Info(classes: sort)) } }
      + opening.map { ($0, Info(classes: .opensNounPhrase)) }
  }

  /// Lays entries of one word side by side, in the order of the tables but for `longest`.
  private static func grouped<Entry>(
    _ entries: [(Word, Entry)], longest: (Entry) -> Int, place: (Word, Range<Int32>, [Entry]) -> Void
  ) -> [Entry] {
    var flat: [Entry] = []
    for (word, group) in Dictionary(grouping: entries, by: \.0) {
      let sorted = group.map(\.1).enumerated().sorted { a, b in
        let (first, second) = (longest(a.element), longest(b.element))
        return first == second ? a.offset < b.offset : first > second
      }
      place(word, Int32(flat.count)..<Int32(flat.count + sorted.count), sorted.map(\.element))
      flat += sorted.map(\.element)
    }
    return flat
  }

  private static let ed = Word("ed").tail >> 16
  private static let ly = Word("ly").tail >> 16
  private static let ing = Word("ing").tail >> 8
  private static let tion = Word("tion").tail

  /// What is known of a word, by the tables and by its ending.
  func info(_ word: Word) -> Info {
    var info = table[word] ?? Info()
    let length = word.count
    // The last four letters, the last one highest.
    let tail = word.tail
    switch tail >> 24 {
    case UInt32(UInt8(ascii: "s")):
      info.classes.formUnion([.plural, .noInfinitive])
    case UInt32(UInt8(ascii: "d")) where tail >> 16 == Self.ed:
      info.classes.insert(.noInfinitive)
      if length > 4, !info.classes.contains(.noPast) { info.classes.formUnion([.past, .participle]) }
    case UInt32(UInt8(ascii: "y")) where length > 4 && tail >> 16 == Self.ly:
      if !FunctionWords.noAdverbs.contains(word) { info.classes.insert(.adverb) }
    case UInt32(UInt8(ascii: "g")) where tail >> 8 == Self.ing:
      info.classes.formUnion(length > 5 ? [.gerund, .noInfinitive] : .noInfinitive)
    case UInt32(UInt8(ascii: "n")) where tail == Self.tion:
      info.classes.insert(.noInfinitive)
    default: break
    }
    if tail >> 8 & 0xFF == UInt32(UInt8(ascii: "'")), info.auxiliary == nil,
      let auxiliary = Auxiliary(contraction: word)
    {
      info.auxiliary = auxiliary
      info.classes.insert(.auxiliary)
    }
    return info
  }

  func entries(_ piece: Piece) -> ArraySlice<VerbEntry> {
    verbs[Int(piece.info.verbs.lowerBound)..<Int(piece.info.verbs.upperBound)]
  }

  func links(_ piece: Piece) -> ArraySlice<Link.Entry> {
    links[Int(piece.info.links.lowerBound)..<Int(piece.info.links.upperBound)]
  }

  var cuesBehindBe: [VerbEntry] { behindBe }

  /// The noun cue that ends at piece `index`, and how many words it has.
  func noun(endingAt index: Int, of pieces: [Piece]) -> (cue: CueFacts, length: Int)? {
    guard pieces.indices.contains(index), pieces[index].info.classes.contains(.cueNoun) else { return nil }
    let range = pieces[index].info.nouns
    for place in Int(range.lowerBound)..<Int(range.upperBound) {
      let count = nouns[place].rest.count
      guard count <= index else { continue }
      if (0..<count).allSatisfy({ nouns[place].rest[$0] == pieces[index - count + $0].word }) {
        return (nouns[place].facts, count + 1)
      }
    }
    return nil
  }
}

extension Lexicon.Info {
  /// Both tables' knowledge of one word.
  func joined(_ other: Lexicon.Info) -> Lexicon.Info {
    Lexicon.Info(
      classes: classes.union(other.classes), auxiliary: auxiliary ?? other.auxiliary,
      verbs: verbs.isEmpty ? other.verbs : verbs, nouns: nouns.isEmpty ? other.nouns : nouns,
      links: links.isEmpty ? other.links : links)
  }
}
