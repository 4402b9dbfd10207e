/// Cuts texts into tokens, in one pass over the UTF-8.
///
/// Words are those of UAX #29 (Unicode Text Segmentation), rules WB3 to WB16.
public struct TextAnalyzer: Sendable {
  private let takesPlainRuns: Bool

  public init() { takesPlainRuns = true }

  /// - Parameter takesPlainRuns: false for the general way alone, which tests compare with both.
  init(takesPlainRuns: Bool) { self.takesPlainRuns = takesPlainRuns }

  /// The tokens of `text`. Texts of more than 2 GiB are read up to there.
  public func analyze(_ text: String) -> AnalyzedText {
    var analyzed = AnalyzedText()
    analyze(text, into: &analyzed)
    return analyzed
  }

  /// Reads `text` in place of what `analyzed` held, in the memory it has: with texts of like length nothing is
  /// allocated.
  public func analyze(_ text: String, into analyzed: inout AnalyzedText) {
    analyzed.clear(for: text)
    var text = text
    var isPlain = false
    text.withUTF8 { source in
      unsafe analyzed.bytes.append(contentsOf: source)
      let limit = unsafe wholeScalars(of: source, upTo: Int(Int32.max) - WordSegmenter.lettersSlack - 1)
      let read = unsafe UnsafeBufferPointer(rebasing: source[..<limit])
      analyzed.folded.append(addingCapacity: limit + WordSegmenter.lettersSlack) { folded in
        unsafe folded.withUnsafeMutableBufferPointer { letters, used in
          var segmenter = unsafe WordSegmenter(bytes: read, letters: letters, takesPlainRuns: takesPlainRuns)
          while !segmenter.isAtEnd {
            let room = (limit - segmenter.at) / 5 + 16
            analyzed.tokens.append(addingCapacity: room) { segmenter.run(&$0) }
          }
          used = segmenter.lettersEnd
          isPlain = limit == source.count && segmenter.continuations == 0
        }
      }
    }
    analyzed.countScalars(isPlain: isPlain)
  }

  /// The longest prefix of whole scalars with no more than `limit` bytes.
  private func wholeScalars(of bytes: UnsafeBufferPointer<UInt8>, upTo limit: Int) -> Int {
    guard bytes.count > limit else { return bytes.count }
    var end = limit
    while end > 0, unsafe bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
