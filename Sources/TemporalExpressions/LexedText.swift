import TextAnalysis

/// A text and what each of its tokens can be to the grammar. Every question about a token that does not exist has the
/// answer for an ordinary word, so that no pattern needs a bound.
struct LexedText {
  let text: AnalyzedText
  private let lexemes: [Lexeme]

  init(_ text: AnalyzedText, _ lexicon: Lexicon) {
    self.text = text
    lexemes = text.tokens.map { Self.lexeme($0, text, lexicon) }
  }

  private static func lexeme(_ token: Token, _ text: AnalyzedText, _ lexicon: Lexicon) -> Lexeme {
    let word = text.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
    switch token.kind {
    case .word:
      if let known = lexicon[word] { return known }
      return word.count <= 8 && word.contains(where: NumberShape.isDigit) ? NumberShape.word(word) : .other
    case .number: return NumberShape.number(word)
    case .mark: return mark(text.bytes[Int(token.start)..<Int(token.end)])
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

  subscript(_ index: Int) -> Lexeme { lexemes.indices.contains(index) ? lexemes[index] : .other }

  func has(_ trait: Token.Traits, _ index: Int) -> Bool {
    lexemes.indices.contains(index) && text.tokens[index].traits.contains(trait)
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

  func isWord(_ index: Int, _ word: StaticString) -> Bool { folded(index).elementsEqual(word.description.utf8) }
}
