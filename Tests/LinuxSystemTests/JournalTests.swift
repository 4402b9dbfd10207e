import Glibc
import TestSupport
import Testing

@testable import LinuxSystem

@Suite struct JournalTests {
  @Test(
    "A name that the journal would drop is an error", arguments: ["", "lower", "_PID", "9TH", "WITH SPACE", "A=B", "É"])
  func badNames(name: String) {
    #expect(throws: JournalError.fieldName(name)) { try Journal.send([("MESSAGE", "text"), (name, "value")]) }
  }

  @Test("A name has at most 64 letters", arguments: [(64, true), (65, false)])
  func length(count: Int, allowed: Bool) {
    #expect(Journal.isFieldName(String(repeating: "A", count: count)) == allowed)
  }

  @Test("Fields stand one after another, each whole")
  func record() throws {
    let (bytes, parts) = try Journal.record([("MESSAGE", "two\nlines"), ("TOCSIN_TOPIC", "a=b"), ("TOCSIN_TOPIC", "")])
    #expect(
      parts.map { String(decoding: bytes[$0], as: UTF8.self) }
        == ["MESSAGE=two\nlines", "TOCSIN_TOPIC=a=b", "TOCSIN_TOPIC="])
  }

  @Test("A stream is known by its device and inode")
  func streams() throws {
    let scratch = try ScratchDirectory()
    let file = open(try scratch.write("stream", ""), O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var status = stat()
    try #require(fstat(file, &status) == 0)
    #expect(Journal.stream("\(status.st_dev):\(status.st_ino)", is: file))
    for text in ["", ":", "1:2:3", "\(status.st_dev):", "\(status.st_dev):\(status.st_ino + 1)", "x:y"] {
      #expect(!Journal.stream(text, is: file))
    }
  }

  @Test("A file is no terminal and has no width")
  func terminal() throws {
    let scratch = try ScratchDirectory()
    let file = open(try scratch.write("output", ""), O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    #expect(!Terminal.isTerminal(file))
    #expect(Terminal.width(file) == nil)
  }
}
