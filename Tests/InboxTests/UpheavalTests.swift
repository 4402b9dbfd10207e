import Glibc
import News
import TestSupport
import Testing

@testable import Inbox

/// What goes wrong around an inbox.
@Suite(.timeLimit(.minutes(5))) struct UpheavalTests {
  @Test("A full event queue loses nothing")
  func overflow() async throws {
    let bench = try Bench(after: .delete)
    let count = 20_000
    // Who hears the events is busy meanwhile.
    try await withTaskExecutorPreference(bench.inbox.thread) {
      for number in 0..<count { try bench.scratch.write("inbox/\(number).txt", "text") }
    }
    var seen: Set<String> = []
    while seen.count < count {
      let names = await bench.inbox.arrivals(limit: 1000)
      for name in names {
        #expect(seen.insert(name).inserted)
        try bench.inbox.shelve(name)
      }
    }
    #expect(bench.notices.contains(.overflow(inbox: bench.inbox.settings.path)))
    #expect(bench.scratch.list("inbox") == ["rejected"])
  }

  @Test("More files than names are remembered all come", arguments: [2, 7, 100])
  func smallMemory(capacity: Int) async throws {
    let bench = try Bench(capacity: capacity) { scratch in
      for number in 0..<150 { try scratch.write("inbox/before \(number)", "text") }
    }
    for number in 0..<150 { try bench.scratch.write("inbox/after \(number)", "text") }
    var seen: Set<String> = []
    while seen.count < 300 {
      for name in await bench.inbox.arrivals(limit: 16) {
        #expect(seen.insert(name).inserted)
        #expect(try bench.text(name) == "text")
        try bench.inbox.shelve(name)
      }
    }
    #expect(bench.scratch.list("inbox/archive").count == 300)
  }

  @Test("Kept files beyond what is remembered hide no others")
  func keptFiles() async throws {
    let bench = try Bench(after: .keep, capacity: 4) { scratch in
      for number in 0..<30 { try scratch.write("inbox/\(number)", "text") }
    }
    var seen: Set<String> = []
    while seen.count < 30 {
      for name in await bench.inbox.arrivals(limit: 3) {
        #expect(seen.insert(name).inserted)
        #expect(try bench.text(name) == "text")
        try bench.inbox.shelve(name)
      }
    }
    #expect(bench.scratch.list("inbox").count == 31)
  }

  @Test("A directory that is removed and made again is watched again")
  func removed() async throws {
    let bench = try Bench()
    async let names = bench.arrivals(1)
    bench.scratch.remove("inbox")
    try bench.scratch.makeDirectory("inbox")
    try bench.scratch.write("inbox/story.txt", "text")
    #expect(await names == ["story.txt"])
    #expect(try bench.text("story.txt") == "text")
    try bench.inbox.shelve("story.txt")
    #expect(bench.scratch.list("inbox/archive") == ["story.txt"])
    async let later = bench.arrivals(1)
    try bench.scratch.write("inbox/later.txt", "text")
    #expect(await later == ["later.txt"])
    // Not before: a look under way while the directory was made again, with the inode of the old one, found the story in
    // it, and only the next look hears of the change.
    #expect(bench.notices.last == .found(inbox: bench.inbox.settings.path))
  }

  @Test("A directory that is moved away and replaced is left to itself")
  func moved() async throws {
    let bench = try Bench()
    async let names = bench.arrivals(1)
    try bench.scratch.rename("inbox", to: "away")
    try bench.scratch.write("away/old.txt", "text")
    try bench.scratch.makeDirectory("inbox")
    try bench.scratch.drop("inbox/new.txt", "text")
    #expect(await names == ["new.txt"])
    #expect(bench.scratch.list("away").contains("old.txt"))
  }

  @Test("A link on the way that points elsewhere is noticed")
  func redirected() async throws {
    let scratch = try ScratchDirectory()
    try scratch.makeDirectory("one")
    try scratch.makeDirectory("two")
    try #require(symlink("one", scratch.path(of: "current")) == 0)
    let inbox = try Inbox(
      InboxSettings(path: scratch.path(of: "current/inbox")), capacity: 64, heartbeat: .milliseconds(20))
    async let names = inbox.arrivals(limit: 1)
    try scratch.makeDirectory("two/inbox")
    try scratch.write("two/inbox/story.txt", "text")
    try #require(symlink("two", scratch.path(of: "next")) == 0)
    try scratch.rename("next", to: "current")
    #expect(await names == ["story.txt"])
    #expect(try inbox.submission(named: "story.txt")?.bytes.count == 4)
  }

  @Test("Many inboxes each give their own")
  func manyInboxes() async throws {
    let benches = try (0..<20).map { _ in try Bench() }
    for (number, bench) in benches.enumerated() { try bench.scratch.drop("inbox/\(number).txt", "text") }
    for (number, bench) in benches.enumerated() { #expect(await bench.arrivals(1) == ["\(number).txt"]) }
  }

  @Test("An inbox that goes closes its descriptors")
  func descriptors() async throws {
    let scratch = try ScratchDirectory()
    // Far more than the inotify instances that one user may have at a time.
    for number in 0..<400 {
      let inbox = try await opened(InboxSettings(path: scratch.path(of: "inbox"), after: .delete))
      try scratch.write("inbox/\(number).txt", "text")
      #expect(await inbox.arrivals(limit: 1) == ["\(number).txt"])
      try inbox.shelve("\(number).txt")
    }
  }

  /// Dispatch lets go of a descriptor a little after its inbox went, and other tests have inboxes too: tries for a while.
  private func opened(_ settings: InboxSettings) async throws -> Inbox {
    for _ in 0..<500 {
      if let inbox = try? Inbox(settings) { return inbox }
      try await Task.sleep(for: .milliseconds(10))
    }
    return try Inbox(settings)
  }
}
