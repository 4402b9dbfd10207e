import ArticleFormats
import News
import Testing

@Suite("What a file is")
struct DetectionTests {
  @Test(
    "A file that is no text is rejected by the name of what it is",
    arguments: [
      (Array("%PDF-1.7\nstream".utf8), "PDF"), ([0x50, 0x4B, 3, 4, 20, 0, 0, 0], "docx"),
      ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "JPEG"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "PNG"),
      ([0x1F, 0x8B, 8, 0], "gzip"), (Array("{\\rtf1 Ports}".utf8), "RTF"), ([0x7F, 0x45, 0x4C, 0x46, 2], "ELF"),
      (Array("Ferry news\u{0}\u{1} and more of it".utf8), "NUL"),
      (Array("ab\u{1}\u{2}\u{3}\u{4}cd\u{5}\u{6}".utf8), "control codes"),
    ])
  func namesBinary(bytes: [UInt8], word: String) {
    let found = rejection(bytes)
    #expect(found?.reason == .binary)
    #expect(found?.message.contains(word) == true)
  }

  @Test("UTF-16 without a byte order mark is told how to be saved")
  func bareUTF16() {
    let bytes: [UInt8] = "Harbour dues rise".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    #expect(rejection(bytes)?.reason == .undecodable)
    #expect(rejection(bytes)?.message.contains("save it as UTF-8") == true)
  }

  @Test("Nothing but white space is empty", arguments: ["", " \r\n\t\n", "\u{FEFF}", "\u{A0}\u{2003}\n"])
  func empty(text: String) { #expect(rejection(Array(text.utf8))?.reason == .empty) }

  @Test("A file without words has no text", arguments: ["--- *** 123 ---", "<html><body><p>… 12 …</p></body></html>"])
  func wordless(text: String) { #expect(rejection(Array(text.utf8))?.reason == .noText) }

  @Test(
    "HTML is known by its content whatever the file is called",
    arguments: [
      "<!DOCTYPE html><title>Dues</title><p>Harbour dues rise in spring.", "<html lang=en><body><p>Harbour dues rise.",
      "\n\n <!-- saved --> <?xml version=\"1.0\"?>\n<html><body><p>Harbour dues rise.</p>",
      "<article><p>Harbour dues rise.</p></article>", "<P>Harbour dues rise.</P>",
      "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<html>\r\n<body><p>Harbour dues rise.</p>",
    ])
  func htmlByContent(text: String) throws {
    #expect(try decode(text, name: "story.txt").format == .html)
  }

  @Test(
    "Text stays text, even where it speaks of tags or is called a page",
    arguments: [
      ("How the <html> tag came to be\n\nIt was a long way.", "story.txt"),
      ("Harbour dues rise\n\nIn spring.", "a.html"),
      ("< 5 per cent of ferries ran late", "a.txt"), ("<3 letters from the coast", "a.txt"),
    ])
  func textByContent(text: String, name: String) throws {
    let article = try decode(text, name: name)
    #expect(article.format == .text)
    #expect(article.text == text)
  }

  @Test("A feed is rejected, for it is many articles")
  func feed() {
    let found = rejection(Array("<?xml version='1.0'?><rss version='2.0'><channel><title>All</title>".utf8))
    #expect(found?.reason == .undecodable)
    #expect(found?.message.contains("feed") == true)
  }

  @Test("Each limit has a rejection that names it")
  func limits() {
    let text = Array("Harbour dues rise in spring".utf8)
    #expect(rejection(text, limits: DecodingLimits(bytes: 10))?.reason == .tooLarge)
    #expect(rejection(text, limits: DecodingLimits(bytes: 10))?.message.contains("27 bytes") == true)
    #expect(rejection(text, limits: DecodingLimits(textBytes: 10))?.reason == .tooLarge)
    let page = Array("<html><body><div><div><div><p>Harbour dues rise".utf8)
    #expect(rejection(page, limits: DecodingLimits(depth: 4))?.reason == .tooDeep)
    #expect(rejection(page, limits: DecodingLimits(nodes: 4))?.reason == .tooLarge)
    #expect(rejection(page) == nil)
  }
}
