/// The small words of English that the scanner steers by.
enum FunctionWords {
  static let determiners: WordSet = [
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "no", "any",
    "each", "every", "some", "another", "both", "all", "whose",
  ]

  static let prepositions: WordSet = [
    "about", "above", "across", "after", "against", "ahead", "along", "amid", "among", "around", "as", "at", "before",
    "behind", "below", "beside", "between", "beyond", "by", "despite", "during", "except", "for", "from", "in",
    "inside",
    "into", "like", "near", "of", "off", "on", "onto", "outside", "over", "per", "since", "than", "through",
    "throughout",
    "till", "to", "toward", "towards", "under", "until", "up", "upon", "via", "with", "within", "without",
  ]

  static let pronouns: WordSet = [
    "i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "there", "him", "them", "us", "me", "what",
  ]

  static let conjunctions: WordSet = ["and", "or", "but", "nor", "yet", "so"]

  /// Words that open a clause of their own.
  static let clauseOpeners: WordSet = [
    "but", "while", "whereas", "although", "though", "because", "unless", "if", "which", "who", "whose", "where",
    "when",
    "after", "once", "whether", "and",
  ]

  static let adverbs: WordSet = [
    "now", "still", "also", "then", "soon", "again", "already", "just", "never", "ever", "only", "even", "instead",
    "thus", "hereby", "next", "first", "later", "always", "too", "so", "once", "long", "yet", "all", "both", "each",
    "largely", "jointly", "otherwise", "therefore", "meanwhile", "today", "together", "further", "indefinitely", "back",
  ]

  /// Words that end in -ly and are no adverbs.
  static let noAdverbs: WordSet = [
    "july", "italy", "family", "supply", "apply", "reply", "comply", "rely", "rally", "assembly",
  ]

  /// Words that end in -ed and are no past forms.
  static let noPasts: WordSet = [
    "need", "speed", "proceed", "exceed", "succeed", "feed", "seed", "indeed", "hundred", "united", "red", "bed",
    "shed",
    "fed", "led", "breed", "weed", "deed", "greed", "embed", "unified", "limited", "so-called", "med", "ted", "fred",
    "wed", "sacred", "naked", "hatred", "kindred",
  ]

  /// Adjectives and numerals that stand before a noun.
  static let adjectives: WordSet = [
    "such", "many", "more", "few", "several", "new", "other", "further", "next", "last", "first", "second", "third",
    "early",
    "late", "recent", "current", "possible", "potential", "final", "annual", "official", "national", "foreign",
    "public",
    "local", "high", "higher", "low", "lower", "big", "major", "special", "full", "live", "main", "key", "old", "own",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "snap", "general", "presidential",
  ]
}
