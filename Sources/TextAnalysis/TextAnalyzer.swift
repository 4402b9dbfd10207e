/// Cuts texts into tokens and sentences: one pass over the UTF-8 for the tokens, one over the tokens for the sentences.
///
/// Words are those of UAX #29 (Unicode Text Segmentation), rules WB3 to WB16.
/// It keeps nothing between texts but its working memory; one analyzer serves one thread.
public struct TextAnalyzer: Sendable {
  private var letters: [UInt8] = []

  public init() {}

  /// The tokens and sentences of `text`. Texts of more than 2 GiB are read up to there.
  public mutating func analyze(_ text: String) -> AnalyzedText {
    var text = text
    text.makeContiguousUTF8()
    let bytes = Array(text.utf8)
    let limit = wholeScalars(of: bytes, upTo: Int(Int32.max) - 1)
    if letters.count < limit { letters = [UInt8](repeating: 0, count: limit + limit / 4) }

    var tokens: [Token] = []
    tokens.reserveCapacity(limit / 5 + 16)
    let folded = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe letters.withUnsafeMutableBufferPointer { target in
        var segmenter = unsafe WordSegmenter(
          bytes: UnsafeBufferPointer(rebasing: source[..<limit]), letters: target)
        segmenter.run(&tokens)
        return unsafe [UInt8](target[..<segmenter.lettersEnd])
      }
    }
    let sentences = SentenceSplitter(bytes: bytes, tokens: tokens, folded: folded).sentences()
    return AnalyzedText(text: text, bytes: bytes, tokens: tokens, folded: folded, sentences: sentences)
  }

  /// The longest prefix of whole scalars with no more than `limit` bytes.
  private func wholeScalars(of bytes: [UInt8], upTo limit: Int) -> Int {
    guard bytes.count > limit else { return bytes.count }
    var end = limit
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
