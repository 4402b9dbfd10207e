import TestSupport

/// Random texts that come again with the same seed.
struct RandomText: RandomNumberGenerator {
  private var numbers: SplitMix

  init(seed: UInt64) { numbers = SplitMix(seed: seed) }

  mutating func next() -> UInt64 { numbers.next() }

  private static let pieces: [String] = [
    "a", "Korea", "U.S.", "S", "'", "’", "s", "'s", ".", ",", "!", "?", "\"", "”", "(", ")", " ", "  ", "\n", "\r\n",
    "\r",
    "\n\n", "\u{0}", "\u{85}", "\u{2028}", "1", "2,5", "25%", "é", "e\u{301}", "\u{301}", "\u{308}", "ß", "İ", "ﬃ",
    "무역",
    "关", "カ", "_", "-", "—", "👩‍👩‍👧", "🇰🇷", "🇰", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{200B}", "\u{FE0F}", "👍🏽", "א",
    "\u{5D0}\"",
    "\u{A0}", "ﷺ", "𝒜", "\u{10FFFF}", "Mr.", "ก็", "ʼ",
  ]

  /// Up to `count` pieces of text, some of them any scalar at all.
  mutating func text(_ count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      if Int.random(in: 0..<5, using: &self) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &self)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else if let piece = Self.pieces.randomElement(using: &self) {
        text.unicodeScalars.append(contentsOf: piece.unicodeScalars)
      }
    }
    return text
  }
}
