import Matching
import TextAnalysis

/// Documents matched one after another, each timed.
struct MatchRun {
  private let index: QueryIndex
  private let texts: [String]
  private let given: [AnalyzedText]?
  private var analyzed = AnalyzedText()
  private let floor: Floor
  private let analyzer = TextAnalyzer()
  private var found: [Int] = []

  private(set) var documents = Times()
  /// Of the first round, in which every word is new once.
  private(set) var firstRound = Times()
  private(set) var floors = Times()
  private(set) var analyses = Times()
  /// Pairs found in one round.
  private(set) var matches = 0
  let bytes: Int
  var count: Int { texts.count }

  init(_ index: QueryIndex, _ texts: [String], tokensGiven: Bool) {
    self.index = index
    self.texts = texts
    given = tokensGiven ? texts.map { AnalyzedText($0) } : nil
    floor = Floor(texts)
    bytes = texts.reduce(0) { $0 + $1.utf8.count }
  }

  /// Goes through the documents once. Floor and matching take turns, so that both see the same moods of the machine.
  mutating func go(counting: Bool) {
    matches = 0
    var words = 0
    var (floorTime, analysisTime) = (UInt64(0), UInt64(0))
    for start in stride(from: 0, to: texts.count, by: Self.turn) {
      let turn = start..<min(texts.count, start + Self.turn)
      let begin = nanoseconds()
      for number in turn { words += floor.words(texts[number]) }
      let middle = nanoseconds()
      for number in turn {
        analyzer.analyze(texts[number], into: &analyzed)
        words += analyzed.tokens.count
      }
      let end = nanoseconds()
      floorTime += middle - begin
      analysisTime += end - middle
      for number in turn {
        let start = nanoseconds()
        if given == nil { analyzer.analyze(texts[number], into: &analyzed) }
        index.matchingQueries(in: FieldedText(text: given?[number] ?? analyzed), into: &found)
        matches += found.count
        let end = nanoseconds()
        if counting { documents.add(end - start) } else { firstRound.add(end - start) }
      }
    }
    guard counting, words > 0 else { return }
    floors.add(floorTime)
    analyses.add(analysisTime)
  }

  private static let turn = 2500
}
