/// Finds a phrase whose words may be moved.
///
/// With p(i) the position of word i, the places p(i) − i must lie within `slop` of each other. So for each possible
/// least place m, word i must stand somewhere in m + i … m + i + slop; where terms can share a word of the text, a
/// matching (Kuhn's algorithm) gives each its own.
struct SloppySearch {
  private let slots: [[DocumentTerms.Occurrence]]
  private let slop: Int32
  private let isDisjoint: Bool

  init(_ document: DocumentTerms, _ terms: ArraySlice<TermTable.ID>, _ slop: Int, _ isDisjoint: Bool) {
    slots = terms.map { document.chain(of: $0) }
    self.slop = Int32(clamping: slop)
    self.isDisjoint = isDisjoint
  }

  /// Calls `visit` with one place of the phrase for each least place m, until it returns false.
  func run(_ visit: (Interval) -> Bool) {
    search { windows in
      guard let chosen = choice(windows) else { return true }
      return visit(Self.interval(chosen))
    }
  }

  /// All places of the phrase, however its words are moved, each once.
  func allWays() -> [Interval] {
    var found: Set<Interval> = []
    var left = Self.maximumTextSteps
    search { windows in
      guard let chosen = choice(windows) else { return true }
      found.insert(Self.interval(chosen))
      var steps = min(Self.maximumSteps, left)
      left -= steps
      defer { left += max(0, steps) }
      var row: [DocumentTerms.Occurrence] = []
      lay(windows, &row, &steps, &found)
      return true
    }
    return Array(found)
  }

  /// Of the ways to lay a phrase from one place no more than this many steps are followed.
  private static let maximumSteps = 4096
  /// And in a whole text no more than these: what then is left out is a second way to read a phrase of words that
  /// repeat hundreds of times.
  private static let maximumTextSteps = 1 << 20

  private func lay(
    _ windows: [Range<Int>], _ row: inout [DocumentTerms.Occurrence], _ steps: inout Int, _ found: inout Set<Interval>
  ) {
    guard row.count < slots.count else {
      found.insert(Self.interval(row))
      return
    }
    let slot = slots[row.count]
    for candidate in windows[row.count] where !row.contains(where: { $0.start == slot[candidate].start }) {
      steps -= 1
      guard steps > 0 else { return }
      row.append(slot[candidate])
      lay(windows, &row, &steps, &found)
      row.removeLast()
    }
  }

  private static func interval(_ row: [DocumentTerms.Occurrence]) -> Interval {
    var first = row[0]
    var last = row[0]
    for occurrence in row {
      if occurrence.start < first.start { first = occurrence }
      if occurrence.end > last.end { last = occurrence }
    }
    return Interval(start: first.start, end: last.end, firstToken: first.firstToken, lastToken: last.lastToken)
  }

  /// Calls `visit` with what each word may be, for each least place m, until it returns false.
  private func search(_ visit: ([Range<Int>]) -> Bool) {
    var least: [Int32] = []
    for (index, slot) in slots.enumerated() {
      for occurrence in slot { least.append(occurrence.start - Int32(clamping: index)) }
    }
    least.sort()
    var cursors = [Int](repeating: 0, count: slots.count)
    var previous: Int32?
    for place in least where place != previous {
      previous = place
      guard let windows = windows(from: place, &cursors) else { continue }
      guard visit(windows) else { return }
    }
  }

  /// For each word the occurrences it may have; nil if one has none.
  private func windows(from place: Int32, _ cursors: inout [Int]) -> [Range<Int>]? {
    var windows: [Range<Int>] = []
    for (index, slot) in slots.enumerated() {
      let from = place + Int32(clamping: index)
      while cursors[index] < slot.count, slot[cursors[index]].start < from { cursors[index] += 1 }
      var end = cursors[index]
      while end < slot.count, slot[end].start <= from + slop { end += 1 }
      guard end > cursors[index] else { return nil }
      windows.append(cursors[index]..<end)
    }
    return windows
  }

  /// One occurrence for each word, no two at one position.
  private func choice(_ windows: [Range<Int>]) -> [DocumentTerms.Occurrence]? {
    if isDisjoint { return slots.indices.map { slots[$0][windows[$0].lowerBound] } }
    var takers: [Int32: Int] = [:]
    var taken = [Int](repeating: -1, count: slots.count)
    for word in slots.indices {
      var tried: Set<Int32> = []
      guard assign(word, windows, &takers, &taken, &tried) else { return nil }
    }
    return slots.indices.map { slots[$0][taken[$0]] }
  }

  private func assign(
    _ word: Int, _ windows: [Range<Int>], _ takers: inout [Int32: Int], _ taken: inout [Int], _ tried: inout Set<Int32>
  ) -> Bool {
    for candidate in windows[word] {
      let position = slots[word][candidate].start
      guard tried.insert(position).inserted else { continue }
      if let other = takers[position], !assign(other, windows, &takers, &taken, &tried) { continue }
      takers[position] = word
      taken[word] = candidate
      return true
    }
    return false
  }
}

extension DocumentTerms {
  /// The occurrences of a term in reading order.
  func chain(of term: TermTable.ID) -> [Occurrence] {
    var found: [Occurrence] = []
    var number = first(term)
    while number >= 0 {
      found.append(occurrences[Int(number)])
      number = occurrences[Int(number)].next
    }
    return found
  }
}
