import Glibc
import News
import Synchronization
import TestSupport
import Testing

@testable import Inbox

/// An inbox in a scratch directory, and the ways that files come into one.
final class Bench: Sendable {
  let scratch: ScratchDirectory
  let inbox: Inbox
  private let box: Box

  /// - Parameter before: what happens in `inbox/` before it is opened.
  init(
    after: InboxSettings.After = .archive, maximumBytes: Int = 1 << 20, settle: Duration = .milliseconds(20),
    capacity: Int = 8192, heartbeat: Duration = .seconds(10), before: (ScratchDirectory) throws -> Void = { _ in }
  ) throws {
    scratch = try ScratchDirectory()
    try scratch.makeDirectory("inbox")
    try before(scratch)
    let box = Box()
    inbox = try Inbox(
      InboxSettings(
        path: scratch.path(of: "inbox"), after: after, maximumBytes: maximumBytes, settle: settle),
      capacity: capacity, heartbeat: heartbeat, report: { notice in box.notices.withLock { $0.append(notice) } })
    self.box = box
  }

  private final class Box: Sendable {
    let notices = Mutex<[InboxNotice]>([])
  }

  var notices: [InboxNotice] { box.notices.withLock { $0 } }

  /// Waits until `count` names have come, in the order they came.
  func arrivals(_ count: Int, limit: Int = 64) async -> [String] {
    var names: [String] = []
    while names.count < count, !Task.isCancelled { names += await inbox.arrivals(limit: limit) }
    return names
  }

  /// What the inbox gives of a file, as text.
  func text(_ name: String) throws -> String? {
    try inbox.submission(named: name).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// Lets a file come by a hard link and waits for it: `settle` has passed since any event before this call.
  func letTimePass() async throws {
    try scratch.write("elsewhere", "text")
    try #require(link(scratch.path(of: "elsewhere"), scratch.path(of: "inbox/later.txt")) == 0)
    #expect(await inbox.arrivals(limit: 8) == ["later.txt"])
    try inbox.shelve("later.txt")
    scratch.remove("elsewhere")
  }
}

/// A file that stays open for writing.
struct Writer: ~Copyable {
  private let file: CInt

  init(_ path: String) throws {
    file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    try #require(file >= 0)
  }

  func write(_ text: String) throws {
    try #require(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
  }

  deinit { close(file) }
}

/// How a whole file may come into a directory.
enum Drop: String, CaseIterable {
  case written, renamed, replacing, linked, linkedFromNowhere, touchedAndFilled

  func callAsFunction(_ name: String, _ text: String, in scratch: ScratchDirectory) throws {
    let path = scratch.path(of: name)
    switch self {
    case .written: try scratch.write(name, text)
    case .renamed: try scratch.drop(name, text)
    case .replacing:
      try scratch.write(name, "earlier")
      try scratch.drop(name, text)
    case .linked:
      try scratch.write("elsewhere", text)
      try #require(link(scratch.path(of: "elsewhere"), path) == 0)
    case .linkedFromNowhere:
      // O_TMPFILE (open(2)), which the C library's header shows to _GNU_SOURCE only.
      let file = open(scratch.path, O_WRONLY | O_DIRECTORY | 0o20000000 | O_CLOEXEC, 0o644)
      try #require(file >= 0)
      try #require(write(file, text, text.utf8.count) == text.utf8.count)
      try #require(linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
      close(file)
    case .touchedAndFilled:
      try scratch.write(name, "")
      try scratch.write(name, text)
    }
  }
}
