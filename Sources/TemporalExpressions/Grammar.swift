import TextAnalysis

/// Finds the temporal expression that begins at a token, by recursive descent. It says what the words mean and leaves
/// their place in the calendar to the `Resolver`.
///
/// A pattern takes the index of its first token and gives its form and the index after its last token, or nil.
struct Grammar {
  let lexed: LexedText
  /// How many wholes this one is a part of: "the first day of the first week of …" ends somewhere.
  private(set) var depth = 0

  /// A form and the index after its last token.
  struct Parsed {
    var form: TemporalForm
    var end: Int

    init(_ form: TemporalForm, _ end: Int) {
      self.form = form
      self.end = end
    }
  }

  init(lexed: LexedText) { self.lexed = lexed }

  subscript(_ index: Int) -> Lexeme { lexed[index] }

  /// The grammar inside of a part; nil where parts stand too deep in one another.
  func inside() -> Grammar? {
    guard depth < 3 else { return nil }
    var inner = self
    inner.depth += 1
    return inner
  }

  /// The expressions that begin at this token: none, one, or the two ends of a range that share words ("May 15-16").
  func recognise(at start: Int) -> [Recognition] {
    if let pair = sharedRange(at: start) { return pair }
    guard let found = expression(at: start) else { return [] }
    return [Recognition(tokens: start..<found.end, form: found.form)]
  }

  /// The longest expression at a token.
  func expression(at i: Int) -> Parsed? {
    switch self[i] {
    case .verb(.base) where lexed.word(i) == .present: atPresent(at: i)
    case .other where lexed.word(i) == .once: once(at: i)
    case .other, .dash, .comma, .semicolon, .dot, .slash, .colon, .currency, .percent, .opening, .verb, .and: nil
    case .number, .decimal:
      named(at: i) ?? dated(at: i) ?? clock(at: i) ?? numeric(at: i) ?? quantified(at: i) ?? bareYear(at: i)
    case .ordinal: dated(at: i) ?? ordinalPart(at: i) ?? dayOf(at: i) ?? bareDay(at: i)
    case .month: named(at: i) ?? holiday(at: i) ?? dated(at: i)
    case .weekday, .weekdays: dated(at: i)
    case .quarter, .half, .fiscal, .fiscalYear, .season, .decade, .deicticDay, .tonight: dated(at: i)
    case .cardinal: clock(at: i) ?? dated(at: i) ?? dayOf(at: i) ?? quantified(at: i)
    case .vagueNumber: quantified(at: i)
    case .clock, .noon, .midnight: clock(at: i)
    case .apostrophe: apostropheYear(at: i)
    case .reference(let reference): self.reference(reference, at: i)
    case .frequency(let unit): frequency(unit, at: i)
    case .adjective(let unit): Parsed(.duration(.number(1), unit), i + 1)
    case .every: repetition(at: i)
    case .indefinite: quantified(at: i)
    case .the, .this, .last, .next, .past, .previous, .following, .same:
      pointed(at: i) ?? quantified(at: i) ?? attribute(at: i)
    case .portion, .earlier, .later: portion(at: i)
    case .that: told(at: i)
    case .overnight: overnight(at: i)
    case .holidayWord: holiday(at: i)
    case .unit(.half, plural: false): halfUnit(at: i)
    case .unit: compound(at: i) ?? bareUnits(at: i)
    case .partOfDay: guidedPart(at: i)
    case .ago, .old, .preposition, .meridiem, .oclock, .zone, .between: nil
    }
  }

  /// Patterns that begin with a name or number of the calendar, with a time of day where one follows.
  func dated(at i: Int) -> Parsed? {
    guard let day = calendar(at: i) else { return nil }
    return withTime(day)
  }

  /// "recently", "now"; not "until recently", "by now", "now-famous".
  private func reference(_ reference: Reference, at i: Int) -> Parsed? {
    guard self[i + 1] != .dash || !lexed.isTight(i + 1) else { return nil }
    if lexed.isCapitalised(i) {
      guard lexed.has(.afterLineBreak, i) || !lexed.isWord(i - 1) else { return nil }
    }
    // "soon after", "as soon as", "shortly before" tell of an order, not of a time.
    switch self[i + 1] {
    case .preposition(.after), .preposition(.before), .later, .past: return nil
    default: if lexed.word(i - 1) == .as || lexed.word(i - 1) == .how { return nil }
    }
    return Parsed(.reference(reference.value), i + 1)
  }

