import TestSupport
import Testing
import TextAnalysis

@Suite("Time")
struct LinearTimeTests {
  @Test("for a line of five megabytes grows with its length only")
  func longLine() {
    expectLinear("the tariff of 25% on Korea’s cars. ", bytes: 5_000_000)
  }

  @Test(
    "for odd lines grows with their length only",
    arguments: ["a", "a.", "a'\u{301}", "é", "\u{301}", "\"", ".\"", "'s ", "👩\u{200D}", "1,"])
  func oddLine(piece: String) {
    expectLinear(piece, bytes: 1_000_000)
  }

  private func expectLinear(_ piece: String, bytes: Int) {
    let small = time(of: piece, bytes: bytes / 10)
    let large = time(of: piece, bytes: bytes)
    // Ten times the text; a quadratic pass would take a hundred times as long.
    #expect(large < small * 40 + .milliseconds(200))
  }

  private func time(of piece: String, bytes: Int) -> Duration {
    let text = String(repeating: piece, count: bytes / piece.utf8.count)
    var count = 0
    let spent = ThreadClock.measure {
      let analyzed = AnalyzedText(text)
      count = analyzed.sentences.reduce(0) { $0 + $1.count }
    }
    #expect(count > 0)
    return spent
  }
}
