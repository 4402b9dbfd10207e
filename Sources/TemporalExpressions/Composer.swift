import TextAnalysis

/// Walks a sentence, collects what the grammar finds, and joins neighbours: the ends of a range, a time and its day.
struct Composer {
  let lexed: LexedText
  let grammar: Grammar

  /// The expressions that begin in a sentence. One may end behind it, where a line break or an abbreviation was taken
  /// for the sentence's end.
  func recognitions(in sentence: Range<Int>) -> [Recognition] {
    var found: [Recognition] = []
    var read = sentence.lowerBound
    for i in lexed.starts(in: sentence) where i >= read {
      let here = grammar.recognise(at: i)
      guard let last = here.last, isOneParagraph(i..<last.tokens.upperBound) else { continue }
      found += here
      read = max(i + 1, last.tokens.upperBound)
    }
    guard !found.isEmpty else { return found }
    joinRanges(&found)
    joinTimes(&found)
    takeModifiers(&found, in: sentence)
    return found
  }

  /// "more than four years", "nearly a decade ago", "right now".
  private func takeModifiers(_ found: inout [Recognition], in sentence: Range<Int>) {
    for k in found.indices {
      let start = found[k].tokens.lowerBound
      if case .reference = found[k].form, lexed.text.folds(start - 1, to: "right"), start > sentence.lowerBound {
        found[k].tokens = start - 1..<found[k].tokens.upperBound
      }
      guard found[k].form.isAmount else { continue }
      let low = k > 0 ? found[k - 1].tokens.upperBound : sentence.lowerBound
      guard lexed[start] != .the, let first = AmountModifiers.start(before: start, in: lexed), first >= low else {
        continue
      }
      found[k].tokens = first..<found[k].tokens.upperBound
    }
  }

  private func isOneParagraph(_ tokens: Range<Int>) -> Bool {
    !tokens.dropFirst().contains { lexed.has(.afterEmptyLine, $0) }
  }

  // MARK: Ranges

  private func joinRanges(_ found: inout [Recognition]) {
    for k in found.indices.dropFirst() where !found[k].closesRange {
      found[k].closesRange = isRange(found[k - 1], found[k])
      if found[k].closesRange { found[k - 1].form.borrowYear(from: found[k].form) }
    }
  }

  /// "July 9 to August 1", "Monday-Friday", "between May 1 and June 3"; not "moved from July 9 to August 1".
  private func isRange(_ first: Recognition, _ second: Recognition) -> Bool {
    let gap = first.tokens.upperBound..<second.tokens.lowerBound
    guard gap.count == 1, first.form.isCalendar, second.form.isCalendar, !first.closesRange else { return false }
    switch lexed[gap.lowerBound] {
    case .dash: return !isMove(before: first.tokens.lowerBound)
    case .preposition(.to), .preposition(.through), .preposition(.until):
      return !isMove(before: first.tokens.lowerBound)
    case .and: return lexed[first.tokens.lowerBound - 1] == .between
    default: return false
    }
  }

  /// Whether a verb of moving a date stands close in front.
  private func isMove(before start: Int) -> Bool {
    guard lexed[start - 1] == .preposition(.from) else { return false }
    return (max(0, start - 10)..<start).contains { lexed[$0] == .verb(.moved) }
  }

  // MARK: Times

  /// A time with no day of its own takes the one beside it: "16:15 UTC, June 1".
  private func joinTimes(_ found: inout [Recognition]) {
    for k in found.indices {
      guard case .time(let hour, let minute, let zone, nil) = found[k].form,
        let day = neighbour(found, k + 1, gapFrom: found[k].tokens.upperBound) ?? before(found, k)
      else { continue }
      found[k].form = .time(hour: hour, minute: minute, zone: zone, on: day)
    }
  }

  private func neighbour(_ found: [Recognition], _ k: Int, gapFrom end: Int) -> TemporalForm? {
    guard found.indices.contains(k), found[k].tokens.lowerBound - end <= 3 else { return nil }
    return day(found[k].form)
  }

  private func before(_ found: [Recognition], _ k: Int) -> TemporalForm? {
    for j in found[..<k].indices.suffix(2).reversed() {
      if let day = day(found[j].form) { return day }
      if case .time(_, _, _, let day?) = found[j].form { return day }
    }
    return nil
  }

  private func day(_ form: TemporalForm) -> TemporalForm? {
    switch form {
    case .day, .figures, .weekday, .weekdayAndDay, .weekdayIn, .weekdayTold, .deicticDay, .dayOfMonth, .holiday: form
    case .partOfDay(_, let day): self.day(day)
    case .portion(_, let day): self.day(day)
    default: nil
    }
  }
}
