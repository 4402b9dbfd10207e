import Testing
import TextAnalysis

@Suite("Words")
struct WordTests {
  @Test(
    "are cut as UAX #29 says",
    arguments: [
      ("the quick (\"brown\") fox", ["the", "quick", "(", "\"", "brown", "\"", ")", "fox"]),
      ("can't stop", ["can't", "stop"]),
      ("32.3 feet", ["32.3", "feet"]),
      ("25,000-vehicle", ["25,000", "-", "vehicle"]),
      ("U.S. trade", ["U.S", ".", "trade"]),
      ("the 8th, 6pm, 1980s", ["the", "8th", ",", "6pm", ",", "1980s"]),
      ("1980's", ["1980", "'", "s"]),
      ("A3b", ["A3b"]),
      ("snake_case __", ["snake_case", "__"]),
      ("$42.3 billion (15%)", ["$", "42.3", "billion", "(", "15", "%", ")"]),
      ("9:30", ["9", ":", "30"]),
      ("Yonhap:Seoul: 9", ["Yonhap:Seoul", ":", "9"]),
      ("3,14.15;2", ["3,14.15;2"]),
      ("3,a", ["3", ",", "a"]),
      ("end.", ["end", "."]),
      ("...", [".", ".", "."]),
      ("무역 협상", ["무역", "협상"]),
      ("关税上调", ["关", "税", "上", "调"]),
      ("カタカナ語", ["カタカナ", "語"]),
      ("\u{5E6}\u{5D4}\"\u{5DC}", ["\u{5E6}\u{5D4}\"\u{5DC}"]),
      ("a\u{5D0}'", ["a\u{5D0}'"]),
      ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
      ("co\u{AD}operate", ["co\u{AD}operate"]),
      ("🇰🇷🇺🇸", ["🇰🇷", "🇺🇸"]),
      ("👩‍👩‍👧 x", ["👩‍👩‍👧", "x"]),
      ("a\u{200D}🛑b", ["a\u{200D}🛑", "b"]),
      ("ab\u{200B}cd", ["ab", "cd"]),
      ("A\u{2060}.\u{2060}B", ["A\u{2060}.\u{2060}B"]),
      ("", []),
      (" \r\n\t", []),
    ] as [(String, [String])])
  func areCut(text: String, words: [String]) {
    let analyzed = AnalyzedText(text)
    // Scalars, because equality of strings sees through their normal forms.
    let found = analyzed.tokens.indices.map { Array(analyzed.string($0).unicodeScalars) }
    #expect(found == words.map { Array($0.unicodeScalars) })
  }

  @Test("are parted by NUL")
  func partedByNUL() {
    let analyzed = AnalyzedText("\u{0}a\u{0}b")
    #expect(analyzed.tokens.indices.map { analyzed.string($0) } == ["a", "b"])
  }

  @Test(
    "fold to lower case without diacritics",
    arguments: [
      ("KORUS", "korus"), ("Café", "cafe"), ("Cafe\u{301}", "cafe"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"),
      ("Ærø", "aero"), ("İzmir", "izmir"), ("ΑΘΉΝΑΣ", "αθηνασ"), ("Москва", "москва"), ("Йод", "иод"),
      ("ﬁnance", "finance"), ("ＫＯＲＵＳ", "korus"), ("Việt", "viet"), ("don’t", "don't"), ("25,000", "25,000"),
      ("무역", "무역"), ("co\u{AD}operate", "cooperate"), ("ՀԱՅ", "հայ"), ("%", ""), ("👍🏽", ""),
    ])
  func fold(text: String, folded: String) {
    let analyzed = AnalyzedText(text)
    #expect(analyzed.tokens.count == 1)
    #expect(analyzed.foldedString(0) == folded)
  }

  @Test(
    "lose their possessive",
    arguments: [
      ("Korea's", "korea", true), ("Korea’s", "korea", true), ("TRUMP'S", "trump", true), ("it's", "it", true),
      ("don't", "don't", false), ("boss", "boss", false), ("s", "s", false), ("'s", "s", false),
    ])
  func losePossessive(text: String, folded: String, isPossessive: Bool) {
    let analyzed = AnalyzedText(text)
    let word = analyzed.tokens.firstIndex { $0.kind == .word }
    #expect(word.map { analyzed.foldedString($0) } == folded)
    #expect(word.map { analyzed.tokens[$0].traits.contains(.possessive) } == isPossessive)
  }

  @Test("ending in s are possessive before an apostrophe, but not before a closing quotation mark")
  func pluralPossessive() {
    #expect(possessives(in: "the automakers' plants") == ["automakers"])
    #expect(possessives(in: "the automakers’ plants") == ["automakers"])
    #expect(possessives(in: "he spoke of ‘partial revisions’ and left") == [])
    #expect(possessives(in: "he spoke of 'partial revisions' and left") == [])
  }

  private func possessives(in text: String) -> [String] {
    let analyzed = AnalyzedText(text)
    return analyzed.tokens.indices.filter { analyzed.tokens[$0].traits.contains(.possessive) }
      .map { analyzed.foldedString($0) }
  }

  @Test("know their kind, their capitals and what stands before them")
  func knowTraits() {
    let text = AnalyzedText("Seoul’s KORUS\nWTO's deal, 25% off\r\n\r\nEnd a2B é")
    let all: [(String, Token.Kind, Token.Traits)] = [
      ("Seoul’s", .word, [.capitalised, .possessive, .afterSpace, .afterLineBreak, .afterEmptyLine]),
      ("KORUS", .word, [.capitalised, .allCapitals, .afterSpace]),
      ("WTO's", .word, [.capitalised, .allCapitals, .possessive, .afterSpace, .afterLineBreak]),
      ("deal", .word, [.afterSpace]),
      (",", .mark, []),
      ("25", .number, [.afterSpace]),
      ("%", .mark, []),
      ("off", .word, [.afterSpace]),
      ("End", .word, [.capitalised, .afterSpace, .afterLineBreak, .afterEmptyLine]),
      ("a2B", .word, [.afterSpace]),
      ("é", .word, [.afterSpace]),
    ]
    #expect(text.tokens.count == all.count)
    for (index, want) in zip(text.tokens.indices, all) {
      #expect(text.string(index) == want.0)
      #expect(text.tokens[index].kind == want.1, "\(want.0)")
      #expect(text.tokens[index].traits == want.2, "\(want.0)")
    }
  }

  @Test("count from 0, and marks take the number of the next word")
  func haveNumbers() {
    let text = AnalyzedText("“Rice, beef” – 25%.")
    #expect(text.tokens.map(\.position) == [0, 0, 1, 1, 2, 2, 2, 3, 3])
  }
}
