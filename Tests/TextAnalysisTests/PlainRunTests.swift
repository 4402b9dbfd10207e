import TestSupport
import Testing

@testable import TextAnalysis

/// The short way through ASCII and the general one must tell the same tokens.
@Suite("The short way through plain text")
struct PlainRunTests {
  private func expectSame(_ text: String) {
    let short = TextAnalyzer().analyze(text)
    let general = TextAnalyzer(takesPlainRuns: false).analyze(text)
    #expect(short.tokens == general.tokens, "\(text.debugDescription)")
    #expect(short.folded == general.folded, "\(text.debugDescription)")
    #expect(short.sentences == general.sentences, "\(text.debugDescription)")
  }

  @Test("agrees with the general one on random texts of any scalars", arguments: 0..<300)
  func anyScalars(seed: Int) {
    var random = RandomText(seed: UInt64(70_000 + seed))
    expectSame(random.text(80))
  }

  @Test("agrees with the general one on random bytes of ASCII", arguments: 0..<300)
  func anyASCII(seed: Int) {
    var random = SplitMix(seed: UInt64(80_000 + seed))
    let common = Array("aZs'.,:;_ 19\n\r\t\"\u{7F}$".utf8)
    let bytes = (0..<300).map { _ in
      UInt8.random(in: 0..<4, using: &random) == 0
        ? UInt8.random(in: 0..<0x80, using: &random) : common.randomElement(using: &random) ?? 0
    }
    expectSame(String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    "agrees with the general one on what ends a word",
    arguments: [
      "eightlet", "eightlett ers", "sixteenletterssss next", "The U.S. said", "traders' 'quoted' companies'", "x.y",
      "x.", "x.1", "1.x", "1.5", "1,", "1,5;6", "a:b", "a: b", "a_b", "7th", "e\u{301}", "1\u{301}", "a.\u{301}b",
      "a\u{200D}",
      "%\u{301}", "$5", "\r\n a", "\n\na", "a'b", "'s", "s'", "A'S B", "USA", "McD", "",
    ])
  func endsOfWords(text: String) {
    expectSame(text)
    expectSame(text + " " + text)
  }

  @Test("reads one text after another into the same memory")
  func reuse() {
    var kept = AnalyzedText()
    for text in [
      "Seoul – Tokyo talks. They ended.", "", "Rice", String(repeating: "Long text, 25% more. ", count: 400),
    ] {
      TextAnalyzer().analyze(text, into: &kept)
      let fresh = AnalyzedText(text)
      #expect(kept.tokens == fresh.tokens && kept.folded == fresh.folded && kept.bytes == fresh.bytes)
      #expect(kept.sentences == fresh.sentences && kept.scalarCount == fresh.scalarCount && kept.text == text)
    }
  }
}
