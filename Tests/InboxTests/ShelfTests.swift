import CivilTime
import FoundationEssentials
import Glibc
import News
import TestSupport
import Testing

@testable import Inbox

@Suite(.timeLimit(.minutes(2))) struct ShelfTests {
  private func note(_ bench: Bench, _ name: String) throws -> RejectionNote {
    let bytes = try #require(bench.scratch.bytes("inbox/rejected/\(name).reason.json"))
    return try JSONDecoder().decode(RejectionNote.self, from: Data(bytes))
  }

  @Test("A taken name in the archive gets a number")
  func collision() async throws {
    let bench = try Bench()
    for text in ["one", "two", "three"] {
      try bench.scratch.drop("inbox/story.txt", text)
      #expect(await bench.arrivals(1) == ["story.txt"])
      #expect(try bench.text("story.txt") == text)
      try bench.inbox.shelve("story.txt")
    }
    #expect(bench.scratch.list("inbox/archive") == ["story.txt", "story.txt.1", "story.txt.2"])
    #expect(bench.scratch.text("inbox/archive/story.txt.1") == "two")
  }

  @Test("A file is deleted when the settings say so, and nothing is left")
  func delete() async throws {
    let bench = try Bench(after: .delete)
    try bench.scratch.drop("inbox/story.txt", "text")
    #expect(await bench.arrivals(1) == ["story.txt"])
    #expect(try bench.text("story.txt") == "text")
    try bench.inbox.shelve("story.txt")
    #expect(bench.scratch.list("inbox") == ["rejected"])
  }

  @Test("A kept file comes again only when it changes")
  func keep() async throws {
    let bench = try Bench(after: .keep)
    try bench.scratch.write("inbox/story.txt", "one")
    #expect(await bench.arrivals(1) == ["story.txt"])
    #expect(try bench.text("story.txt") == "one")
    try bench.inbox.shelve("story.txt")
    // Opened for writing and closed, but not written to: the event comes, the file is the same.
    _ = try Writer(bench.scratch.path(of: "inbox/story.txt"))
    try bench.scratch.write("inbox/other.txt", "text")
    #expect(await bench.arrivals(1) == ["other.txt"])
    try bench.scratch.write("inbox/story.txt", "changed")
    #expect(await bench.arrivals(1) == ["story.txt"])
    #expect(bench.scratch.list("inbox") == ["other.txt", "rejected", "story.txt"])
  }

  @Test(
    "A file that takes the name meanwhile is not shelved unread", arguments: [InboxSettings.After.archive, .delete])
  func replaced(after: InboxSettings.After) async throws {
    let bench = try Bench(after: after)
    try bench.scratch.drop("inbox/story.txt", "first")
    #expect(await bench.arrivals(1) == ["story.txt"])
    #expect(try bench.text("story.txt") == "first")
    try bench.scratch.drop("inbox/story.txt", "second")
    try bench.inbox.shelve("story.txt")
    #expect(await bench.arrivals(1) == ["story.txt"])
    #expect(try bench.text("story.txt") == "second")
    #expect(bench.notices == [.replaced(inbox: bench.inbox.settings.path, file: "story.txt")])
  }

  @Test("A rejected file has its reason beside it")
  func reject() async throws {
    let bench = try Bench()
    let time = Timestamp(milliseconds: 1_753_279_509_120)
    for number in 0...1 {
      try bench.scratch.write("inbox/story.txt", "\0\0 \(number)")
      #expect(await bench.arrivals(1) == ["story.txt"])
      #expect(try bench.text("story.txt") != nil)
      try bench.inbox.reject("story.txt", Rejection(.binary, "Holds NUL bytes."), at: time)
    }
    #expect(
      bench.scratch.list("inbox/rejected") == [
        "story.txt", "story.txt.1", "story.txt.1.reason.json", "story.txt.reason.json",
      ])
    #expect(
      try note(bench, "story.txt")
        == RejectionNote(
          Rejection(.binary, "Holds NUL bytes."), file: "story.txt", inbox: bench.inbox.settings.path, at: time))
    #expect(try note(bench, "story.txt").time == "2025-07-23T14:05:09.120Z")
    #expect(bench.scratch.list("inbox") == ["archive", "rejected"])
  }

  @Test("The longest name has a reason too")
  func longName() async throws {
    let bench = try Bench()
    let name = String(repeating: "n", count: 255)
    try bench.scratch.write("inbox/\(name)", "text")
    #expect(await bench.arrivals(1) == [name])
    try bench.inbox.reject(name, Rejection(.noText, "Has no text."), at: Timestamp(seconds: 0))
    let files = bench.scratch.list("inbox/rejected")
    #expect(files.count == 2)
    #expect(files.contains(name))
    #expect(files.contains { $0.hasSuffix("nnn.reason.json") })
  }

  @Test("A file that is too large is not read, and the reason tells size, limit and setting")
  func tooLarge() async throws {
    let bench = try Bench(maximumBytes: 10)
    try bench.scratch.write("inbox/large.txt", "eleven byte")
    try bench.scratch.write("inbox/small.txt", "ten bytes!")
    #expect(await bench.arrivals(2) == ["large.txt", "small.txt"])
    #expect(try bench.text("small.txt") == "ten bytes!")
    let rejection = try #require(throws: Rejection.self) { try bench.inbox.submission(named: "large.txt") }
    #expect(rejection.reason == .tooLarge)
    for part in ["'large.txt'", "11 bytes", "10", "maximum_size"] { #expect(rejection.message.contains(part)) }
  }

  @Test("Links, pipes and sockets are rejected, and what a link points to stays")
  func specialFiles() async throws {
    let bench = try Bench { scratch in
      try scratch.write("secret", "text")
      try #require(symlink(scratch.path(of: "secret"), scratch.path(of: "inbox/before")) == 0)
    }
    try #require(symlink(bench.scratch.path(of: "secret"), bench.scratch.path(of: "inbox/link")) == 0)
    try #require(symlink("nothing", bench.scratch.path(of: "inbox/dangling")) == 0)
    try #require(mkfifo(bench.scratch.path(of: "inbox/pipe"), 0o644) == 0)
    try #require(mknod(bench.scratch.path(of: "inbox/socket"), S_IFSOCK | 0o644, 0) == 0)
    var reasons: [String: Rejection.Reason] = [:]
    for name in await bench.arrivals(5) {
      let rejection = try #require(throws: Rejection.self) { try bench.inbox.submission(named: name) }
      reasons[name] = rejection.reason
      try bench.inbox.reject(name, rejection, at: Timestamp(seconds: 0))
    }
    #expect(
      reasons == [
        "before": .symbolicLink, "link": .symbolicLink, "dangling": .symbolicLink, "pipe": .notRegularFile,
        "socket": .notRegularFile,
      ])
    #expect(bench.scratch.text("secret") == "text")
    #expect(bench.scratch.list("inbox/rejected").count == 10)
    #expect(bench.scratch.list("inbox") == ["archive", "rejected"])
  }

  @Test("A file that cannot be moved stays, is reported once and does not come again")
  func notMoved() async throws {
    let bench = try Bench()
    bench.scratch.remove("inbox/archive")
    try bench.scratch.write("inbox/archive", "in the way")
    try bench.scratch.write("inbox/story.txt", "text")
    #expect(await Set(bench.arrivals(2)) == ["archive", "story.txt"])
    #expect(try bench.text("story.txt") == "text")
    let error = #expect(throws: InboxError.self) { try bench.inbox.shelve("story.txt") }
    #expect(error?.description.contains("not a directory") == true)
    try await letTimePass(bench)
    #expect(bench.scratch.text("inbox/story.txt") == "text")
  }

  private func letTimePass(_ bench: Bench) async throws {
    try bench.scratch.write("elsewhere", "text")
    try #require(link(bench.scratch.path(of: "elsewhere"), bench.scratch.path(of: "inbox/later.txt")) == 0)
    #expect(await bench.inbox.arrivals(limit: 8) == ["later.txt"])
  }

  @Test("An inbox that is its own archive or its own bin is refused", arguments: ["archive", "rejected"])
  func sameDirectory(setting: String) throws {
    let scratch = try ScratchDirectory()
    var settings = InboxSettings(path: scratch.path(of: "inbox"))
    if setting == "archive" { settings.archive = settings.path + "/." } else { settings.rejected = settings.path }
    #expect(throws: InboxError.sameDirectory(setting: setting, path: settings.path)) { try Inbox(settings) }
  }

  @Test("A path that cannot be an inbox is an error that names it")
  func unusable() throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.write("file", "")
    let error = #expect(throws: InboxError.self) { try Inbox(InboxSettings(path: path)) }
    #expect(error?.description.contains(path) == true)
  }
}
