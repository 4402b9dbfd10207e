import CivilTime
import News

/// Lines that are no part of the story: captions, bylines, datelines.
extension Admission {
  private static let openers: WordSet = [
    "photo", "photograph", "picture", "photos", "©", "copyright", "updated", "published", "posted", "reporting",
    "editing", "subscribe", "by", "caption", "image", "credit", "released", "modified",
  ]

  /// A caption, a byline, a copyright line, a dateline.
  func isFurniture(_ clause: Clause) -> Bool {
    let pieces = clause.sentence.pieces
    let words = pieces.prefix(4).map(\.word)
    guard let first = words.first(where: { !Self.bullets.contains($0) }) else { return true }
    if first == "for", words.contains("immediate") { return true }
    if first == "file", words.contains("photo") { return true }
    if Self.stamps.contains(first) { return true }
    if Self.openers.contains(first), words.contains(":") || words.contains("by") && first != "by" { return true }
    // "By April Lindqvist": a byline.
    if first == "by", clause.sentence.groups.isEmpty, pieces.count <= 14 { return true }
    // "News release, 18 January 2031"
    if clause.mention.period == .day(published), clause.piece + 1 == pieces.count, pieces.count <= 6,
      clause.mention.openness == .nothing, clause.link.range.isEmpty, clause.word(clause.piece - 1) == ","
    {
      return true
    }
    // "The Harbour Gazette, 17 April 2031", "Release date: April 17, 2031": a line that dates the article itself.
    let isTitle = pieces[..<clause.piece].allSatisfy { $0.isMark || $0.isCapitalised || $0.has(.preposition) }
    if clause.sentence.groups.isEmpty || isTitle, clause.mention.period == .day(published),
      clause.mention.openness == .nothing,
      clause.piece + 2 >= pieces.count, pieces.count <= 12, !words.contains("due"), !words.contains("deadline")
    {
      return true
    }
    return isDateline(clause)
  }

  /// "SEOUL, Nov. 14, 2025 — ": capitals, the date, a dash or a bracket.
  private func isDateline(_ clause: Clause) -> Bool {
    guard clause.piece <= 10, clause.mention.period.first <= published.adding(days: 1) else { return false }
    // "MONDAY - The house votes": a diary's heading.
    if clause.piece == 0, clause.mention.openness == .week, clause.mention.period.first > published { return false }
    let pieces = clause.sentence.pieces
    guard let after = pieces[safe: clause.piece + 1] else { return false }
    guard after.isMark, Self.dashes.contains(after.word) else { return false }
    return pieces[..<clause.piece].allSatisfy { $0.isMark || $0.isCapitalised || $0.isNumber }
  }

  private static let bullets: WordSet = ["(", "[", "*", "-", "•"]
  private static let stamps: WordSet = ["©", "copyright", "updated", "published", "posted"]
  private static let dashes: WordSet = ["—", "–", "-", "(", ":", ")"]
}
