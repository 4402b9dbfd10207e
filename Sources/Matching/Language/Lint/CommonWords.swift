/// Words that nearly every article of news in English has.
enum CommonWords {
  /// The word or phrase that makes a query true of nearly every text; nil where there is none.
  static func reason(_ query: Query) -> String? {
    switch query {
    case .phrase(let phrase):
      guard phrase.terms.count == 1, case .word(let word) = phrase.terms[0], words.contains(word.lowercased()) else {
        return nil
      }
      return word
    case .near(let left, let right, _, _):
      return left.lazy.compactMap { reason(.phrase($0)) }.first == nil
        ? nil : right.lazy.compactMap { reason(.phrase($0)) }.first
    case .and(let parts):
      let needed = parts.filter { if case .not = $0 { false } else { true } }
      let reasons = needed.compactMap { reason($0) }
      return reasons.count == needed.count ? reasons.first : nil
    case .or(let parts): return parts.lazy.compactMap { reason($0) }.first
    case .atLeast(let count, let parts):
      let reasons = parts.compactMap { reason($0) }
      return reasons.count >= count ? reasons.first : nil
    case .not, .field(.headline, _), .field(.source, _), .field(.byline, _), .field(.language, _): return nil
    case .field(.body, let part), .weighted(let part, _): return reason(part)
    }
  }

  static let words = Set(
    """
    a about after all also an and are as at be been but by can could first for from had has have he her his i if in \
    into is it its last more most new no not of on one or other out over said say says she so some such than that the \
    their them there they this time to two up was we were what when where which who will with would year years you
    """.split(separator: " ").map(String.init))
}
