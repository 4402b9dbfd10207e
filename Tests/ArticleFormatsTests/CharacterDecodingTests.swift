import ArticleFormats
import News
import TestSupport
import Testing

@Suite("From bytes to characters")
struct CharacterDecodingTests {
  private let sentence = "Zölle für Fähren: 5 € – “bald”"

  @Test("UTF-8 is read with and without a byte order mark, which is not text")
  func utf8() throws {
    #expect(try decode(sentence).text == sentence)
    #expect(try decode([0xEF, 0xBB, 0xBF] + Array(sentence.utf8)).text == sentence)
  }

  @Test("UTF-16 is read in either order by its byte order mark", arguments: [true, false])
  func utf16(littleEndian: Bool) throws {
    let units = Array((sentence + " 𝄞").utf16)
    let bytes = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
      return littleEndian ? [low, high] : [high, low]
    }
    let mark: [UInt8] = littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    #expect(try decode(mark + bytes).text == sentence + " 𝄞")
    #expect(try decode(mark + bytes.dropLast()).text.hasSuffix("\u{FFFD}"))
  }

  @Test("What is no UTF-8 is windows-1252, its 0x80 to 0x9F included")
  func windows1252() throws {
    let bytes: [UInt8] = [0x5A, 0xF6, 0x6C, 0x6C, 0x65, 0x20, 0x80, 0x20, 0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x8D]
    #expect(try decode(bytes).text == "Zölle € “a” – \u{8D}")
  }

  @Test("A text cut off inside a character stays UTF-8")
  func truncated() throws {
    #expect(try decode(Array("Fähren und Zölle €".utf8.dropLast())).text == "Fähren und Zölle \u{FFFD}")
  }

  @Test(
    "A page's declared charset decides over bytes that are no UTF-8",
    arguments: [
      "<meta charset=\"iso-8859-1\">", "<meta charset = Latin1 >",
      "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "<meta name=viewport>",
    ])
  func declared(meta: String) throws {
    let bytes = Array("<html><head>\(meta)</head><body><p>Neue Z".utf8) + [0xF6] + Array("lle kommen</p>".utf8)
    #expect(try decode(bytes).text.contains("Neue Zölle kommen"))
  }

  @Test("A page saved anew in UTF-8 is read as UTF-8, whatever it still declares")
  func staleDeclaration() throws {
    #expect(try decode("<html><meta charset=latin1><p>Neue Zölle kommen</p>").text == "Neue Zölle kommen")
  }

  @Test("A page that declares UTF-8 keeps its sound characters where others are broken")
  func brokenUTF8() throws {
    let bytes = Array("<html><meta charset=utf-8><p>Neue Zölle ".utf8) + [0xFF] + Array(" kommen</p>".utf8)
    #expect(try decode(bytes).text == "Neue Zölle \u{FFFD} kommen")
  }

  @Test("A charset that is not read is named")
  func unknownCharset() {
    let bytes = Array("<html><meta charset=euc-kr><p>Zoll ".utf8) + [0xB0, 0xFC, 0xBC, 0xBC]
    #expect(rejection(bytes)?.reason == .undecodable)
    #expect(rejection(bytes)?.message.contains("euc-kr") == true)
  }

  /// White space is packed eight bytes at a time where it can be.
  @Test("However white space is strewn, an article's identity is that of its words")
  func strewn() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<300 {
      let words = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        String(repeating: "w", count: Int.random(in: 1...11, using: &random))
      }
      var text = Int.random(in: 0...2, using: &random) == 0 ? "  " : ""
      let gaps = ["  ", "\n", " \t ", "\r\n\r\n"] + Array(repeating: " ", count: 9)
      for word in words { text += word + (gaps.randomElement(using: &random) ?? " ") }
      #expect(try decode(text).id == News.digest(Array(words.joined(separator: " ").utf8)))
    }
  }

  @Test("Line ends of a plain text are kept, and white space does not change its identity")
  func lineEnds() throws {
    let article = try decode("Dues rise again\r\n\r\nFerries pay more.\r\n")
    #expect(article.text == "Dues rise again\r\n\r\nFerries pay more.\r\n")
    #expect(quotedHeadline(article) == "Dues rise again")
    #expect(try decode("Dues rise  again\n\n Ferries pay\u{A0}more.").id == article.id)
    #expect(try decode("Dues rise again\n\nFerries pay less.").id != article.id)
    #expect(article.id.count == 16)
  }
}
