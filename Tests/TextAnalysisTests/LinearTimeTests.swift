import Testing
import TextAnalysis

@Suite("Time")
struct LinearTimeTests {
  @Test(
    "grows with the length of a single line only",
    arguments: [
      "the tariff of 25% on Korea’s cars. ", "a", "a.", "a'\u{301}", "é", "\u{301}", "\"", ".\"", "'s ", "👩\u{200D}",
      "1,",
    ])
  func grows(piece: String) {
    let small = time(of: piece, bytes: 500_000)
    let large = time(of: piece, bytes: 5_000_000)
    // Ten times the text; a quadratic pass would take a hundred times as long.
    #expect(large < small * 40 + .milliseconds(200))
  }

  private func time(of piece: String, bytes: Int) -> Duration {
    let text = String(repeating: piece, count: bytes / piece.utf8.count)
    var count = 0
    let spent = ContinuousClock().measure {
      let analyzed = AnalyzedText(text)
      count = analyzed.sentences.reduce(0) { $0 + $1.count }
    }
    #expect(count > 0)
    return spent
  }
}
