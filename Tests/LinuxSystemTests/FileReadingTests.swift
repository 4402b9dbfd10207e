import Glibc
import LinuxSystem
import TestSupport
import Testing

@Suite struct FileReadingTests {
  let scratch: ScratchDirectory
  init() throws { scratch = try ScratchDirectory() }

  @Test("A file is read whole up to the limit", arguments: [0, 1, 4096, 300_000])
  func wholeFiles(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    let contents = try readRegularFile(try scratch.write("file", bytes), limit: size)
    #expect(contents.bytes == bytes)
    #expect(contents.status.size == size)
    #expect(contents.status.modified <= .now)
  }

  @Test("One byte more is too large, and the error tells both sizes")
  func tooLarge() throws {
    let path = try scratch.write("file", "eleven bytes")
    #expect(throws: FileReadError.tooLarge(path: path, size: 12, limit: 11)) { try readRegularFile(path, limit: 11) }
  }

  @Test("A file that claims no size is bounded all the same")
  func endless() throws {
    #expect {
      try readRegularFile("/proc/self/environ", limit: 0)
    } throws: {
      guard case .tooLarge(_, let size, 0) = $0 as? FileReadError else { return false }
      return size > 0
    }
  }

  @Test("A named pipe, a directory and a device are refused without waiting")
  func specialFiles() throws {
    let pipe = scratch.path(of: "pipe")
    try #require(mkfifo(pipe, 0o644) == 0)
    #expect(throws: FileReadError.notRegular(path: pipe, .fifo)) { try readRegularFile(pipe, limit: 10) }
    #expect(throws: FileReadError.notRegular(path: scratch.path, .directory)) {
      try readRegularFile(scratch.path, limit: 10)
    }
    #expect(throws: FileReadError.notRegular(path: "/dev/zero", .device)) {
      try readRegularFile("/dev/zero", limit: 10)
    }
  }

  @Test("A symbolic link is followed only on request, and inside a directory never")
  func symbolicLinks() throws {
    try scratch.write("target", "text")
    let link = scratch.path(of: "link")
    try #require(symlink("target", link) == 0)
    #expect(try readRegularFile(link, limit: 10).bytes == Array("text".utf8))
    #expect(throws: FileReadError.symbolicLink(path: link)) {
      try readRegularFile(link, limit: 10, followingLinks: false)
    }
    let directory = try Directory(scratch.path)
    let name = try #require(FileName("link"))
    #expect(throws: FileReadError.symbolicLink(path: link)) { try directory.readRegularFile(name, limit: 10) }
  }

  @Test("An error names the operation, the path, the reason and what to do")
  func messages() throws {
    let path = scratch.path(of: "none")
    #expect(throws: FileReadError.missing(path: path)) { try readRegularFile(path, limit: 10) }
    #expect(
      SystemError("open", "/srv/in", code: EACCES).description
        == "cannot open /srv/in: Permission denied. Give the user that runs this program access to it.")
    #expect(SystemError("read", "/srv/in", code: EIO).hint == nil)
  }
}
