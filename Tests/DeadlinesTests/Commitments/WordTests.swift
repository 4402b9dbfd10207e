import Testing

@testable import Deadlines

struct WordTests {
  @Test(
    "a word is its letters",
    arguments: ["", "a", "by", "eightlet", "ninelette", "fifteen-letters", "—", "straße", "o'clock"])
  func letters(_ text: String) {
    let word = Word(text)
    #expect(word.description == text)
    #expect(word.count == text.utf8.count)
    #expect(word.isEmpty == text.isEmpty)
    #expect(word != Word(text + "x"))
  }

  @Test("a literal is the word that its letters make")
  func literals() {
    #expect(Word("by") == "by")
    #expect(Word("commencement") == "commencement")
    #expect(Word("fifteen-letters") == "fifteen-letters")
    #expect(Word("twenty letters, or so") == "twenty letters, or so")
    #expect(Word("—") == "—")
  }

  @Test(
    "endings and beginnings",
    arguments: ["ed", "agreed", "ending", "organised", "reorganised", "internationalised", "fifteen-letterd"])
  func ends(_ text: String) {
    let word = Word(text)
    for suffix in ["ed", "ing", "d", "ised", "zzz"] {
      let ends = text.hasSuffix(suffix) && text.utf8.count > suffix.utf8.count
      #expect(word.ends(in: Word(suffix)) == ends, "\(text) -\(suffix)")
    }
    for prefix in ["e", "re", "organ", "internat"] {
      #expect(word.starts(with: Word(prefix)) == text.hasPrefix(prefix), "\(text) \(prefix)-")
    }
    let last = text.utf8.suffix(4).reversed().reduce(into: (shift: UInt32(24), tail: UInt32(0))) {
      $0.tail |= UInt32($1) << $0.shift
      $0.shift = $0.shift >= 8 ? $0.shift - 8 : 0
    }
    #expect(word.tail == last.tail)
  }

  @Test("a set holds its words and no others")
  func sets() {
    let set: WordSet = ["by", "before", "no", "until"]
    for word in ["by", "before", "no", "until"] { #expect(set.contains(Word(word))) }
    for word in ["", "b", "bye", "befor", "on", "untill"] { #expect(!set.contains(Word(word))) }
    let empty: WordSet = []
    #expect(!empty.contains("by"))
  }

  @Test("of two entries of one word both are kept")
  func tables() {
    let table = WordTable([("a", 1), ("b", 2), ("a", 4)], joining: +)
    #expect(table["a"] == 5)
    #expect(table["b"] == 2)
    #expect(table["c"] == nil)
  }
}
