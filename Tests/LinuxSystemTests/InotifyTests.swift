import Glibc
import TestSupport
import Testing

@testable import LinuxSystem

@Suite struct InotifyTests {
  let scratch: ScratchDirectory
  init() throws { scratch = try ScratchDirectory() }

  private static let all: InotifyEvent.Kind = [
    .created, .opened, .closedAfterWriting, .movedIn, .movedOut, .deleted, .selfDeleted, .selfMoved,
  ]

  private func events(_ inotify: borrowing Inotify) throws -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    try inotify.drain { events.append($0) }
    return events
  }

  @Test("Each way of dropping a file has its own events")
  func events() throws {
    let inotify = try Inotify()
    let watch = try inotify.watch(scratch.path, for: Self.all)
    try scratch.write("a", "text")
    try scratch.rename("a", to: "b")
    try #require(link(scratch.path(of: "b"), scratch.path(of: "c")) == 0)
    let seen = try events(inotify)
    #expect(seen.allSatisfy { $0.watch == watch })
    #expect(seen.map { $0.name?.description } == ["a", "a", "a", "a", "b", "c"])
    #expect(seen.map(\.kind) == [.created, .opened, .closedAfterWriting, .movedOut, .movedIn, .created])
    #expect(try events(inotify).isEmpty)
  }

  @Test("A directory that goes ends its watch")
  func removal() throws {
    let inotify = try Inotify()
    try scratch.makeDirectory("inbox")
    _ = try inotify.watch(scratch.path(of: "inbox"), for: Self.all)
    scratch.remove("inbox")
    let kinds = try events(inotify).map(\.kind)
    #expect(kinds.contains { $0.contains(.selfDeleted) })
    #expect(kinds.last?.contains(.watchEnded) == true)
  }

  @Test("What cannot be watched is an error that says what to do", arguments: ["none", "file"])
  func refusals(name: String) throws {
    try scratch.write("file", "")
    let inotify = try Inotify()
    #expect {
      _ = try inotify.watch(scratch.path(of: name), for: Self.all)
    } throws: {
      ($0 as? SystemError)?.hint?.contains("settings") == true
    }
  }

  @Test("Events that are cut short end the reading", arguments: 0..<48)
  func cutShort(length: Int) {
    // One event with the name "abc" in 16 bytes, and one without a name.
    var bytes: [UInt8] = []
    for word: UInt32 in [7, UInt32(IN_CREATE), 0, 16] { withUnsafeBytes(of: word) { bytes += $0 } }
    bytes += Array("abc".utf8) + [UInt8](repeating: 0, count: 13)
    for word: UInt32 in [UInt32.max, UInt32(IN_Q_OVERFLOW), 0, 0] { withUnsafeBytes(of: word) { bytes += $0 } }
    var seen: [InotifyEvent] = []
    InotifyEvent.forEach(in: bytes.prefix(length)) { seen.append($0) }
    #expect(seen.count == (length < 32 ? 0 : 1))
    InotifyEvent.forEach(in: bytes[...]) { seen.append($0) }
    #expect(seen.suffix(2).map { $0.name?.description } == ["abc", nil])
    #expect(seen.last?.watch == -1)
    #expect(seen.last?.kind == .overflow)
  }

  @Test("A length beyond the buffer is not believed")
  func hostileLength() {
    var bytes: [UInt8] = []
    for word: UInt32 in [1, 2, 3, .max] { withUnsafeBytes(of: word) { bytes += $0 } }
    var count = 0
    InotifyEvent.forEach(in: bytes[...]) { _ in count += 1 }
    #expect(count == 0)
  }
}
