/// What the tables and its ending say of a word, looked up once for each word of a sentence that is read.
struct WordClasses: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let determiner = WordClasses(rawValue: 1 << 0)
  static let preposition = WordClasses(rawValue: 1 << 1)
  static let pronoun = WordClasses(rawValue: 1 << 2)
  static let conjunction = WordClasses(rawValue: 1 << 3)
  /// Opens a clause of its own.
  static let clauseOpener = WordClasses(rawValue: 1 << 4)
  static let adverb = WordClasses(rawValue: 1 << 5)
  /// An adjective or numeral that stands before a noun.
  static let adjective = WordClasses(rawValue: 1 << 6)
  static let auxiliary = WordClasses(rawValue: 1 << 7)
  /// After it a word in -s or in its base form is a noun.
  static let opensNounPhrase = WordClasses(rawValue: 1 << 8)
  /// Ends in -ed and is no past form.
  static let noPast = WordClasses(rawValue: 1 << 9)
  /// The base form of a verb of the tables.
  static let base = WordClasses(rawValue: 1 << 10)
  /// Can be a past form: "met", "agreed".
  static let past = WordClasses(rawValue: 1 << 11)
  static let participle = WordClasses(rawValue: 1 << 12)
  /// The forms that a verb cue has in this word.
  static let cueBase = WordClasses(rawValue: 1 << 13)
  static let cueThird = WordClasses(rawValue: 1 << 14)
  static let cuePast = WordClasses(rawValue: 1 << 15)
  static let cueParticiple = WordClasses(rawValue: 1 << 16)
  static let cueGerund = WordClasses(rawValue: 1 << 17)
  /// The last word of a noun cue.
  static let cueNoun = WordClasses(rawValue: 1 << 18)
  /// The last word in front of dates in the table of links.
  static let link = WordClasses(rawValue: 1 << 19)
  /// Ends in -ing, -ed, -tion or -s, and so is no verb behind "to".
  static let noInfinitive = WordClasses(rawValue: 1 << 20)
  /// Ends in -ing and is longer than a verb's shortest.
  static let gerund = WordClasses(rawValue: 1 << 21)
  static let plural = WordClasses(rawValue: 1 << 22)

  static let anyCueVerb: WordClasses = [.cueBase, .cueThird, .cuePast, .cueParticiple, .cueGerund]
  /// A verb form behind it is an adjective or a noun.
  static let leadsNoun: WordClasses = [.opensNounPhrase, .adjective]
}
