/// A text read once for all readers: its tokens, its sentences, its folded letters.
public struct AnalyzedText: Sendable {
  public private(set) var text = ""
  /// The UTF-8 of `text`.
  public internal(set) var bytes: [UInt8] = []
  public internal(set) var tokens: [Token] = []
  /// The folded letters of all words and numbers, one after another.
  public internal(set) var folded: [UInt8] = []
  /// Where scalars stand among the bytes.
  private(set) var scalars = ScalarOffsets()
  private var cut = Sentences()

  /// A text without a word.
  public init() {}

  /// Reads `text`.
  public init(_ text: String) { self = TextAnalyzer().analyze(text) }

  /// Half-open ranges of token indices, in order, covering every token once.
  public var sentences: [Range<Int>] {
    cut.ranges { SentenceSplitter(bytes: bytes, tokens: tokens, folded: folded).sentences() }
  }

  /// The length of the text in Unicode scalars.
  public var scalarCount: Int { scalars.count }
}

// MARK: Reading

extension AnalyzedText {
  /// Forgets the text read before, and keeps its memory.
  mutating func clear(for text: String) {
    self.text = text
    bytes.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    if isKnownUniquelyReferenced(&cut) { cut.forget() } else { cut = Sentences() }
  }

  /// - Parameter isPlain: every byte is a scalar.
  mutating func countScalars(isPlain: Bool) { scalars.read(bytes, isPlain: isPlain) }
}

// MARK: Letters

extension AnalyzedText {
  /// The folded letters of a token; empty for a mark.
  @inlinable
  public func foldedBytes(of token: Token) -> ArraySlice<UInt8> {
    folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
  }

  /// The folded letters of the token at `index`; empty for a mark.
  public func foldedString(_ index: Int) -> String {
    String(decoding: foldedBytes(of: tokens[index]), as: UTF8.self)
  }

  /// Whether the folded letters of the token at `index` are these; false beyond the tokens.
  @inlinable
  public func folds(_ index: Int, to letters: StaticString) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let token = tokens[index]
    let start = Int(token.foldedStart)
    guard Int(token.foldedEnd) - start == letters.utf8CodeUnitCount else { return false }
    return letters.withUTF8Buffer { wanted in
      for offset in wanted.indices where unsafe folded[start + offset] != wanted[offset] { return false }
      return true
    }
  }

  /// The token at `index` as it stands in the text.
  public func string(_ index: Int) -> String {
    String(decoding: bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self)
  }

  /// The words of the text from the scalar offset `start` to `end`, half open, both held inside the text.
  public func quote(start: Int, end: Int) -> String {
    let from = scalars.byte(of: start, in: bytes)
    let to = scalars.byte(of: max(start, end), in: bytes)
    return String(decoding: bytes[from..<max(from, to)], as: UTF8.self)
  }
}

// MARK: Places

extension AnalyzedText {
  /// The number of the sentence that the token at `tokenIndex` belongs to; the last one beyond the tokens.
  public func sentence(of tokenIndex: Int) -> Int {
    max(0, firstIndex(below: sentences.count) { sentences[$0].lowerBound > tokenIndex } - 1)
  }

  /// The tokens that overlap the scalar offsets from `scalarStart` to `scalarEnd`, half open.
  public func tokens(in scalarStart: Int, _ scalarEnd: Int) -> Range<Int> {
    let first = firstIndex(below: tokens.count) { Int(tokens[$0].scalarEnd) > scalarStart }
    let end = firstIndex(below: tokens.count) { Int(tokens[$0].scalarStart) >= scalarEnd }
    return first..<max(first, end)
  }

  /// The scalar offsets of a run of tokens, from the start of its first to the end of its last; empty for an empty run.
  public func scalarBounds(of tokenRange: Range<Int>) -> Range<Int> {
    guard !tokenRange.isEmpty else { return 0..<0 }
    let run = tokenRange.clamped(to: tokens.indices)
    guard let first = tokens[run].first, let last = tokens[run].last else { return 0..<0 }
    return Int(first.scalarStart)..<Int(last.scalarEnd)
  }

  /// The scalar offsets of a sentence, without the white space around it.
  public func scalarBounds(ofSentence sentence: Int) -> Range<Int> {
    sentences.indices.contains(sentence) ? scalarBounds(of: sentences[sentence]) : 0..<0
  }

  /// The first index for which `holds`, which must go on holding after it; `end` if there is none.
  private func firstIndex(below end: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
