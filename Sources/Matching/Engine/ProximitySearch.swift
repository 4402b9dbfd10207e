extension DocumentTerms {
  func contains(_ proximity: Program.Proximity, _ program: Program) -> Bool {
    if proximity.left.count * proximity.right.count <= Self.maximumPairs, isOfWords(proximity, program) {
      for left in proximity.left {
        for right in proximity.right where stand(word(left, program), word(right, program), proximity) { return true }
      }
      return false
    }
    let left = intervals(of: proximity.left, program)
    if left.isEmpty { return false }
    let right = intervals(of: proximity.right, program)
    let reach = Reach(right)
    return left.contains { reach.touches($0, proximity, asLeft: true) }
  }

  /// The places of both sides that stand near a place of the other.
  func intervals(of proximity: Program.Proximity, _ program: Program) -> [Interval] {
    let left = intervals(of: proximity.left, program)
    let right = intervals(of: proximity.right, program)
    let (leftReach, rightReach) = (Reach(left), Reach(right))
    return left.filter { rightReach.touches($0, proximity, asLeft: true) }
      + right.filter { leftReach.touches($0, proximity, asLeft: false) }
  }

  private func intervals(of side: Range<Int>, _ program: Program) -> [Interval] {
    side.flatMap { index in
      let phrase = program.phrases[program.sides[index]]
      guard phrase.slop > 0 else { return intervals(of: phrase, program) }
      return SloppySearch(self, program.terms[phrase.words], phrase.slop, phrase.isDisjoint).allWays()
    }
  }

  // MARK: Single words

  /// Words are compared each with each up to so many pairs; beyond, all places of a side are put in order first.
  private static let maximumPairs = 36

  private func isOfWords(_ proximity: Program.Proximity, _ program: Program) -> Bool {
    Self.areWords(proximity.left, program) && Self.areWords(proximity.right, program)
  }

  private static func areWords(_ side: Range<Int>, _ program: Program) -> Bool {
    for index in side where program.phrases[program.sides[index]].words.count != 1 { return false }
    return true
  }

  private func word(_ side: Int, _ program: Program) -> TermTable.ID {
    program.terms[program.phrases[program.sides[side]].words.lowerBound]
  }

  /// Follows both chains at once: each occurrence on the left is compared with its neighbours on the right.
  private func stand(_ left: TermTable.ID, _ right: TermTable.ID, _ proximity: Program.Proximity) -> Bool {
    let within = Int32(clamping: proximity.within)
    var a = first(left)
    var b = first(right)
    guard a >= 0, b >= 0 else { return false }
    var before: Int32?
    while a >= 0 {
      let here = occurrences[Int(a)]
      while b >= 0, occurrences[Int(b)].end < here.start {
        before = occurrences[Int(b)].end
        b = occurrences[Int(b)].next
      }
      if !proximity.isOrdered, let before, here.start - before + 1 <= within { return true }
      var behind = b
      while behind >= 0, occurrences[Int(behind)].start <= here.end { behind = occurrences[Int(behind)].next }
      if behind >= 0, occurrences[Int(behind)].start - 1 - here.end <= within { return true }
      a = here.next
    }
    return false
  }
}

/// The places of one side of NEAR, ordered for looking up neighbours.
private struct Reach {
  private let starts: [Int32]
  private let ends: [Int32]

  init(_ places: [Interval]) {
    starts = places.map(\.start).sorted()
    ends = places.map(\.end).sorted()
  }

  /// Whether a place here is near `other`. The distance is |(b − 1) − a|, with a on the left side of NEAR and b on the
  /// right, so that b before a counts two more than b behind a.
  func touches(_ other: Interval, _ proximity: Program.Proximity, asLeft: Bool) -> Bool {
    let within = Int32(clamping: proximity.within)
    let behind = firstIndex(of: starts) { $0 > other.end }
    if asLeft || !proximity.isOrdered, behind < starts.count, starts[behind] - other.end + (asLeft ? -1 : 1) <= within {
      return true
    }
    if proximity.isOrdered, asLeft { return false }
    let before = firstIndex(of: ends) { $0 >= other.start } - 1
    return before >= 0 && other.start - ends[before] + (asLeft ? 1 : -1) <= within
  }

  private func firstIndex(of sorted: [Int32], where holds: (Int32) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
