/// A place where a phrase stands.
struct Interval: Hashable {
  /// Positions of the first word and the last, both inclusive.
  let start: Int32
  let end: Int32
  let firstToken: Int32
  let lastToken: Int32
}

extension DocumentTerms {
  func contains(_ phrase: Program.Phrase, _ program: Program) -> Bool {
    var found = false
    search(phrase, program) { _ in
      found = true
      return false
    }
    return found
  }

  /// All places of a phrase, in the order of their starts.
  func intervals(of phrase: Program.Phrase, _ program: Program) -> [Interval] {
    var found: [Interval] = []
    search(phrase, program) {
      found.append($0)
      return true
    }
    return found
  }

  /// Calls `visit` with each place of a phrase until it returns false.
  private func search(_ phrase: Program.Phrase, _ program: Program, _ visit: (Interval) -> Bool) {
    guard !phrase.words.isEmpty else { return }
    for index in phrase.words where !contains(program.terms[index]) { return }
    if phrase.slop > 0, phrase.words.count > 1 {
      SloppySearch(self, program.terms[phrase.words], phrase.slop, phrase.isDisjoint).run(visit)
    } else {
      searchRow(program.terms[phrase.words], visit)
    }
  }

  /// Words in a row. The occurrences of each term are in order, so that one cursor for each word moves forward only.
  private func searchRow(_ terms: ArraySlice<TermTable.ID>, _ visit: (Interval) -> Bool) {
    guard let lead = terms.first else { return }
    var cursors = terms.map { first($0) }
    var head = first(lead)
    leads: while head >= 0 {
      let opening = occurrences[Int(head)]
      var last = opening
      for index in cursors.indices.dropFirst() {
        let wanted = last.end + 1
        while cursors[index] >= 0, occurrences[Int(cursors[index])].start < wanted {
          cursors[index] = occurrences[Int(cursors[index])].next
        }
        guard cursors[index] >= 0 else { return }
        guard occurrences[Int(cursors[index])].start == wanted else {
          head = opening.next
          continue leads
        }
        last = occurrences[Int(cursors[index])]
      }
      let place = Interval(
        start: opening.start, end: last.end, firstToken: opening.firstToken, lastToken: last.lastToken)
      guard visit(place) else { return }
      head = opening.next
    }
  }
}
