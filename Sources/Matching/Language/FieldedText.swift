public import TextAnalysis

/// A text with what is known of its parts: what queries with fields are read in.
public struct FieldedText: Sendable {
  public let text: AnalyzedText
  /// The tokens of the headline; the others are the body.
  public let headline: Range<Int>
  /// What stands outside of the text: `source`, `byline`, `language`.
  public let metadata: [Field: String]

  public init(text: AnalyzedText, headline: Range<Int> = 0..<0, metadata: [Field: String] = [:]) {
    self.text = text
    self.headline = headline.clamped(to: text.tokens.indices)
    self.metadata = metadata
  }
}
