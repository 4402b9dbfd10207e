import Glibc
import Inbox
import News
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct ArrivalTests {
  @Test("A whole file arrives, however it comes", arguments: Drop.allCases)
  func drops(drop: Drop) async throws {
    let bench = try Bench()
    async let names = bench.arrivals(1)
    try drop("inbox/story.txt", "Talks resume.", in: bench.scratch)
    #expect(await names == ["story.txt"])
    let submission = try #require(try bench.inbox.submission(named: "story.txt"))
    #expect(submission.bytes == Array("Talks resume.".utf8))
    #expect(submission.inbox == bench.scratch.path(of: "inbox"))
    try bench.inbox.shelve("story.txt")
    #expect(bench.scratch.list("inbox") == ["archive", "rejected"])
    #expect(bench.scratch.text("inbox/archive/story.txt") == "Talks resume.")
  }

  @Test("A file that was there before arrives", arguments: Drop.allCases)
  func alreadyThere(drop: Drop) async throws {
    let bench = try Bench { try drop("inbox/story.txt", "Talks resume.", in: $0) }
    #expect(await bench.arrivals(1) == ["story.txt"])
    #expect(try bench.text("story.txt") == "Talks resume.")
  }

  @Test("Of files that were there before the oldest comes first")
  func oldestFirst() async throws {
    let bench = try Bench { scratch in
      for (name, age) in [("b", 10), ("c", 30), ("a", 20)] {
        let path = try scratch.write("inbox/\(name)", name)
        let time = timespec(tv_sec: Glibc.time(nil) - age, tv_nsec: 0)
        utimensat(AT_FDCWD, path, [time, time], 0)
      }
    }
    #expect(await bench.arrivals(3) == ["c", "a", "b"])
  }

  @Test("A slow writer is waited for")
  func slowWriter() async throws {
    let bench = try Bench()
    do {
      let writer = try Writer(bench.scratch.path(of: "inbox/slow.txt"))
      try writer.write("The deadline ")
      try await bench.letTimePass()
      // Somebody looks at it meanwhile.
      #expect(bench.scratch.text("inbox/slow.txt") == "The deadline ")
      try await bench.letTimePass()
      try writer.write("is Friday.")
      try await bench.letTimePass()
    }
    #expect(await bench.arrivals(1) == ["slow.txt"])
    #expect(try bench.text("slow.txt") == "The deadline is Friday.")
  }

  @Test("A writer that was at work before is waited for")
  func writerBefore() async throws {
    let scratch = try ScratchDirectory()
    try scratch.makeDirectory("inbox")
    let inbox: Inbox
    do {
      let writer = try Writer(scratch.path(of: "inbox/slow.txt"))
      try writer.write("half ")
      inbox = try Inbox(InboxSettings(path: scratch.path(of: "inbox"), settle: .milliseconds(5)))
      for number in 1...3 {
        try scratch.write("inbox/other \(number)", "text")
        #expect(await inbox.arrivals(limit: 8) == ["other \(number)"])
      }
      try writer.write("whole")
    }
    #expect(await inbox.arrivals(limit: 8) == ["slow.txt"])
    #expect(try inbox.submission(named: "slow.txt")?.bytes == Array("half whole".utf8))
  }

  @Test(
    "A temporary name waits until it is renamed",
    arguments: [".story.txt", "story.txt.tmp", "story.txt.part", "#story", "story.txt~", ".s.swp", "s.crdownload"])
  func temporaryNames(name: String) async throws {
    let bench = try Bench { try $0.write("inbox/\(name)", "before") }
    try bench.scratch.write("inbox/\(name)", "text")
    try await bench.letTimePass()
    try bench.scratch.rename("inbox/\(name)", to: "inbox/story.txt")
    #expect(await bench.arrivals(1) == ["story.txt"])
  }

  @Test("Directories are left alone")
  func directories() async throws {
    let bench = try Bench { try $0.makeDirectory("inbox/before") }
    try bench.scratch.makeDirectory("inbox/made")
    try bench.scratch.makeDirectory("moved")
    try bench.scratch.write("moved/story.txt", "text")
    try bench.scratch.rename("moved", to: "inbox/moved")
    try await bench.letTimePass()
    #expect(bench.scratch.list("inbox/moved") == ["story.txt"])
  }

  @Test("An empty file is given time to be filled, and arrives all the same")
  func emptyFile() async throws {
    let bench = try Bench()
    try bench.scratch.write("inbox/empty.txt", "")
    #expect(await bench.arrivals(1) == ["empty.txt"])
    #expect(try bench.text("empty.txt") == "")
  }

  @Test("A file that is gone before it is read is no error")
  func gone() async throws {
    let bench = try Bench()
    try bench.scratch.write("inbox/story.txt", "text")
    #expect(await bench.arrivals(1) == ["story.txt"])
    bench.scratch.remove("inbox/story.txt")
    #expect(try bench.inbox.submission(named: "story.txt") == nil)
    try bench.scratch.write("inbox/story.txt", "again")
    #expect(await bench.arrivals(1) == ["story.txt"])
  }

  @Test("A name is given once until it is dealt with, and again when it is put back")
  func once() async throws {
    let bench = try Bench()
    try bench.scratch.write("inbox/story.txt", "text")
    #expect(await bench.arrivals(1) == ["story.txt"])
    try await bench.letTimePass()
    bench.inbox.putBack("story.txt")
    #expect(await bench.arrivals(1) == ["story.txt"])
  }

  @Test("At most as many names come as were asked for")
  func limits() async throws {
    let bench = try Bench { scratch in for number in 0..<10 { try scratch.write("inbox/\(number)", "text") } }
    #expect(await bench.inbox.arrivals(limit: 4).count == 4)
    #expect(await bench.inbox.arrivals(limit: 4).count == 4)
    #expect(await bench.inbox.arrivals(limit: 0).count == 1)
    #expect(await bench.inbox.arrivals(limit: .max).count == 1)
  }

  @Test("A cancelled wait ends with nothing, and the next one works")
  func cancellation() async throws {
    let bench = try Bench()
    let names = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<3 { group.addTask { await bench.inbox.arrivals(limit: 1) } }
      group.cancelAll()
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(names.isEmpty)
    try bench.scratch.write("inbox/story.txt", "text")
    #expect(await bench.arrivals(1) == ["story.txt"])
  }
}
