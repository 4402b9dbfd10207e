import ArgumentParser
import CivilTime
import Deadlines
import News
import TemporalExpressions
import TextAnalysis

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the dates and the commitments of articles, on one core.",
    discussion: """
      Each file is one article. Times are those of the thread; analysis, dates and commitments are told apart, in \
      megabytes of UTF-8 a second.
      """)

  @Argument(help: "Articles.") var files: [String]
  @Option(help: "The day on which all were published.") var published = "2025-07-08"
  @Option(help: "How often to go through the files; the first time warms up.") var rounds = 3

  func run() throws {
    guard let day = CivilDate(published) else {
      throw ValidationError("\(published) is no date. Give one such as 2025-07-08.")
    }
    let texts = try files.map { try contents(of: $0) }
    let (times, commitments) = (TemporalReader(), CommitmentReader())
    var spent = (analysis: UInt64(0), dates: UInt64(0), commitments: UInt64(0))
    var found = (dates: 0, commitments: 0)
    for round in 0..<max(2, rounds) {
      if round == 1 { spent = (0, 0, 0) }
      found = (0, 0)
      for text in texts {
        let start = nanoseconds()
        let analyzed = AnalyzedText(text)
        let count = analyzed.sentences.count
        let cut = nanoseconds()
        let expressions = times.read(analyzed, published: PublicationDate(day, from: .given))
        let dated = nanoseconds()
        let rows = commitments.read(analyzed, expressions: expressions, published: day, headline: nil)
        let done = nanoseconds()
        spent = (spent.analysis + cut - start, spent.dates + dated - cut, spent.commitments + done - dated)
        found = (found.dates + expressions.count, found.commitments + (count > 0 ? rows.count : 0))
      }
    }
    let bytes = Double(texts.reduce(0) { $0 + $1.utf8.count } * (max(2, rounds) - 1))
    func rate(_ nanoseconds: UInt64) -> String {
      let tenths = Int(bytes / Double(max(nanoseconds, 1)) * 1e4)
      return "\(tenths / 10).\(tenths % 10) MB/s"
    }
    Swift.print("\(texts.count) articles, \(found.dates) dates, \(found.commitments) commitments")
    Swift.print("analysis     \(rate(spent.analysis))")
    Swift.print("dates        \(rate(spent.dates))")
    Swift.print("commitments  \(rate(spent.commitments))")
    Swift.print("both readers \(rate(spent.dates + spent.commitments))")
  }
}
