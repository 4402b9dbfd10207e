/// Where Porter's own program departs from his paper: a word is brought into a form of which the paper's algorithm
/// makes what the program makes of the word.
enum PorterDeparture {
  /// "assemble" for "assembly" and "assemblies", "technolog" for "technology"; nil for a word that needs no help.
  static func regular(_ word: [UInt8]) -> [UInt8]? {
    guard let last = word.last, "iys".utf8.contains(last) else { return nil }
    for ending in ["ies", "i", "y"] where ends(word, in: ending) {
      let stem = word.dropLast(ending.utf8.count)
      if ends(stem, in: "log"), hasMeasure(stem.dropLast(3)) { return Array(stem) }
      if ends(stem, in: "bl"), !ends(stem, in: "abl"), hasMeasure(stem.dropLast(2)) {
        return stem + [UInt8(ascii: "e")]
      }
      return nil
    }
    return nil
  }

  private static func ends(_ word: some BidirectionalCollection<UInt8>, in ending: String) -> Bool {
    word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// Whether a consonant follows a vowel somewhere: the paper's m > 0.
  private static func hasMeasure(_ stem: ArraySlice<UInt8>) -> Bool {
    var wasVowel = false
    for (index, letter) in stem.enumerated() {
      let isVowel =
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        // After a consonant "y" is a vowel, at the start and after a vowel it is none.
        case UInt8(ascii: "y"): index > 0 && !wasVowel
        default: false
        }
      if wasVowel, !isVowel { return true }
      wasVowel = isVowel
    }
    return false
  }
}
