import News
import TextAnalysis

/// One step of a sentence as the scanner sees it: a word, a mark, or all the words of one date.
struct Piece: Sendable {
  /// The folded word, or the mark itself; empty for a date.
  let text: String
  /// Token indices in the text.
  let tokens: Range<Int>
  /// Index into the sentence's mentions.
  let mention: Int?
  let isMark: Bool
  let traits: Token.Traits

  var isWord: Bool { !isMark && mention == nil }
  var isNumber: Bool { isWord && (text.utf8.first.map { (48...57).contains($0) } ?? false) }
  var isCapitalised: Bool { traits.contains(.capitalised) }
}
