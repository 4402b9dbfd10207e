import LinuxSystem
import Testing

@Suite struct FileNameTests {
  @Test(
    "What is no name of a file is refused",
    arguments: ["", ".", "..", "a/b", "/", "nul\0", String(repeating: "x", count: 256)])
  func refusals(text: String) {
    #expect(FileName(text) == nil)
  }

  @Test("Any other name is taken as it is", arguments: ["a", "...", "two words", "line\nbreak", "한국.txt", "-rf", "\\"])
  func names(text: String) {
    #expect(FileName(text)?.description == text)
    #expect(FileName(text)?.isUTF8 == true)
  }

  @Test("Bytes that are not UTF-8 are shown as numbers")
  func oddBytes() throws {
    let name = try #require(FileName([0x63, 0x61, 0x66, 0xE9, 0x2E, 0xC3, 0xA9, 0xFF, 0xE2, 0x82]))
    #expect(name.description == "caf\\xE9.é\\xFF\\xE2\\x82")
    #expect(!name.isUTF8)
  }

  @Test("A suffix shortens a name that has no room for it, by whole characters")
  func suffixes() throws {
    let short = try #require(FileName("note"))
    #expect(short.appending(".1").description == "note.1")
    let long = try #require(FileName(String(repeating: "é", count: 127) + "x"))
    let named = long.appending(".reason.json")
    #expect(named.bytes.count <= FileName.longest)
    #expect(named.isUTF8)
    #expect(named.description.hasSuffix("é.reason.json"))
  }
}
