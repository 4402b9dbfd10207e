import News

/// The cue tables, arranged for looking up.
struct Lexicon: Sendable {
  struct VerbEntry: Sendable {
    let cue: Cue
    let form: VerbForms.Form
    /// The words after the first.
    let rest: [String]
  }

  private let verbs: [String: [VerbEntry]]
  private let nouns: [String: [(cue: Cue, rest: [String])]]
  private let pasts: Set<String>
  private let participles: Set<String>
  private let bases: Set<String>

  init() {
    var verbs: [String: [VerbEntry]] = [:]
    var bases: Set<String> = []
    for cue in KindVerbs.all + StatusVerbs.all {
      let words = cue.words.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      let rest = Array(words.dropFirst())
      // "be likely" is looked up from its second word, behind whatever form of "be" the group has.
      if first == "be" { continue }
      bases.insert(first)
      for (form, kind) in VerbForms.forms(of: first) {
        verbs[form, default: []].append(VerbEntry(cue: cue, form: kind, rest: rest))
      }
    }
    // The longest cue first, so that "push back" wins over "push".
    self.verbs = verbs.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    self.bases = bases.union(VerbForms.irregular.keys)

    var nouns: [String: [(cue: Cue, rest: [String])]] = [:]
    for cue in CueNouns.all {
      let words = cue.words.split(separator: " ").map(String.init)
      guard let last = words.last else { continue }
      nouns[last, default: []].append((cue, Array(words.dropLast())))
    }
    self.nouns = nouns.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    pasts = Set(VerbForms.irregular.values.map { $0.past })
    participles = Set(VerbForms.irregular.values.map { $0.participle })
  }

  func entries(_ word: String) -> [VerbEntry] { verbs[word] ?? [] }

  func isBase(_ word: String) -> Bool { bases.contains(word) }

  /// Whether the word can be a past form: "met", "agreed".
  func isPast(_ word: String) -> Bool {
    pasts.contains(word) || Self.endsRegularly(word)
  }

  func isParticiple(_ word: String) -> Bool {
    participles.contains(word) || Self.endsRegularly(word)
  }

  static func endsRegularly(_ word: String) -> Bool {
    word.hasSuffix("ed") && word.count > 4 && !FunctionWords.noPasts.contains(word)
  }

  /// The noun cue that ends at piece `index`, and how many words it has.
  func noun(endingAt index: Int, of pieces: [Piece]) -> (cue: Cue, length: Int)? {
    guard pieces.indices.contains(index), let entries = nouns[pieces[index].text] else { return nil }
    for (cue, rest) in entries where rest.count <= index {
      if zip(rest, pieces[(index - rest.count)..<index]).allSatisfy({ $0 == $1.text }) { return (cue, rest.count + 1) }
    }
    return nil
  }
}
