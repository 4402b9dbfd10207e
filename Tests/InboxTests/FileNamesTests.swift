import Glibc
import Inbox
import News
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct FileNamesTests {
  @Test(
    "Any name works, all the way to the archive",
    arguments: [
      "two words.txt", "line\nbreak", "tab\t\"quoted\"", "한국-미국.html", "🔔", "-rf", "%s\\x41", "e\u{301}",
      String(repeating: "n", count: 255),
    ])
  func anyName(name: String) async throws {
    let bench = try Bench()
    try bench.scratch.write("inbox/\(name)", "text")
    #expect(await bench.arrivals(1) == [name])
    #expect(try bench.text(name) == "text")
    try bench.inbox.shelve(name)
    #expect(bench.scratch.list("inbox/archive") == [name])
  }

  @Test("Names that are not UTF-8 work, even two that read the same")
  func oddBytes() async throws {
    let bench = try Bench()
    for bytes: [UInt8] in [[0x63, 0x61, 0x66, 0xE9], Array("caf\\xE9".utf8)] {
      let path = Array(bench.scratch.path(of: "inbox/").utf8) + bytes + [0]
      let file = open(path.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
      try #require(file >= 0)
      try #require(write(file, bytes, bytes.count) == bytes.count)
      close(file)
    }
    var lengths: Set<Int> = []
    for _ in 0..<2 {
      #expect(await bench.arrivals(1) == ["caf\\xE9"])
      lengths.insert(try #require(try bench.inbox.submission(named: "caf\\xE9")).bytes.count)
      try bench.inbox.shelve("caf\\xE9")
    }
    #expect(lengths == [4, 7])
    #expect(bench.scratch.list("inbox/archive").count == 2)
  }

  @Test("A name that leads out of the inbox is no name", arguments: ["../secret", "/etc/hostname", "..", "", "a\0b"])
  func leadingOut(name: String) throws {
    let bench = try Bench { try $0.write("secret", "text") }
    #expect(try bench.inbox.submission(named: name) == nil)
    try bench.inbox.shelve(name)
    #expect(bench.scratch.text("secret") == "text")
  }
}
