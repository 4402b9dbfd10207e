import TextAnalysis

/// Several ways to treat a text, timed in turns of a few texts, so that all see the same moods of the machine. Every way
/// but the floor reads the text first.
struct Contest {
  private let texts: [String]
  private var ways: [(name: String, run: (String, AnalyzedText) -> Int)] = []
  /// For each way the time of each turn.
  private var times: [String: [Double]] = [:]

  private static let turn = 20
  private static let rounds = 9

  init(texts: [String]) { self.texts = texts }

  mutating func add(_ name: String, _ run: @escaping (String, AnalyzedText) -> Int) { ways.append((name, run)) }

  mutating func run() {
    var analyzed = AnalyzedText()
    let analyzer = TextAnalyzer()
    var sum = 0
    for round in 0..<Self.rounds {
      for start in stride(from: 0, to: texts.count, by: Self.turn) {
        let turn = texts[start..<min(texts.count, start + Self.turn)]
        for way in ways {
          let begin = nanoseconds()
          for text in turn {
            if way.name != "floor" { analyzer.analyze(text, into: &analyzed) }
            sum &+= way.run(text, analyzed)
          }
          let spent = Double(nanoseconds() - begin)
          // The first round warms up.
          if round > 0 { times[way.name, default: []].append(spent) }
        }
      }
    }
    precondition(sum != 0)
  }

  /// The median over the turns of one way's time by another's.
  func ratio(_ name: String, _ other: String) -> Double {
    let ratios = zip(times[name] ?? [], times[other] ?? []).map { $0 / max(1, $1) }.sorted()
    return ratios.isEmpty ? .infinity : ratios[ratios.count / 2]
  }
}
