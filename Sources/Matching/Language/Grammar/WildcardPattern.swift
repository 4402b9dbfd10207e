import TextAnalysis

/// The pattern of a `.wildcard` term in folded letters.
struct WildcardPattern: Hashable, Sendable {
  /// UTF-8, "?" and "*" among the letters.
  let letters: [UInt8]

  private static let one = UInt8(ascii: "?")
  private static let any = UInt8(ascii: "*")

  /// Nil where it is not one word.
  init?(_ pattern: String, _ analyzer: inout TextAnalyzer) {
    let text = analyzer.analyze(Self.standingIn(pattern.unicodeScalars[...]).text)
    guard text.tokens.count == 1, let token = text.tokens.first, token.kind != .mark else { return nil }
    letters = Array(Self.written(String(decoding: text.foldedBytes(of: token), as: UTF8.self)).utf8)
  }

  /// The letters before the first "?" or "*": every word of the pattern begins with them.
  var prefix: ArraySlice<UInt8> { letters.prefix { $0 != Self.one && $0 != Self.any } }

  /// Whether the folded letters of a word are of the pattern. Linear in both but for the product of their tails.
  func matches(_ word: some RandomAccessCollection<UInt8>) -> Bool {
    let word = Array(word)
    var (at, place) = (0, 0)
    // Where the last "*" stands, and where what it stands for ends so far.
    var star: (at: Int, place: Int)?
    while place < word.count {
      if at < letters.count, letters[at] == Self.any {
        star = (at, place)
        at += 1
      } else if at < letters.count, letters[at] == Self.one {
        at += 1
        place = Self.behind(place, word)
      } else if at < letters.count, letters[at] == word[place] {
        at += 1
        place += 1
      } else if let last = star {
        let next = Self.behind(last.place, word)
        star = (last.at, next)
        (at, place) = (last.at + 1, next)
      } else {
        return false
      }
    }
    return letters[at...].allSatisfy { $0 == Self.any }
  }

  /// The byte behind the letter at `place`.
  private static func behind(_ place: Int, _ word: [UInt8]) -> Int {
    var next = place + 1
    while next < word.count, word[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  // MARK: Stand-ins

  // A word with "?" and "*" is cut and folded like any other when letters stand in for them that no text is written in:
  // U+01BB and U+01BE, obsolete letters of phonetics without case or decomposition.

  /// The text with letters in place of "?" and "*", a row of stars as one; and how many there are.
  static func standingIn(_ text: Substring.UnicodeScalarView) -> (text: String, count: Int) {
    var scalars = String.UnicodeScalarView()
    var count = 0
    var last: Unicode.Scalar?
    for scalar in text {
      defer { last = scalar }
      switch scalar {
      case "*":
        if last != "*" {
          scalars.append("\u{01BB}")
          count += 1
        }
      case "?":
        scalars.append("\u{01BE}")
        count += 1
      default: scalars.append(scalar)
      }
    }
    return (String(scalars), count)
  }

  /// The text with "?" and "*" in place of their stand-ins.
  static func written(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\u{01BB}" ? "*" : $0 == "\u{01BE}" ? "?" : $0 }))
  }
}
