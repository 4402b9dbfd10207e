import TextAnalysis

/// A text and what each of its tokens can be to the grammar. Every question about a token that does not exist has the
/// answer for an ordinary word, so that no pattern needs a bound.
struct LexedText {
  let text: AnalyzedText
  private var lexemes: [Lexeme] = []
  private var words: [Word] = []
  private var shapes: [Shape] = []
  /// The tokens that an expression can begin with, in order.
  private(set) var starts: [Int] = []

  /// How a word ends, for what the lexicon does not know.
  struct Shape: OptionSet, Sendable {
    let rawValue: UInt8

    static let endsInEd = Shape(rawValue: 1)
    static let endsInLy = Shape(rawValue: 2)
    static let endsInEst = Shape(rawValue: 4)
    static let endsInIng = Shape(rawValue: 8)
    static let endsInS = Shape(rawValue: 16)
    /// Looks like a plural: "jobs", not "bus" or "loss".
    static let plural = Shape(rawValue: 32)
  }

  init(_ text: AnalyzedText, _ lexicon: Lexicon) {
    self.text = text
    lexemes.reserveCapacity(text.tokens.count)
    words.reserveCapacity(text.tokens.count)
    shapes.reserveCapacity(text.tokens.count)
    let folded = text.folded.span
    for index in text.tokens.indices {
      let token = text.tokens[index]
      let range = Int(token.foldedStart)..<Int(token.foldedEnd)
      var entry = Lexicon.Entry(lexeme: .other, word: .none)
      switch token.kind {
      case .word:
        if let known = lexicon.entry(folded, range) {
          entry = known
        } else if range.count <= 8 {
          entry.lexeme = Self.shaped(text.folded, folded, range)
        }
      case .number: entry.lexeme = NumberShape.number(text.folded[range])
      case .mark: entry.lexeme = Self.mark(text.bytes[Int(token.start)..<Int(token.end)])
      }
      lexemes.append(entry.lexeme)
      words.append(entry.word)
      shapes.append(token.kind == .word ? Self.shape(folded, range) : [])
      if entry.lexeme.canBegin || entry.word == .once || entry.word == .present { starts.append(index) }
    }
  }

  /// What a short word that the lexicon lacks is by the digits in it: "8th", "1980s", "Q3".
  private static func shaped(_ letters: [UInt8], _ folded: borrowing Span<UInt8>, _ range: Range<Int>) -> Lexeme {
    for i in range where NumberShape.isDigit(folded[i]) { return NumberShape.word(letters[range]) }
    return .other
  }

  private static func shape(_ letters: borrowing Span<UInt8>, _ range: Range<Int>) -> Shape {
    guard range.count > 3 else { return [] }
    let (third, second, last) =
      (letters[range.upperBound - 3], letters[range.upperBound - 2], letters[range.upperBound - 1])
    switch last {
    case UInt8(ascii: "d"): return second == UInt8(ascii: "e") ? .endsInEd : []
    case UInt8(ascii: "y"): return second == UInt8(ascii: "l") ? .endsInLy : []
    case UInt8(ascii: "t"): return second == UInt8(ascii: "s") && third == UInt8(ascii: "e") ? .endsInEst : []
    case UInt8(ascii: "g"): return second == UInt8(ascii: "n") && third == UInt8(ascii: "i") ? .endsInIng : []
    case UInt8(ascii: "s"):
      return second == UInt8(ascii: "s") || second == UInt8(ascii: "u") ? .endsInS : [.endsInS, .plural]
    default: return []
    }
  }

  private static func mark(_ bytes: ArraySlice<UInt8>) -> Lexeme {
    guard let first = bytes.first else { return .other }
    if bytes.count > 1 {
      guard first == 0xE2, bytes.count == 3 else { return first == 0xC2 ? .currency : .other }
      return switch (bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2]) {
      case (0x80, 0x90...0x95), (0x88, 0x92): .dash
      case (0x80, 0x98...0x9B): .apostrophe
      case (0x80, 0x9C...0x9F): .opening
      case (0x82, 0xA0...0xBF): .currency
      default: .other
      }
    }
    return switch Character(Unicode.Scalar(first)) {
    case "-": .dash
    case ",": .comma
    case ";": .semicolon
    case ".": .dot
    case "/": .slash
    case ":": .colon
    case "'", "`": .apostrophe
    case "$", "#": .currency
    case "%": .percent
    case "(", "[", "\"": .opening
    default: .other
    }
  }

  var count: Int { lexemes.count }

  /// The tokens of a range that an expression can begin with.
  func starts(in range: Range<Int>) -> ArraySlice<Int> {
    func first(from bound: Int) -> Int {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return starts[first(from: range.lowerBound)..<first(from: range.upperBound)]
  }

  subscript(_ index: Int) -> Lexeme { lexemes.indices.contains(index) ? lexemes[index] : .other }

  func has(_ trait: Token.Traits, _ index: Int) -> Bool {
    lexemes.indices.contains(index) && text.tokens[index].traits.contains(trait)
  }

  /// Whether the token is ")" or "]".
  func isClosing(_ index: Int) -> Bool {
    guard lexemes.indices.contains(index), lexemes[index] == .other else { return false }
    let byte = text.bytes[Int(text.tokens[index].start)]
    return byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }

  func isCapitalised(_ index: Int) -> Bool { has(.capitalised, index) }

  /// Whether the token follows the one before it without a space.
  func isTight(_ index: Int) -> Bool { lexemes.indices.contains(index) && !has(.afterSpace, index) }

  func isWord(_ index: Int) -> Bool { lexemes.indices.contains(index) && text.tokens[index].kind == .word }

  /// The folded letters of a token; empty for a mark.
  func folded(_ index: Int) -> ArraySlice<UInt8> {
    guard lexemes.indices.contains(index) else { return [] }
    let token = text.tokens[index]
    return text.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
  }

  /// Which of the words that patterns ask for the token is.
  func word(_ index: Int) -> Word { words.indices.contains(index) ? words[index] : .none }

  func shape(_ index: Int) -> Shape { shapes.indices.contains(index) ? shapes[index] : [] }
}
