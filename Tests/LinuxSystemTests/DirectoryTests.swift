import Glibc
import LinuxSystem
import TestSupport
import Testing

@Suite struct DirectoryTests {
  let scratch: ScratchDirectory
  let here: Directory
  let name: FileName

  init() throws {
    scratch = try ScratchDirectory()
    here = try Directory(scratch.path)
    name = try #require(FileName("story.txt"))
  }

  @Test("Missing directories are made, all the way down", arguments: ["a", "a/b/c", "a//b/", "a/./b"])
  func making(path: String) throws {
    let made = try Directory(making: scratch.path(of: path))
    #expect(made.status?.kind == .directory)
    #expect(throws: Never.self) { try Directory(making: scratch.path(of: path)) }
  }

  @Test("A directory that is made has the permissions asked for, one that was there keeps its own")
  func permissions() throws {
    let path = scratch.path(of: "shared/archive")
    #expect(try Directory(making: path, permissions: 0o2770).status?.permissions == 0o2770)
    #expect(try Directory(making: path, permissions: 0o700).status?.permissions == 0o2770)
  }

  @Test(
    "A file written whole is for those who may list its directory",
    arguments: [(0o2770, 0o640), (0o755, 0o644), (0o700, 0o600)])
  func readers(directory: Int, file: Int) throws {
    let shared = try Directory(making: scratch.path(of: "shared"), permissions: UInt32(directory))
    try shared.writeAtomically([1], as: name)
    #expect(try shared.status(of: name)?.permissions == UInt32(file))
  }

  @Test("A file in the way of a directory is an error that names it")
  func inTheWay() throws {
    let path = try scratch.write("file", "")
    #expect(throws: SystemError("open", path, code: ENOTDIR)) { try Directory(making: path) }
  }

  @Test("All names are listed, until the visitor has enough")
  func names() throws {
    for number in 0..<50 { try scratch.write("file \(number)", "") }
    var names: Set<String> = []
    try here.forEachName { names.insert($0.description).inserted }
    #expect(names == Set((0..<50).map { "file \($0)" }))
    var visits = 0
    try here.forEachName { _ in
      visits += 1
      return visits < 3
    }
    #expect(visits == 3)
  }

  @Test("A move never overwrites: the next free name is taken")
  func moves() throws {
    try scratch.makeDirectory("to")
    let target = try Directory(scratch.path(of: "to"))
    for text in ["first", "second", "third"] {
      try scratch.write("story.txt", text)
      try here.move(name, to: target)
    }
    #expect(scratch.list("to") == ["story.txt", "story.txt.1", "story.txt.2"])
    #expect(scratch.text("to/story.txt") == "first")
    #expect(scratch.text("to/story.txt.2") == "third")
    #expect(scratch.list() == ["to"])
  }

  @Test("A move of what has gone leaves nothing behind")
  func moveOfNothing() throws {
    try scratch.makeDirectory("to")
    #expect(try here.move(name, to: try Directory(scratch.path(of: "to"))) == nil)
    #expect(scratch.list("to") == [])
  }

  @Test("A folder that was taken away is an error, and the file stays")
  func targetGone() throws {
    try scratch.write("story.txt", "x")
    let target = try Directory(making: scratch.path(of: "gone"))
    #expect(rmdir(scratch.path(of: "gone")) == 0)
    #expect(throws: SystemError.self) { try here.move(name, to: target) }
    #expect(scratch.text("story.txt") == "x")
  }

  @Test("A symbolic link is moved itself")
  func moveOfLink() throws {
    try scratch.write("target", "stays")
    try #require(symlink("target", scratch.path(of: "story.txt")) == 0)
    try scratch.makeDirectory("to")
    let target = try Directory(scratch.path(of: "to"))
    let moved = try #require(try here.move(name, to: target))
    #expect(try target.status(of: moved)?.kind == .symbolicLink)
    #expect(scratch.text("target") == "stays")
  }

  @Test("A move to another file system copies the bytes and the time", .enabled(if: isOtherFileSystem("/dev/shm")))
  func otherFileSystem() throws {
    let path = "/dev/shm/tocsin-test-\(getpid())"
    let target = try Directory(making: path)
    defer { rmdir(path) }
    try scratch.write("story.txt", String(repeating: "long ", count: 500_000))
    let before = try #require(try here.status(of: name))
    let moved = try #require(try here.move(name, to: target))
    defer { try? target.remove(moved) }
    let after = try #require(try target.status(of: moved))
    #expect(after.identity.hasContents(of: before.identity))
    #expect(scratch.list() == [])

    try #require(mkfifo(scratch.path(of: "pipe"), 0o644) == 0)
    let pipe = try #require(FileName("pipe"))
    #expect(throws: SystemError("move", scratch.path(of: "pipe"), code: EXDEV)) { try here.move(pipe, to: target) }
    #expect(scratch.list() == ["pipe"])
    #expect(try target.status(of: pipe) == nil)
  }

  @Test("An atomic write replaces, or finds a free name, and leaves no draft")
  func atomicWrites() throws {
    #expect(try here.writeAtomically("one".utf8, as: name).description == "story.txt")
    #expect(try here.writeAtomically("two".utf8, as: name).description == "story.txt.1")
    #expect(try here.writeAtomically("three".utf8, as: name, replacing: true).description == "story.txt")
    #expect(scratch.text("story.txt") == "three")
    #expect(scratch.list() == ["story.txt", "story.txt.1"])
  }

  @Test("A free name is free with its suffix too")
  func freeNames() throws {
    try scratch.write("story.txt.note", "")
    try scratch.write("story.txt.1", "")
    #expect(try here.freeName(for: name, andWith: ".note").description == "story.txt.2")
  }

  @Test("A writer is seen as long as it has the file open")
  func writers() throws {
    let path = try scratch.write("story.txt", "begun")
    #expect(here.hasWriter(name) == false)
    let file = open(path, O_WRONLY | O_CLOEXEC)
    #expect(here.hasWriter(name) == true)
    close(file)
    let reader = open(path, O_RDONLY | O_CLOEXEC)
    #expect(here.hasWriter(name) == false)
    close(reader)
  }

  @Test("Contents are the same until somebody writes, whatever the name")
  func identities() throws {
    try scratch.write("story.txt", "one")
    let before = try #require(try here.status(of: name)).identity
    try scratch.rename("story.txt", to: "other.txt")
    try scratch.rename("other.txt", to: "story.txt")
    #expect(try here.status(of: name)?.identity == before)
    try scratch.drop("story.txt", "two")
    let after = try #require(try here.status(of: name)).identity
    #expect(!after.hasContents(of: before))
  }
}

private func isOtherFileSystem(_ path: String) -> Bool {
  var (a, b) = (stat(), stat())
  return stat(path, &a) == 0 && stat("/tmp", &b) == 0 && a.st_dev != b.st_dev
}
