/// Finds a phrase whose words may be moved.
///
/// With p(i) the position of word i, the places p(i) − i must lie within `slop` of each other. So for each possible least
/// place m, word i must stand somewhere in m + i … m + i + slop; where terms can share a word of the text, a matching
/// (Kuhn's algorithm) gives each its own.
struct SloppySearch {
  private let slots: [[DocumentTerms.Occurrence]]
  private let slop: Int32
  private let isDisjoint: Bool

  init(_ document: DocumentTerms, _ terms: ArraySlice<TermTable.ID>, _ slop: Int, _ isDisjoint: Bool) {
    slots = terms.map { document.chain(of: $0) }
    self.slop = Int32(clamping: slop)
    self.isDisjoint = isDisjoint
  }

  func run(_ visit: (Interval) -> Bool) {
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
      guard let chosen = choice(windows) else { continue }
      guard let first = chosen.min(by: { $0.start < $1.start }), let last = chosen.max(by: { $0.end < $1.end })
      else { continue }
      let interval = Interval(
        start: first.start, end: last.end, firstToken: first.firstToken, lastToken: last.lastToken)
      guard visit(interval) else { return }
    }
  }

  /// For each word the occurrences it may have; nil if one has none.
  private func windows(from place: Int32, _ cursors: inout [Int]) -> [Range<Int>]? {
    var windows: [Range<Int>] = []
    for (index, slot) in slots.enumerated() {
      let from = place + Int32(clamping: index)
      while cursors[index] < slot.count, slot[cursors[index]].start < from { cursors[index] += 1 }
      var end = cursors[index]
      // As many as there are words are enough to choose from.
      while end < slot.count, slot[end].start <= from + slop, end - cursors[index] < slots.count { end += 1 }
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
