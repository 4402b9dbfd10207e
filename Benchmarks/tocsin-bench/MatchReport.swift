/// The figures of a run of `match`, for a person or a script.
struct MatchReport {
  let run: MatchRun
  let queries: Int
  let buildMilliseconds: Double
  let indexBytes: Int

  /// Name and value, with the digits that mean something.
  private var figures: [(name: String, value: String)] {
    let floor = run.floors.quantile(0.5)
    let analysis = run.analyses.quantile(0.5)
    let mean = run.documents.mean
    let count = Double(max(1, run.count))
    return [
      ("queries", "\(queries)"), ("documents", "\(run.count)"), ("matches", "\(run.matches)"),
      ("documents_per_second", digits(1e9 / mean, 0)), ("mean_us", digits(mean / 1e3, 2)),
      ("p50_us", digits(run.documents.quantile(0.5) / 1e3, 2)),
      ("p99_us", digits(run.documents.quantile(0.99) / 1e3, 2)),
      ("first_round_mean_us", digits(run.firstRound.mean / 1e3, 2)),
      ("floor_us", digits(floor / count / 1e3, 2)),
      ("floor_mb_per_second", digits(Double(run.bytes) / floor * 1e3, 0)),
      ("analysis_mb_per_second", digits(Double(run.bytes) / analysis * 1e3, 0)),
      ("times_floor", digits(mean * count / floor, 2)),
      ("build_ms", digits(buildMilliseconds, 1)), ("index_bytes", "\(indexBytes)"),
    ]
  }

  var table: String {
    figures.map { $0.name + String(repeating: " ", count: 24 - $0.name.count) + $0.value }.joined(separator: "\n")
  }

  var json: String { "{" + figures.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}" }

  private func digits(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "0" }
    let scale = places == 0 ? 1.0 : places == 1 ? 10 : 100
    let rounded = (value * scale).rounded() / scale
    return places == 0 ? "\(Int64(rounded))" : "\(rounded)"
  }
}
