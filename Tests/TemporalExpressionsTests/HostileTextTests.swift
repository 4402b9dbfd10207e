import CivilTime
import Glibc
import News
import TemporalExpressions
import TestSupport
import Testing
import TextAnalysis

/// Texts made to hurt: nothing traps, and twice the text takes about twice the time.
struct HostileTextTests {
  /// Phrases whose patterns hold others of their kind.
  private static let phrases = [
    "next Monday ", "Friday (", "the first week of ", "the morning of ", "1 year and 2 months and 3 days ", "3/4/",
    "Monday two weeks after ", "the same day a year after ", "next week Monday ", "that on Monday it would ",
    "early late mid ", "the end of the start of ", "May ", "twenty ", "at 9 a.m. this ", "from May 1 to ",
  ]

  @Test("a phrase repeated without end is read", arguments: phrases)
  func repeated(phrase: String) throws {
    let text = String(repeating: phrase, count: 400)
    #expect(try expressions(text, published: "2025-07-23").allSatisfy { $0.span.length > 0 })
  }

  @Test(
    "twice the text takes no more than two and a half times the work",
    arguments: [
      ("on May 1, 2025 the board of the port met and ", 400), ("the first week of ", 800), ("next Monday ", 400),
      ("word ", 20_000), ("July. ", 600),
    ])
  func linear(phrase: String, count: Int) throws {
    let date = try #require(CivilDate(2025, 7, 23))
    let reader = TemporalReader()
    func seconds(_ text: AnalyzedText) -> Double {
      let start = processorTime()
      _ = reader.read(text, published: PublicationDate(date, from: .given))
      return processorTime() - start
    }
    let once = AnalyzedText(String(repeating: phrase, count: count))
    let twice = AnalyzedText(String(repeating: phrase, count: 2 * count))
    // Both in turn, so that a busy machine is as busy for one as for the other.
    let ratios = (0..<9).map { _ in seconds(twice) / max(seconds(once), 1e-9) }
    #expect(ratios.contains { $0 <= 2.5 }, "\(ratios)")
  }

  @Test("texts with bytes changed at random keep the laws of spans")
  func mutations() throws {
    let seeds = [
      "WASHINGTON, April 30 (Agency) - Talks end by 12:01 a.m. EDT on Aug. 1, 2025, \"90 days\" after May 3.",
      "Il s’agit de 3/4/2025 — the week of July 7, 5–6 p.m., mid-’82, Q3 FY2026.",
      "In the second half of next year, two and a half weeks after Easter Monday, nineteen eighty-six.",
    ]
    var generator = SplitMix(seed: 23)
    for round in 0..<3000 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 9)], at: at)
        default: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &generator))
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      var end = 0
      for found in try expressions(text, published: "2025-07-23") {
        #expect(found.span.start >= end && found.span.length > 0 && !found.value.isEmpty, "in \(text)")
        end = found.span.end
      }
      #expect(end <= text.unicodeScalars.count, "in \(text)")
    }
  }
}

/// Seconds of this thread on a processor: other work on the machine does not count.
private func processorTime() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}
