import CivilTime
import News
import TemporalExpressions
import TestSupport
import Testing
import TextAnalysis

struct ReaderPropertyTests {
  private static let words = [
    "the", "a", "May", "may", "15", "-", "16", "to", "2025", ",", ".", "Friday", "next", "last", "this", "week", "days",
    "90", "of", "end", "early", "mid", "Q3", "third", "quarter", "a.m.", "12", ":", "01", "EDT", "noon", "on", "by",
    "until", "from", "between", "and", "within", "ago", "later", "same", "day", "year", "'", "82", "/", "7", "8",
    "1980s",
    "fiscal", "every", "Christmas", "New", "Year", "said", "will", "set", "due", "—", "é", "🇰🇷", "“", "%", "$", "9.30pm",
    "99999999999", "31", "February", "30", "hundred", "several", "century", "half", "0", "O'clock", "\r\n",
    "Monday", "that", "overnight", "once", "(", ")", "morning", "past", "previous", "following", "twenty", "first",
    "since",
    "Thanksgiving", "million", "2.5", "3", "1/2", "20250701", "weekend", "earlier", "before", "night", "present",
    "time", "\n\n", "é́",
  ]

  private static func soup(_ generator: inout SplitMix, words count: Int) -> String {
    (0..<count).map { _ in
      (words.randomElement(using: &generator) ?? "") + (Int.random(in: 0..<4, using: &generator) == 0 ? "" : " ")
    }.joined()
  }

  @Test("whatever the words, spans lie in the text, in order, and do not overlap")
  func soupNeverBreaks() throws {
    var generator = SplitMix(seed: 11)
    for _ in 0..<3000 {
      let text = Self.soup(&generator, words: Int.random(in: 0...40, using: &generator))
      let found = try expressions(text, published: "2025-07-23")
      var end = 0
      for expression in found {
        #expect(expression.span.start >= end && expression.span.length > 0, "in \(text)")
        end = expression.span.end
        let quoted = quote(expression.span, of: text)
        #expect(quoted.first?.isWhitespace == false && quoted.last?.isWhitespace == false, "in \(text)")
        #expect(!expression.value.isEmpty)
      }
      #expect(end <= text.unicodeScalars.count)
    }
  }

  @Test("the ends of the calendar do not break the reader", arguments: ["0001-01-01", "9999-12-31"])
  func endsOfTheCalendar(published: String) throws {
    var generator = SplitMix(seed: 5)
    for _ in 0..<500 {
      let text = Self.soup(&generator, words: 30)
      #expect(try expressions(text, published: published).allSatisfy { !$0.value.isEmpty })
    }
  }

  @Test(
    "a publication a week later moves bare weekdays by a week",
    arguments: [
      "The envoy said so on Monday.", "The envoys will meet on Friday.", "The report is due Sunday.",
      "Talks on Wednesday failed.", "Filing opens next Tuesday.", "Filing opened last Thursday.",
      "It ends on Friday week.",
    ])
  func weekdaysMove(text: String) throws {
    for offset in 0..<14 {
      let day = try #require(CivilDate(2025, 2, 24)).adding(days: offset)
      let now = try #require(try expressions(text, published: "\(day)").first?.period?.first)
      let later = try #require(try expressions(text, published: "\(day.adding(days: 7))").first?.period?.first)
      #expect(later == now.adding(days: 7))
    }
  }

  @Test("line ends make no difference to what is found")
  func lineEnds() throws {
    let lines = [
      "The pact of July 8,", "2024 ends on August", "1 at noon.", "", "Talks resume Friday.", "It ends in", "May.",
    ]
    let unix = try read(lines.joined(separator: "\n"), published: "2025-07-23")
    let dos = try read(lines.joined(separator: "\r\n"), published: "2025-07-23")
    #expect(unix.map(\.value) == dos.map(\.value))
    #expect(unix.map(\.value) == ["2024-07-08", "2025-08-01T12:00", "2025-07-25", "2025-05"])
  }

  @Test(
    "typographic quotes, apostrophes and dashes make no difference to what is found",
    arguments: [
      ("The strike of '82 ended on May 15-16.", "The strike of ’82 ended on May 15–16."),
      (
        "\"It ends Friday,\" he said on Tuesday - today it rains.",
        "“It ends Friday,” he said on Tuesday — today it rains."
      ),
      ("It closes at six o'clock on New Year's Eve.", "It closes at six o’clock on New Year’s Eve."),
      ("A three-day truce, due in two weeks' time.", "A three‑day truce, due in two weeks’ time."),
    ])
  func typography(plain: String, typographic: String) throws {
    let expected = try expressions(plain, published: "2025-07-23")
    let found = try expressions(typographic, published: "2025-07-23")
    #expect(found.map(\.value) == expected.map(\.value))
    #expect(found.map(\.span) == expected.map(\.span))
  }

  /// Words that count from the publication day alone, and what must not move with it.
  @Test("a week later every relative day moves by a week, and no stated one does")
  func weekLater() throws {
    let relative = [
      "today", "yesterday", "on Friday", "next Monday", "in two weeks", "three days ago", "tomorrow night",
    ]
    let fixed = ["on July 8, 2024", "in 1987", "on 2024-03-03", "for 90 days", "every Monday", "recently"]
    let start = try #require(CivilDate(2025, 2, 24))
    for offset in 0..<14 {
      let (now, later) = (start.adding(days: offset), start.adding(days: offset + 7))
      for words in relative {
        let text = "The crew will report \(words)."
        let a = try #require(try expressions(text, published: "\(now)").first?.period, "in \(text)")
        let b = try #require(try expressions(text, published: "\(later)").first?.period, "in \(text)")
        #expect(b.first == a.first.adding(days: 7) && b.last == a.last.adding(days: 7), "in \(text) on \(now)")
      }
      for words in fixed {
        let text = "The crew reported \(words)."
        #expect(
          try expressions(text, published: "\(now)").map(\.value)
            == expressions(text, published: "\(later)").map(\.value))
      }
    }
  }

  @Test("offsets count scalars, not bytes or characters")
  func scalars() throws {
    let text = "🇰🇷 Séoul — la date: talks on August 1."
    #expect(try read(text, published: "2025-07-23").map(\.quote) == ["August 1"])
  }
}
