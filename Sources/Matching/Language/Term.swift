/// What is compared with one word of a text.
public enum Term: Hashable, Sendable {
  /// A word in any of its inflections, in any case, with or without diacritics. With dots between its letters
  /// ("U.S.") it is an initialism: it matches "U.S." and "US" in capitals, never "us". In capitals without dots
  /// ("US") it matches every "us" and also "U.S.".
  case word(String)
  /// A word exactly as written, a possessive aside.
  case exact(String)
  /// Every word that begins so.
  case prefix(String)
  /// A number with "%", "percent" or "per cent" behind it.
  case percent(String)
  /// A whole word of this pattern in folded letters: `?` is one letter, `*` any number of them, none included. Two
  /// letters or more stand in front of the first of both.
  case wildcard(String)
}
