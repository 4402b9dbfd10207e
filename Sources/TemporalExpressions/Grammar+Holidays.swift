import TextAnalysis

extension Grammar {
  /// "Labor Day", "Christmas 2025", "Thanksgiving of last year".
  func holiday(at i: Int) -> Parsed? {
    guard let names = names(at: i) else { return nil }
    // "Colombia's independence day" is another one.
    if lexed.has(.possessive, i - 1), lexed.word(i) == .independence, self[i - 1] == .other { return nil }
    for name in names {
      guard let end = matches(name, at: i) else { continue }
      guard let (year, after) = year(at: end) else { return Parsed(.holiday(name.holiday, .unstated), end) }
      return Parsed(.holiday(name.holiday, year), after)
    }
    return nil
  }

  private func names(at i: Int) -> [Holiday.Name]? {
    switch self[i] {
    case .holidayWord(let group): Holiday.englishGroups[Int(group)].names
    case .month(let month, short: false): Holiday.englishMonths[month]
    default: nil
    }
  }

  /// "before new year", "by new year": with no article in front it is the day.
  private func isEdge(_ i: Int) -> Bool {
    guard lexed.word(i) == .new else { return false }
    switch self[i - 1] {
    case .preposition(.before), .preposition(.after), .preposition(.by), .preposition(.until), .preposition(.over):
      return true
    default: return false
    }
  }

  private func matches(_ name: Holiday.Name, at i: Int) -> Int? {
    var j = i
    for word in name.words {
      if j > i, self[j] == .dot || self[j] == .apostrophe || self[j] == .dash { j += 1 }
      guard lexed.folded(j).elementsEqual(word), name.inSmallLetters || lexed.isCapitalised(j) || isEdge(i)
      else { return nil }
      j += 1
    }
    return j
  }
}
