import Matching
import TextAnalysis

extension RandomQueries {
  /// A text with a headline somewhere in it, mostly at its start, and with metadata of the same words.
  mutating func article(_ words: Int) -> FieldedText {
    let text = AnalyzedText(self.text(words))
    let count = text.tokens.count
    let start = Int.random(in: 0..<4, using: &self) > 0 ? 0 : Int.random(in: 0...count, using: &self)
    let end = Int.random(in: start...count, using: &self)
    var metadata: [Field: String] = [:]
    for field in [Field.source, .byline, .language] where Bool.random(using: &self) { metadata[field] = self.text(4) }
    return FieldedText(text: text, headline: start..<end, metadata: metadata)
  }
}
