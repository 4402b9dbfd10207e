import Testing
import TextAnalysis

@Suite("Offsets")
struct OffsetTests {
  @Test("of tokens quote random texts exactly, in order, and leave nothing visible out", arguments: 0..<400)
  func quoteExactly(seed: Int) {
    var random = RandomText(seed: UInt64(seed))
    let text = random.text(seed < 380 ? 60 : 3000)
    let analyzed = AnalyzedText(text)
    let scalars = Array(text.unicodeScalars)
    #expect(analyzed.scalarCount == scalars.count)
    var end = 0
    var position: Int32 = 0
    for index in analyzed.tokens.indices {
      let token = analyzed.tokens[index]
      let (from, to) = (Int(token.scalarStart), Int(token.scalarEnd))
      #expect(from >= end && to > from && to <= scalars.count)
      let written = scalars[from..<to]
      #expect(Array(analyzed.string(index).unicodeScalars) == Array(written))
      #expect(Array(analyzed.quote(start: from, end: to).unicodeScalars) == Array(written))
      #expect(scalars[end..<from].allSatisfy(isInvisible))
      #expect(token.position == position)
      #expect(token.kind != .mark || token.foldedStart == token.foldedEnd)
      #expect(token.foldedStart <= token.foldedEnd && Int(token.foldedEnd) <= analyzed.folded.count)
      if token.kind != .mark { position += 1 }
      end = to
    }
    #expect(scalars[end...].allSatisfy(isInvisible))
    #expect(String(validating: analyzed.folded, as: UTF8.self) != nil)
  }

  private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .unassigned, .privateUse: true
    default: scalar.value == 0x200D || scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  @Test("of sentences cover every token once, in order", arguments: 0..<200)
  func sentencesCover(seed: Int) {
    var random = RandomText(seed: UInt64(1000 + seed))
    let analyzed = AnalyzedText(random.text(120))
    #expect(analyzed.sentences.flatMap { Array($0) } == Array(analyzed.tokens.indices))
    #expect(analyzed.sentences.allSatisfy { !$0.isEmpty })
    for (number, sentence) in analyzed.sentences.enumerated() {
      #expect(sentence.allSatisfy { analyzed.sentence(of: $0) == number })
      let bounds = analyzed.scalarBounds(ofSentence: number)
      #expect(bounds.lowerBound == Int(analyzed.tokens[sentence.lowerBound].scalarStart))
      #expect(bounds.upperBound == Int(analyzed.tokens[sentence.upperBound - 1].scalarEnd))
    }
  }

  @Test("outside the text are held inside it")
  func heldInside() {
    let text = AnalyzedText("Café déjà vu")
    #expect(text.quote(start: -5, end: 4) == "Café")
    #expect(text.quote(start: 5, end: 500) == "déjà vu")
    #expect(text.quote(start: 9, end: 2) == "")
    #expect(text.quote(start: .max, end: .max) == "")
    #expect(text.sentence(of: 99) == 0)
    #expect(text.scalarBounds(ofSentence: 7) == 0..<0)
    #expect(AnalyzedText("").sentence(of: 0) == 0)
  }

  @Test("find the tokens that overlap a stretch")
  func findTokens() {
    let text = AnalyzedText("Seoul – Tokyo talks")
    #expect(text.tokens(in: 0, 5) == 0..<1)
    #expect(text.tokens(in: 4, 9) == 0..<3)
    #expect(text.tokens(in: 5, 6).isEmpty)
    #expect(text.tokens(in: 0, 1000) == 0..<4)
    #expect(text.tokens(in: 9, 3).isEmpty)
  }

  @Test("in a long text are found without reading all of it")
  func longText() {
    let text = AnalyzedText(String(repeating: "é x ", count: 5000))
    for start in stride(from: 0, to: 20_000, by: 4) {
      #expect(text.quote(start: start, end: start + 3) == "é x")
    }
  }
}
