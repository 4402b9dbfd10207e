/// The first bytes that tell a kind of file that is no text, and what its owner can do about it.
struct BinarySignature {
  let bytes: [UInt8]
  /// "a PDF document".
  let name: String
  let advice: String

  private init(_ bytes: [UInt8], _ name: String, _ advice: String) {
    self.bytes = bytes
    self.name = name
    self.advice = advice
  }

  private init(_ start: String, _ name: String, _ advice: String) {
    self.init(Array(start.utf8), name, advice)
  }

  static func of(_ bytes: [UInt8]) -> BinarySignature? {
    guard let first = bytes.first, starts.contains(first) else { return nil }
    return all.first { bytes.starts(with: $0.bytes) }
  }

  private static let starts = Set(all.compactMap(\.bytes.first))

  private static let export = "drop its text as .txt or .html"
  private static let unpack = "unpack it and drop the articles themselves"
  private static let caption = "a picture holds no words to read"

  private static let all = [
    BinarySignature("%PDF-", "a PDF document", export),
    BinarySignature([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document (docx, odt, epub)", export),
    BinarySignature([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive", unpack),
    BinarySignature(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office document (doc, xls, msg)", export),
    BinarySignature("{\\rtf", "a rich text document (RTF)", export),
    BinarySignature([0x1F, 0x8B], "a gzip archive", unpack),
    BinarySignature("BZh", "a bzip2 archive", unpack),
    BinarySignature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive", unpack),
    BinarySignature([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive", unpack),
    BinarySignature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", unpack),
    BinarySignature("Rar!\u{1A}\u{07}", "a RAR archive", unpack),
    BinarySignature([0xFF, 0xD8, 0xFF], "a JPEG picture", caption),
    BinarySignature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture", caption),
    BinarySignature("GIF8", "a GIF picture", caption),
    BinarySignature("RIFF", "a WebP picture or a sound (RIFF)", "drop its words as text"),
    BinarySignature("SQLite format 3\u{0}", "an SQLite database", "export the articles as .txt or .html"),
    BinarySignature([0x7F, 0x45, 0x4C, 0x46], "a program (ELF)", "only articles belong in an inbox"),
    BinarySignature("bplist", "a web archive or property list", "save the page as HTML only"),
  ]
}