  /// "at present".
  private func atPresent(at i: Int) -> Parsed? {
    guard self[i - 1] == .preposition(.at), !lexed.isTight(i + 1) || self[i + 1] != .dash else { return nil }
    return Parsed(.reference(Reference.present.value), i + 1)
  }

  /// "which *once* employed 4,000 people"; not "once a week" or "once the talks end".
  private func once(at i: Int) -> Parsed? {
    let told: Bool =
      switch self[i - 1] {
      case .verb(.past), .verb(.had), .that: true
      default:

        switch lexed.word(i - 1) {
        case .who, .which, .whom, .it, .he, .she, .they: true
        default: false
        }
      }
    guard told else { return nil }
    switch self[i + 1] {
    case .indefinite, .every, .preposition: return nil
    default: return lexed.isWord(i + 1) ? Parsed(.reference(Reference.past.value), i + 1) : nil
    }
  }

  /// "returned *overnight*"; not "an overnight stay".
  private func overnight(at i: Int) -> Parsed? {
    let isTold: Bool =
      switch self[i - 1] {
      case .verb(.participle), .verb(.moved), .verb(.base), .verb(.plan): true
      default: lexed.shape(i - 1).contains(.endsInEd)
      }
    guard isTold || endsPhrase(i + 1), self[i - 1] != .indefinite, self[i - 1] != .the else { return nil }
    return Parsed(.overnight, i + 1)
  }

  /// "by midafternoon", "until evening".
  private func guidedPart(at i: Int) -> Parsed? {
    guard case .partOfDay(let part) = self[i], endsPhrase(i + 1) else { return nil }
    switch self[i - 1] {
    case .preposition(.by), .preposition(.until): return Parsed(.partOfDay(part, .deicticDay(0)), i + 1)
    default: return nil
    }
  }

  /// "half an hour", "half a year", "half-hour".
  private func halfUnit(at i: Int) -> Parsed? {
    let j = self[i + 1] == .indefinite || self[i + 1] == .dash && lexed.isTight(i + 1) ? i + 2 : i + 1
    guard j > i + 1, case .unit(let unit, plural: false) = self[j], let (smaller, count) = unit.half, unit != .day,
      unit != .week, unit != .month
    else { return nil }
    return quantifiedEnd(.number(count), smaller, j + 1)
  }

  /// "the *current* rate", "a *recent* study" (TIDES 2003: adjectives that trigger).
  private func attribute(at i: Int) -> Parsed? {
    guard !lexed.isCapitalised(i), lexed.isWord(i + 1) else { return nil }
    if lexed.word(i) == .current { return Parsed(.reference(Reference.present.value), i + 1) }
    if lexed.word(i) == .recent { return Parsed(.reference(Reference.past.value), i + 1) }
    return nil
  }

  private func frequency(_ unit: CalendarUnit, at i: Int) -> Parsed? {
    guard !lexed.isCapitalised(i) || lexed.has(.afterLineBreak, i) else { return nil }
    return Parsed(.set(TimexValue.duration(.number(1), unit)), i + 1)
  }

  /// "year-end", "month-end".
  private func compound(at i: Int) -> Parsed? {
    guard case .unit(let unit, plural: false) = self[i] else { return nil }
    // "a month-long walkout": the article is the walkout's.
    if isLong(i + 1) { return Parsed(.duration(.number(1), unit), i + 3) }
    guard unit == .year || unit == .month || unit == .quarter else { return nil }
    if self[i + 1] == .dash, lexed.isTight(i + 1), self[i + 2] == .ago || self[i + 2] == .earlier {
      return Parsed(.offset(.number(1), unit, sign: -1, .narrative), i + 3)
    }
    let tail = self[i + 1] == .dash && lexed.isTight(i + 1) ? i + 2 : i + 1
    guard lexed.word(tail) == .end else { return nil }
    return Parsed(.portion(.end, .deicticUnit(unit, 0)), tail + 1)
  }
}
