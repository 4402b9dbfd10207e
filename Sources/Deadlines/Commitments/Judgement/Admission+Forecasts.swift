import CivilTime
import News

/// Figures foreseen, which are no commitments: "sales of $2 million in 2032".
extension Admission {
  private static let figures: WordSet = [
    "inflation", "growth", "gdp", "revenue", "revenues", "sales", "profit", "profits", "ebitda", "exports", "imports",
    "demand", "output", "market", "markets", "population", "unemployment", "economy", "deaths", "yield", "yields",
    "spending", "shipments",
    "deficit", "surplus", "eps", "margin", "margins", "turnover", "gains", "cuts", "benefits", "volumes", "guidance",
    "outlook",
    "prices", "forecast", "forecasts", "projection", "projections", "estimate", "estimates", "consumption", "income",
    "tonnes", "tons", "passengers", "visitors", "barrels", "futures", "bond", "bonds", "notes", "maturity",
  ]

  private static let yields: WordSet = [
    "reach", "total", "exceed", "average", "prevent", "hit", "top", "account", "sell", "grow", "save", "give",
    "generate", "produce", "provide", "supply", "cover", "cost", "lose", "gain", "earn", "contribute", "bring",
  ]

  private static let movements: WordSet = [
    "reach", "hit", "total", "grow", "rise", "average", "exceed", "prevent", "climb", "slow", "shrink", "expand",
    "decline", "ease", "top", "increase", "fall", "drop", "double", "return", "save", "recover", "account", "cool",
  ]

  /// A figure foreseen for a month, a quarter, a year or the end of one.
  func isForecast(_ clause: Clause) -> Bool {
    // "see a cut at the next decision on June 2": the decision's day.
    // "He is to see the envoy on June 2."
    if let group = clause.chain.first, group.says(.forecast), clause.word(group.head) == "see", group.modal == .isTo {
      return false
    }
    // "hoped to see the bridge open on June 2"
    if clause.chain.contains(where: { $0.says(.wish) }),
      clause.chain.contains(where: { $0.infinitive && clause.word($0.head) == "see" })
    {
      return false
    }
    // "It predicts that demand will triple by 2032."
    if clause.mention.isCoarse, let outer = clause.chain.last,
      clause.sentence.groups.contains(where: {
        $0.says(.forecast) && $0.range.upperBound < outer.range.lowerBound && clause.word($0.range.upperBound) == "that"
      })
    {
      return true
    }
    if clause.chain.contains(where: { $0.says(.forecast) }) {
      return clause.mention.isCoarse || kinds.nounAtDate(clause) == nil
    }
    guard isCoarseOrEnd(clause.mention), clause.link.link != .until else { return false }
    // "aims to cut costs by 2032": a goal; "expects sales of" is none.
    if clause.link.link == .by, clause.chain.contains(where: { $0.says(.wish) && !$0.traits.contains(.guess) }) {
      return false
    }
    let words = clause.pieces
    let figure = words.contains { Self.figures.contains($0.word) }
    let quantity = words.contains {
      Self.quantities.contains($0.word)
    }
    guard figure || quantity else { return false }
    if kinds.isObliged(clause) { return false }
    // "offered 4 per cent for 2032".
    if quantity, clause.link.link == .for { return true }
    if figure, quantity { return !clause.chain.contains { $0.says(.promise) } }
    if figure {
      return clause.chain.contains { Self.movements.contains(clause.word($0.head)) || $0.says(.wish) && $0.copula }
    }
    return clause.chain.first.map {
      Self.yields
        .contains(clause.word($0.head)) && $0.modal != .must
    } ?? false
  }

  private func isCoarseOrEnd(_ mention: Mention) -> Bool {
    if mention.isCoarse { return true }
    let last = mention.period.last
    return last.month == 12 && last.day == 31 || mention.until != nil && mention.isCoarse
  }

  func isFiscal(_ clause: Clause) -> Bool {
    // "in the year to March"
    if clause.mention.last != nil, clause.mention.words.starts(with: ["the", "year"]) { return true }
    if Self.isFiscalBefore.contains(clause.word(clause.piece - 1)) { return clause.mention.isCoarse }
    return clause.mention.isCoarse && Self.isFiscalAfter.contains(clause.word(clause.piece + 1))
  }

  private static let isFiscalAfter: WordSet = [
    "model", "season", "edition", "vintage", "bond", "bonds", "futures", "contract", "delivery", "notes", "budget",
    "results", "earnings",
    "figures", "profit", "profits", "sales", "revenue", "numbers", "report", "dividend",
  ]

  private static let isFiscalBefore: WordSet = [
    "fiscal", "financial", "model", "fy", "year", "quarter", "season", "vintage", "class", "bonds", "notes",
  ]

  private static let quantities: WordSet = [
    "%", "$", "€", "£", "percent", "per", "million", "billion", "trillion", "points",
  ]
}
