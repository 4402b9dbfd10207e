extension Grammar {
  /// "Labor Day", "Christmas 2025", "Thanksgiving".
  func holiday(at i: Int) -> Parsed? {
    guard lexed.isCapitalised(i) else { return nil }
    var best: Parsed?
    for (name, holiday) in Holiday.english {
      guard let end = matches(name, at: i), end > best?.end ?? i else { continue }
      best = Parsed(.holiday(holiday, .unstated), end)
    }
    guard let best, case .holiday(let holiday, _) = best.form else { return nil }
    guard let (year, end) = year(at: best.end) else { return best }
    return Parsed(.holiday(holiday, year), end)
  }

  private func matches(_ name: [String], at i: Int) -> Int? {
    var j = i
    for word in name {
      if self[j] == .dot || self[j] == .apostrophe { j += 1 }
      guard lexed.isCapitalised(j), lexed.folded(j).elementsEqual(word.utf8) else { return nil }
      j += 1
    }
    return j
  }
}
