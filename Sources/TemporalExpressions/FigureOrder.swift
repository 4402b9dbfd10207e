/// Which of two figures is the day: in "3/4/2025" the month stands first in the United States, the day in most of the
/// world.
enum FigureOrder: Sendable {
  case monthFirst, dayFirst

  /// What the dates of a text leave no doubt of: "25/12/2024" has the day first. Nil where they tell nothing or both.
  init?(of forms: some Sequence<TemporalForm>) {
    var found: FigureOrder?
    for case .figures(let first, let second, _) in forms where (first > 12) != (second > 12) {
      let order: FigureOrder = first > 12 ? .dayFirst : .monthFirst
      if found != nil, found != order { return nil }
      found = order
    }
    guard let found else { return nil }
    self = found
  }

  /// The order of a language as its tag says it: English of the United States, of Canada and of nowhere puts the month
  /// first.
  init(language: String?) {
    let region = language?.split { $0 == "-" || $0 == "_" }.dropFirst().last { $0.count == 2 }?.uppercased()
    self = region == nil || region == "US" || region == "CA" || region == "PH" ? .monthFirst : .dayFirst
  }
}
