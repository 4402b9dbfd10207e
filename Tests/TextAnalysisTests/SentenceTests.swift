import Testing
import TextAnalysis

@Suite("Sentences")
struct SentenceTests {
  private func sentences(_ text: String) -> [String] {
    let analyzed = AnalyzedText(text)
    return analyzed.sentences.indices.map {
      let bounds = analyzed.scalarBounds(ofSentence: $0)
      return analyzed.quote(start: bounds.lowerBound, end: bounds.upperBound)
    }
  }

  @Test(
    "end where '|' stands",
    arguments: [
      "The quota rose. |Beef fell! |Why? |Nobody knows.",
      "He said: “It ends here.” |She left.",
      "It was over (at last). |“We won,” he said.",
      "Talks go on... |Rates went up.",
      "He left at 5. |25 others stayed. |$3 is not much.",
      "No capital. no split, version 2. then three",
      "One!! |Two?! |Three.",
      "세율이 올랐다. |협상은 끝났다.",
      "关税上调。|谈判结束。",
      "Is it true?” |He nodded.",
    ])
  func endWhereMarked(text: String) {
    let parts = text.split(separator: "|").map { $0.trimmed }
    #expect(sentences(text.replacing("|", with: "")) == parts)
  }

  @Test(
    "go on after abbreviations",
    arguments: [
      "Mr. Han met Gen. Park and Sen. Lee in Washington.",
      "The U.S. Senate and the U.K. Treasury agreed.",
      "It opens at 9 a.m. Monday and closes at 5 p.m. Friday.",
      "Steel Inc. Chairman Oh flew in on Aug. 22 with J. K. Cho.",
      "See No. 5 and Fig. 3 of the St. Louis report.",
      "Korea vs. Japan, i.e. Seoul and Tokyo.",
      "Daewoo Corp. Ltd. Co. shares fell.",
      "Prices, fees, etc. Kim called trifles.",
    ])
  func goOn(text: String) {
    #expect(sentences(text) == [text])
  }

  @Test(
    "end after abbreviations before a word that begins one",
    arguments: [
      "He flew to the U.S. |The talks went on.",
      "It ends at 5 p.m. |In Seoul it is night.",
      "She works for Steel Inc. |But he does not.",
      "They agreed in Aug. |However, nothing came of it.",
      "Did he agree? |No. |They will meet again.",
      "He left the U.S. |“It is over,” she said.",
      "It was plan B. |The other had failed.",
    ])
  func endAfterAbbreviation(text: String) {
    let parts = text.split(separator: "|").map { $0.trimmed }
    #expect(sentences(text.replacing("|", with: "")) == parts)
  }

  @Test("end at line breaks in text with one paragraph a line")
  func paragraphLines() {
    let text = """
      Rice quota to rise
      By Our Staff
      The ministry said on Monday that the quota would rise. Farmers protested.
      PHOTO: Pool
      Officials from the U.S.
      Seoul had no comment
      """
    #expect(
      sentences(text) == [
        "Rice quota to rise", "By Our Staff", "The ministry said on Monday that the quota would rise.",
        "Farmers protested.", "PHOTO: Pool", "Officials from the U.S.", "Seoul had no comment",
      ])
  }

  @Test("do not end at the line breaks of hard-wrapped text")
  func wrappedLines() {
    let text = """
      Rice quota to rise
      The trade ministry said on Monday that the quota for imported rice
      would rise by a tenth from next spring, and that the talks with Mr.
      Bessent had been useful. Farmers in three provinces of the country
      Korea's ministry had consulted were not amused. They would march to
      Seoul, they said.

      A second paragraph follows the first one after the empty line that
      stands above it.
      """
    #expect(
      sentences(text).map { $0.replacing("\n", with: " ") } == [
        "Rice quota to rise",
        "The trade ministry said on Monday that the quota for imported rice would rise by a tenth from next spring, "
          + "and that the talks with Mr. Bessent had been useful.",
        "Farmers in three provinces of the country Korea's ministry had consulted were not amused.",
        "They would march to Seoul, they said.",
        "A second paragraph follows the first one after the empty line that stands above it.",
      ])
  }

  @Test("end at empty lines, whatever stands before them")
  func emptyLines() {
    #expect(sentences("one two,\n\nthree\n \t\nfour") == ["one two,", "three", "four"])
  }

  @Test("go on behind the number of a list")
  func listNumbers() {
    #expect(sentences("1. Rice\n2. Beef") == ["1. Rice", "2. Beef"])
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
