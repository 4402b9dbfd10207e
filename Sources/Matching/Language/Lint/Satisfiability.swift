/// Finds queries that no text can make true: by what their sides need and rule out, one step deep. What it finds is so;
/// it does not find all.
enum Satisfiability {
  /// A phrase in the field it is looked for in; nil for the text as a whole.
  private struct Atom: Hashable {
    let field: Field?
    let phrase: Phrase
  }

  /// The first of the sides of an AND that the others rule out.
  static func contradiction(in sides: [Query]) -> Int? {
    let readings = sides.enumerated().flatMap { index, side in flat(side.booleanReading).map { (index, $0) } }
    guard readings.contains(where: { if case .not = $0.1 { true } else { false } }) else { return nil }
    var normaliser = QueryNormaliser()
    var needed: Set<Atom> = []
    var barred: Set<Atom> = []
    for (_, reading) in readings {
      if case .not(let part) = reading { bar(part, nil, &normaliser, &barred) }
      need(reading, nil, &normaliser, &needed)
    }
    for (index, reading) in readings {
      if case .not = reading { continue }
      if isRuledOut(reading, nil, &normaliser, barred) { return index }
    }
    // A NOT of something that is more than phrases: NOT (a b) where a and b are needed.
    for (index, reading) in readings {
      guard case .not(let part) = reading, isGiven(part, nil, &normaliser, needed) else { continue }
      return index
    }
    return nil
  }

  /// The sides of an AND within an AND, one by one.
  private static func flat(_ query: Query?) -> [Query] {
    if case .and(let parts)? = query { parts.flatMap { flat($0) } } else { query.map { [$0] } ?? [] }
  }

  /// Phrases that must be there.
  private static func need(
    _ query: Query, _ field: Field?, _ normaliser: inout QueryNormaliser, _ needed: inout Set<Atom>
  ) {
    switch query {
    case .phrase(let phrase):
      let phrase = normaliser.normal(phrase)
      needed.insert(Atom(field: field, phrase: phrase))
      if phrase.slop == 0 || phrase.terms.count > 1 {
        for term in phrase.terms { needed.insert(Atom(field: field, phrase: Phrase([term]))) }
      }
      // What is in the headline is in the text.
      if let field, field.isText { need(.phrase(phrase), nil, &normaliser, &needed) }
    case .and(let parts): for part in parts { need(part, field, &normaliser, &needed) }
    case .field(let inner, let part): need(part, inner, &normaliser, &needed)
    case .weighted(let part, _): need(part, field, &normaliser, &needed)
    case .near(let left, let right, _, _):
      for side in [left, right] where side.count == 1 { need(.phrase(side[0]), field, &normaliser, &needed) }
    case .or, .not, .atLeast: break
    }
  }

  /// Phrases that must not be there, `query` being false.
  private static func bar(
    _ query: Query, _ field: Field?, _ normaliser: inout QueryNormaliser, _ barred: inout Set<Atom>
  ) {
    switch query {
    case .phrase(let phrase): barred.insert(Atom(field: field, phrase: normaliser.normal(phrase)))
    case .or(let parts): for part in parts { bar(part, field, &normaliser, &barred) }
    case .field(let inner, let part): bar(part, inner, &normaliser, &barred)
    case .weighted(let part, _): bar(part, field, &normaliser, &barred)
    case .and, .near, .not, .atLeast: break
    }
  }

  /// Whether a query is false without the barred phrases.
  private static func isRuledOut(
    _ query: Query, _ field: Field?, _ normaliser: inout QueryNormaliser, _ barred: Set<Atom>
  ) -> Bool {
    switch query {
    case .phrase, .near, .and:
      if case .and(let parts) = query {
        for part in parts where isRuledOut(part, field, &normaliser, barred) { return true }
        return false
      }
      if case .near(let left, let right, _, _) = query {
        return isRuledOut(.or(left.map { .phrase($0) }), field, &normaliser, barred)
          || isRuledOut(.or(right.map { .phrase($0) }), field, &normaliser, barred)
      }
      var needed: Set<Atom> = []
      need(query, field, &normaliser, &needed)
      return !needed.isDisjoint(with: barred)
    case .or(let parts):
      for part in parts where !isRuledOut(part, field, &normaliser, barred) { return false }
      return !parts.isEmpty
    case .atLeast(let count, let parts):
      var left = 0
      for part in parts where !isRuledOut(part, field, &normaliser, barred) { left += 1 }
      return left < count
    case .not: return false
    case .field(let inner, let part): return isRuledOut(part, inner, &normaliser, barred)
    case .weighted(let part, _): return isRuledOut(part, field, &normaliser, barred)
    }
  }

  /// Whether a query is true wherever the needed phrases are.
  private static func isGiven(
    _ query: Query, _ field: Field?, _ normaliser: inout QueryNormaliser, _ needed: Set<Atom>
  ) -> Bool {
    switch query {
    case .phrase(let phrase): return needed.contains(Atom(field: field, phrase: normaliser.normal(phrase)))
    case .and(let parts):
      for part in parts where !isGiven(part, field, &normaliser, needed) { return false }
      return true
    case .or(let parts):
      for part in parts where isGiven(part, field, &normaliser, needed) { return true }
      return false
    case .field(let inner, let part): return isGiven(part, inner, &normaliser, needed)
    case .weighted(let part, _): return isGiven(part, field, &normaliser, needed)
    case .near, .not, .atLeast: return false
    }
  }
}
