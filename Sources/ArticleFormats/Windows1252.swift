/// The encoding that old Western pages and files are in.
///
/// Source: WHATWG Encoding Standard, index windows-1252; there the labels `iso-8859-1` and `us-ascii` mean it too.
enum Windows1252 {
  static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((128...159).contains(byte) ? high[Int(byte) - 128] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  /// 0x80…0x9F. The five bytes without a character stand for the C1 controls of the same number.
  private static let high: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
