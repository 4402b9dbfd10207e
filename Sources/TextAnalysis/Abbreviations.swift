/// What a word before a full stop says about the sentence.
enum Abbreviation {
  /// A name or a number always follows: "Gen. Kim", "vs. Japan".
  case title
  /// A day often follows: "Aug. 1".
  case month
  /// "No. 5", but also "No."
  case number
  /// May end a sentence: "U.S.", "p.m.", "Inc.", "J."
  case open

  /// Nil for an ordinary word. `word` is folded.
  init?(_ word: ArraySlice<UInt8>, capitalised: Bool) {
    guard let key = ShortWord(word) else { return nil }
    if word.count == 1 {
      guard capitalised else { return nil }
      self = .open
    } else if word.count > 2, word[word.startIndex + 1] == UInt8(ascii: ".") {
      self = key.isIn(Self.latin) ? .title : .open
    } else if key.isIn(Self.latin) || (capitalised && key.isIn(Self.titles)) {
      self = .title
    } else if capitalised, key.isIn(Self.months) {
      self = .month
    } else if key.isIn(Self.numbers) {
      self = .number
    } else if key.isIn(Self.openWords) {
      self = .open
    } else {
      return nil
    }
  }

  private static let titles = ShortWord.set(
    "mr mrs ms mx dr gen sen rep gov prof rev hon lt col maj capt cmdr adm sgt cpl pvt amb supt messrs st mt ft")
  private static let latin = ShortWord.set("vs e.g i.e cf viz approx")
  private static let months = ShortWord.set("jan feb mar apr jun jul aug sep sept oct nov dec")
  private static let numbers = ShortWord.set("no nos art sec para fig p pp")
  private static let openWords = ShortWord.set(
    "inc corp co ltd plc llc bros jr sr etc al est dept assn ave blvd rd ph.d ala ariz ark calif colo conn del fla ga "
      + "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo")
}

/// Words that begin a sentence when they stand with a capital after an abbreviation: "in the U.S. The talks".
enum SentenceStarter {
  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    ShortWord(word)?.isIn(words) ?? false
  }

  private static let words = ShortWord.set(
    "the a an he she it they we i you this that these those there here his her its their our my your but and or so yet "
      + "if as at by for from in on of to with when where while what who why how after before since until although "
      + "though because despite during under both each some many most several such no not also then thus however "
      + "meanwhile instead still now last next earlier later only once even another other all any about between "
      + "among against without within")
}

/// Up to eight bytes of a folded word in one integer.
struct ShortWord: Hashable {
  private let packed: UInt64

  /// Nil for a word that is empty or longer.
  init?(_ word: some Collection<UInt8>) {
    guard (1...8).contains(word.count) else { return nil }
    packed = word.reduce(0) { $0 << 8 | UInt64($1) }
  }

  func isIn(_ set: Set<ShortWord>) -> Bool { set.contains(self) }

  /// The words of a line that have no more than eight bytes.
  static func set(_ line: String) -> Set<ShortWord> {
    Set(line.split(separator: " ").compactMap { ShortWord($0.utf8) })
  }
}
