import TextAnalysis

extension Grammar {
  /// "Labor Day", "Christmas 2025", "Thanksgiving of last year".
  func holiday(at i: Int) -> Parsed? {
    guard let names = names(at: i) else { return nil }
    // "Colombia's independence day" is another one.
    if lexed.has(.possessive, i - 1), lexed.isWord(i, "independence"), self[i - 1] == .other { return nil }
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
    case .month: Holiday.englishGroups.first { lexed.folded(i).elementsEqual($0.first.utf8) }?.names
    default: nil
    }
  }

  private func matches(_ name: Holiday.Name, at i: Int) -> Int? {
    var j = i
    for word in name.words {
      if j > i, self[j] == .dot || self[j] == .apostrophe || self[j] == .dash { j += 1 }
      guard lexed.folded(j).elementsEqual(word), name.inSmallLetters || lexed.isCapitalised(j) else { return nil }
      j += 1
    }
    return j
  }
}
