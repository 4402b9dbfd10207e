import CivilTime
import News
import TemporalExpressions
import Testing
import TextAnalysis

@testable import Deadlines

/// What must not change what is read.
struct InvarianceTests {
  static let article = """
    Harbour fee put off until May

    LISBON, March 3, 2031 - The port's new harbour fee, which had been due to start on April 4, will now take effect on \
    May 2, the board said on Monday.

    Shippers have until March 20 to object. "We'll decide by the end of the month," said the chairman.

    A hearing set for March 12 was cancelled. The board meets next on March 18-19, and talks with the union resume on \
    Thursday. The old tariff expires at midnight on April 30.

    The fee was first proposed in 2029.
    """

  static func rows(_ text: String) -> [String] { commitments(text, headline: true).map(\.short) }

  @Test("the article has rows of every kind")
  func article() {
    let rows = Self.rows(Self.article)
    #expect(rows.contains("2031-05-02 effective moved from 2031-04-04"))
    #expect(rows.contains("2031-03-20 due set"))
    #expect(rows.contains("2031-03-12 scheduled cancelled"))
    #expect(rows.contains("2031-03-18…2031-03-19 scheduled set"))
    #expect(rows.count >= 6)
  }

  @Test("line ends of Windows read as those of Unix")
  func lineEnds() {
    #expect(
      Self.rows(Self.article.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        == Self.rows(Self.article))
  }

  @Test("typographic marks read as plain ones")
  func typography() {
    let set = Self.article.replacing("'", with: "’").replacing(" - ", with: " – ").replacing("18-19", with: "18–19")
      .replacing("\"We", with: "“We").replacing("month,\"", with: "month,”")
    #expect(Self.rows(set) == Self.rows(Self.article))
  }

  @Test("a paragraph without dates changes no row", arguments: 0..<5)
  func paragraphs(_ place: Int) {
    var paragraphs = Self.article.components(of: "\n\n")
    paragraphs.insert("The port was built by hand. It must be painted, the mayor has said.", at: place + 1)
    #expect(Self.rows(paragraphs.joined(separator: "\n\n")) == Self.rows(Self.article))
  }

  @Test("evidence, cue and mention quote the text at their offsets")
  func quotes() {
    let scalars = Array(Self.article.unicodeScalars)
    for commitment in commitments(Self.article) {
      for quoted in [commitment.evidence, commitment.cue, commitment.mention] {
        #expect(String(String.UnicodeScalarView(scalars[quoted.start..<quoted.end])) == quoted.text)
      }
      #expect((0...1).contains(commitment.confidence))
      #expect(!commitment.label.isEmpty && commitment.label.count <= 80)
    }
  }

  @Test("words put together at random are read without harm", arguments: 0..<40)
  func random(_ seed: Int) {
    var generator = Linear(state: UInt64(seed) &* 977 &+ 13)
    let words = [
      "by", "until", "April 4", "on", "was", "to", "be", "held", "extended", "from", "March 20", "not", "will", "the",
      "deadline", ",", ".", "which", "when", "for", "two weeks", "later", "than", "planned", "now", "no", "is", "off",
      "(", ")", ":", "and", "Friday", "within", "30 days", "of", "it", "that", "had", "been", "scheduled", "\n", "—",
    ]
    let text = (0..<120).map { _ in words[Int.random(in: words.indices, using: &generator)] }.joined(separator: " ")
    let scalars = Array(text.unicodeScalars)
    for commitment in commitments(text) {
      let quoted = commitment.mention
      #expect(String(String.UnicodeScalarView(scalars[quoted.start..<quoted.end])) == quoted.text)
    }
  }

  @Test("an article twice as long takes about twice the time")
  func linear() {
    let line = String(repeating: "The fee must be paid by 1/2/2032, and the vote will be held on April 4. ", count: 400)
    func time(_ text: String) -> Double {
      let analyzed = AnalyzedText(text)
      let day = CivilDate("2031-03-03")
      guard let day else { return 0 }
      let times = TemporalReader().read(analyzed, published: PublicationDate(day, from: .given))
      let reader = CommitmentReader()
      let clock = ContinuousClock()
      return (0..<5).map { _ in
        let spent = clock.measure { _ = reader.read(analyzed, expressions: times, published: day, headline: nil) }
        return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
      }.min() ?? 0
    }
    #expect(time(line + line) < 3.5 * time(line))
  }

  private struct Linear: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}

extension String {
  /// The parts between a separator.
  func components(of separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let found = rest.firstRange(of: separator) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }

  func replacing(_ old: String, with new: String) -> String { components(of: old).joined(separator: new) }
}
