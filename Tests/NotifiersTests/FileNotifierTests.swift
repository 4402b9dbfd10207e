import Glibc
import LinuxSystem
import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

@Suite("Files of lines")
struct FileNotifierTests {
  private static let lines = (0..<6).map { "line \($0) " + String(repeating: "x", count: 100) }

  @Test("half a line that a crash left is cut off before the next, wherever it broke", arguments: [1, 50, 107])
  func halfLine(length: Int) throws {
    let scratch = try ScratchDirectory()
    let half = String(Self.lines[1].prefix(length))
    try scratch.write("out", Self.lines[0] + "\n" + half)
    let file = LineFile(path: scratch.path(of: "out"), maximumBytes: 1 << 20, keep: 1)
    try file.append(Self.lines[2])
    #expect(scratch.text("out") == Self.lines[0] + "\n" + Self.lines[2] + "\n")
  }

  @Test("a file that is nothing but half a line begins anew")
  func onlyHalf() throws {
    let scratch = try ScratchDirectory()
    try scratch.write("out", String(repeating: "y", count: 10_000))
    try LineFile(path: scratch.path(of: "out"), maximumBytes: 1 << 20, keep: 1).append("a")
    #expect(scratch.text("out") == "a\n")
  }

  @Test("it begins anew before it is too long, and keeps as many old ones as it should")
  func rotation() throws {
    let scratch = try ScratchDirectory()
    let file = LineFile(path: scratch.path(of: "d/out"), maximumBytes: 250, keep: 2)
    for line in Self.lines + [Self.lines[0]] { try file.append(line) }
    #expect(scratch.list("d") == ["out", "out.1", "out.2"])
    #expect(scratch.text("d/out") == Self.lines[0] + "\n")
    #expect(scratch.text("d/out.1") == Self.lines[4...5].map { $0 + "\n" }.joined())
    #expect(scratch.text("d/out.2") == Self.lines[2...3].map { $0 + "\n" }.joined())
  }

  @Test("a line that is longer than a file may be stands alone in one")
  func longLine() throws {
    let scratch = try ScratchDirectory()
    let file = LineFile(path: scratch.path(of: "out"), maximumBytes: 50, keep: 1)
    for line in Self.lines.prefix(2) { try file.append(line) }
    #expect(scratch.text("out") == Self.lines[1] + "\n" && scratch.text("out.1") == Self.lines[0] + "\n")
  }

  @Test("links, pipes and files that another process has locked are refused")
  func refused() throws {
    let scratch = try ScratchDirectory()
    symlink("/etc/passwd", scratch.path(of: "link"))
    mkfifo(scratch.path(of: "pipe"), 0o600)
    for name in ["link", "pipe"] {
      #expect(throws: SystemError.self) {
        try LineFile(path: scratch.path(of: name), maximumBytes: 50, keep: 1).append("x")
      }
    }
    let held = try scratch.write("held", "a\n")
    let descriptor = open(held, O_RDONLY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    #expect(throws: SystemError("lock", held, code: EWOULDBLOCK)) {
      try LineFile(path: held, maximumBytes: 50, keep: 1).append("x")
    }
  }
}
