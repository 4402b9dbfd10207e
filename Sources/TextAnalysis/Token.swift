/// One word, number or mark of a text. It owns no memory: its letters stand in the `AnalyzedText` it belongs to.
public struct Token: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    /// Has a letter: "Korea", "U.S", "8th", "25,000-vehicle" is three tokens.
    case word
    /// Digits, with inner "." or ",": "25,000", "7.3", "2025".
    case number
    /// One other visible character: "-", "%", "$", "“", "—".
    case mark
  }

  public struct Traits: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first letter is a capital.
    public static let capitalised = Traits(rawValue: 1)
    /// Every letter is a capital.
    public static let allCapitals = Traits(rawValue: 2)
    /// White space stands before it, or the text begins.
    public static let afterSpace = Traits(rawValue: 4)
    /// A line break stands before it, or the text begins.
    public static let afterLineBreak = Traits(rawValue: 8)
    /// An empty line stands before it, or the text begins.
    public static let afterEmptyLine = Traits(rawValue: 16)
    /// Ended in a possessive ('s or s'), which `folded` lacks.
    public static let possessive = Traits(rawValue: 32)
  }

  /// UTF-8 offsets in the text, half open.
  public var start: Int32
  public var end: Int32
  /// The same in Unicode scalars.
  public var scalarStart: Int32
  public var scalarEnd: Int32
  /// UTF-8 offsets in `AnalyzedText.folded`, half open: lower case, diacritics and possessive dropped, typographic
  /// apostrophes plain. Empty for marks.
  public var foldedStart: Int32
  public var foldedEnd: Int32
  /// Counts words and numbers from 0; a mark has the position of the next word or number.
  public var position: Int32
  public var kind: Kind
  public var traits: Traits
}
