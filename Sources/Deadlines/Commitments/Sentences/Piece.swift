import News
import TextAnalysis

/// One step of a sentence as the scanner sees it: a word, a mark, or all the words of one date.
struct Piece: Sendable {
  /// The folded word, or the mark itself; empty for a date.
  let word: Word
  /// What the tables say of the word.
  let info: Lexicon.Info
  /// Token indices in the text.
  let tokens: Range<Int32>
  /// Index into the sentence's mentions; -1 for words and marks.
  let mentionIndex: Int32
  let isMark: Bool
  let traits: Token.Traits

  var mention: Int? { mentionIndex < 0 ? nil : Int(mentionIndex) }
  var isWord: Bool { !isMark && mentionIndex < 0 }
  var isNumber: Bool { isWord && (word.first.map { (48...57).contains($0) } ?? false) }
  var isCapitalised: Bool { traits.contains(.capitalised) }
  func has(_ classes: WordClasses) -> Bool { !info.classes.isDisjoint(with: classes) }
}
