/// A place where a phrase stands.
struct Interval: Hashable {
  /// Positions of the first word and the last, both inclusive.
  let start: Int32
  let end: Int32
  let firstToken: Int32
  let lastToken: Int32
}

extension DocumentTerms {
  /// - Parameter cursors: working memory.
  func contains(_ phrase: Program.Phrase, _ program: Program, _ cursors: inout [Int32]) -> Bool {
    var found = false
    search(phrase, program, &cursors) { _ in
      found = true
      return false
    }
    return found
  }

  /// The places of a phrase, in the order of their starts.
  ///
  /// - Parameter limit: how many are enough.
  func intervals(of phrase: Program.Phrase, _ program: Program, limit: Int = .max) -> [Interval] {
    var found: [Interval] = []
    var cursors: [Int32] = []
    search(phrase, program, &cursors) {
      found.append($0)
      return found.count < limit
    }
    return found
  }

  /// Calls `visit` with each place of a phrase until it returns false.
  private func search(
    _ phrase: Program.Phrase, _ program: Program, _ cursors: inout [Int32], _ visit: (Interval) -> Bool
  ) {
    guard !phrase.words.isEmpty else { return }
    for index in phrase.words where !contains(program.terms[index]) { return }
    if phrase.slop > 0, phrase.words.count > 1 {
      SloppySearch(self, program.terms[phrase.words], phrase.slop, phrase.isDisjoint).run(visit)
    } else {
      cursors.removeAll(keepingCapacity: true)
      for index in phrase.words { cursors.append(first(program.terms[index])) }
      searchRow(&cursors, visit)
    }
  }

  /// Words in a row. The occurrences of each term are in order, so that one cursor for each word moves forward only.
  private func searchRow(_ cursors: inout [Int32], _ visit: (Interval) -> Bool) {
    leads: while cursors[0] >= 0 {
      let opening = occurrences[Int(cursors[0])]
      var last = opening
      for word in 1..<max(1, cursors.count) {
        var cursor = cursors[word]
        while cursor >= 0, occurrences[Int(cursor)].start <= last.end { cursor = occurrences[Int(cursor)].next }
        cursors[word] = cursor
        guard cursor >= 0 else { return }
        let here = occurrences[Int(cursor)]
        guard here.start == last.end + 1 else {
          cursors[0] = opening.next
          continue leads
        }
        last = here
      }
      let place = Interval(
        start: opening.start, end: last.end, firstToken: opening.firstToken, lastToken: last.lastToken)
      guard visit(place) else { return }
      cursors[0] = opening.next
    }
  }
}
