import CivilTime
import News
import Testing
import TextAnalysis

@testable import Notifiers

struct AlertTextTests {
  @Test(
    "every kind of alert reads as it should",
    arguments: [
      (
        .articleMatched,
        """
        MATCHED  Dairy quotas
          warning, topic Dairy quotas (0.82)
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: cheese NEAR/5 notice
        """
      ),
      (
        .deadlineDiscovered,
        """
        DISCOVERED  Cheese quota notice: 2027-04-15 (in 9 days)
          warning, tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: stated in an article
        """
      ),
      (
        .deadlineConfirmed,
        """
        CONFIRMED  Cheese quota notice: 2027-04-15 (in 9 days)
          warning, tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: stated again
        """
      ),
      (
        .deadlineMoved,
        """
        MOVED  Cheese quota notice: 2027-03-02 → 2027-04-15 (in 9 days)
          warning, topic Dairy quotas (0.82), tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: date moved
        """
      ),
      (
        .deadlineCancelled,
        """
        CANCELLED  Cheese quota notice: 2027-04-15
          warning, tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: called off
        """
      ),
      (
        .deadlineApproaching,
        """
        APPROACHING  Cheese quota notice: 2027-04-08 (in 2 days)
          warning, tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: remind: 2d
        """
      ),
      (
        .deadlineReached,
        """
        REACHED  Cheese quota notice: 2027-04-06 (today)
          warning, tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: remind: 0d
        """
      ),
      (
        .deadlinePassed,
        """
        PASSED  Cheese quota notice: 2027-04-03 (3 days ago)
          warning, tracked deadline cheese-quota
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          rule: passed
        """
      ),
      (
        .fileRejected,
        """
        REJECTED  x.html: no article in it
          warning
          The file has 3 MB; raise the limit or split it.
          rule: largest file: 1 MB
        """
      ),
    ] as [(Alert.Kind, String)])
  func everyKind(kind: Alert.Kind, expected: String) {
    #expect(AlertText().text(Sample.alert(kind)) == expected + "\n")
  }

  @Test("colours mark the sign, the words that count and what matters less")
  func colours() {
    let text = AlertText(colour: true).text(Sample.alert(.deadlineMoved)).replacing("\u{1B}[", with: "<")
    #expect(
      text == """
        <1;33mMOVED<0m  <1mCheese quota notice<0m: 2027-03-02 → <1m2027-04-15<0m (in 9 days)
          <1;33mwarning<0m<2m, topic Dairy quotas (0.82), tracked deadline cheese-quota<0m
          Ministry puts off the cheese notice<2m, Example Wire, 2027-04-06, wire-17.html<0m
          “The notice, due on March 2, will <1mnow<0m be published <1mon April 15.<0m”
          <2mrule: date moved<0m

        """)
  }

  @Test("each severity has its own sign", arguments: Severity.allCases)
  func signs(severity: Severity) {
    let signs = Severity.allCases.map { AlertText(colour: true).text(Sample.alert(.deadlineMoved, severity: $0)) }
      .compactMap { $0.split(separator: "MOVED").first }
    #expect(Set(signs).count == Severity.allCases.count)
    #expect(
      AlertText().text(Sample.alert(.deadlineMoved, severity: severity)).contains("  \(severity.rawValue), topic"))
  }

  @Test("lines break between words, at the width given")
  func wrapping() {
    #expect(
      AlertText(width: 44).text(Sample.alert(.deadlineMoved)) == """
        MOVED  Cheese quota notice: 2027-03-02 →
            2027-04-15 (in 9 days)
          warning, topic Dairy quotas (0.82),
            tracked deadline cheese-quota
          Ministry puts off the cheese notice,
            Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be
            published on April 15.”
          rule: date moved

        """)
  }

  @Test("no line is wider than the terminal, whatever its letters", arguments: [1, 20, 33, 80])
  func widths(width: Int) {
    let article = ArticleReference(
      id: "1", file: String(repeating: "x", count: 300), headline: String(repeating: "치즈 할당량 공고 ", count: 20),
      published: Sample.article.published, source: String(repeating: "e\u{301}", count: 90), url: nil)
    let alert = Alert(
      key: "wide", kind: .articleMatched, severity: .info, raised: Sample.raised, summary: "치즈", rule: "치즈",
      article: article)
    for colour in [false, true] {
      for line in AlertText(width: width, colour: colour).text(alert).split(separator: "\n") {
        let bare = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(displayWidth(of: bare) <= max(width, 12))
      }
    }
  }

  @Test("a hostile article forges no line and sends no escape sequence", arguments: [nil, 30])
  func hostile(width: Int?) {
    let text = AlertText(width: width).text(Sample.hostile)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count { !$0.hasPrefix("  ") } == 1)
    #expect(text.contains("a␛[2J MOVED forged\u{FFFD}\u{FFFD}31m ␇"))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
    }
    let coloured = AlertText(width: width, colour: true).text(Sample.hostile)
    #expect(coloured.replacing(/\u{1B}\[(0|1|2|1;3[136])m/, with: "") == text)
  }

  @Test("evidence of other articles is shown with its own source")
  func otherSources() {
    let alert = Alert(
      key: "two", kind: .deadlineMoved, severity: .notice, raised: Sample.raised, summary: "s", rule: "r",
      deadline: Sample.deadline(.month(year: 2027, month: 5), state: .proposed), article: Sample.article,
      evidence: [
        Sample.evidence,
        Evidence(article: Sample.earlier, quote: "It is due on\nMarch 2.", spans: []),
      ])
    #expect(
      AlertText().text(alert) == """
        MOVED  Cheese quota notice: 2027-05 (in 55 days)
          notice, tracked deadline cheese-quota, only proposed
          Ministry puts off the cheese notice, Example Wire, 2027-04-06, wire-17.html
          “The notice, due on March 2, will now be published on April 15.”
          Cheese notice is due in March, 2027-01-09, wire-03.txt
          “It is due on March 2.”
          rule: r

        """)
  }

  @Test("a range shows both its ends")
  func range() {
    let alert = Alert(
      key: "range", kind: .deadlineConfirmed, severity: .notice, raised: Sample.raised, summary: "s", rule: "r",
      deadline: Sample.deadline(.day(Sample.date(2027, 4, 7)), until: Sample.date(2027, 4, 9)))
    #expect(AlertText().text(alert).hasPrefix("CONFIRMED  Cheese quota notice: 2027-04-07 to 2027-04-09 (tomorrow)\n"))
  }

  @Test(
    "words are emphasised where all their offsets agree; where that is open, where they stand first",
    arguments: [
      // The quote starts 100 scalars into the article.
      ("no, no, yes", [(104, "no"), (108, "yes")], "no, <no>, <yes>"),
      ("no, no, no", [(104, "no"), (108, "no")], "<no>, <no>, no"),
      ("the tax on tax", [(111, "tax"), (108, "on")], "the tax <on> <tax>"),
      ("the tax", [(104, "tolls")], "the tax"),
      ("치즈 4월 마감", [(103, "4월")], "치즈 <4월> 마감"),
    ])
  func emphasis(quote: String, words: [(Int, String)], expected: String) {
    let spans = words.map { QuotedSpan(Span($0.0, $0.0 + $0.1.unicodeScalars.count), $0.1) }
    var text = StyledText()
    text.append(Evidence(article: Sample.article, quote: quote, spans: spans))
    let laidOut = text.laidOut(width: nil, indent: 0, hanging: 0, palette: .terminal)
    #expect(laidOut.replacing("\u{1B}[1m", with: "<").replacing("\u{1B}[0m", with: ">") == expected + "\n")
  }
}
