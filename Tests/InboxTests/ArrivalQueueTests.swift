import LinuxSystem
import TestSupport
import Testing

@testable import Inbox

/// The queue without a kernel: where the system does not say who writes, time and events decide.
@Suite struct ArrivalQueueTests {
  let scratch: ScratchDirectory
  let name: FileName
  let status: FileStatus
  let start = ContinuousClock.now
  let settle = Duration.milliseconds(300)

  init() throws {
    scratch = try ScratchDirectory()
    try scratch.write("story.txt", "text")
    name = try #require(FileName("story.txt"))
    status = try #require(try Directory(scratch.path).status(of: name))
  }

  private func queue(capacity: Int = 8) -> ArrivalQueue {
    var queue = ArrivalQueue(settle: settle, capacity: capacity)
    queue.found([], complete: true, at: start)
    return queue
  }

  private func event(_ kind: InotifyEvent.Kind, _ name: FileName? = nil) -> InotifyEvent {
    InotifyEvent(watch: 1, kind: kind, name: name ?? self.name)
  }

  private func look(age: Duration = .zero, hasWriter: Bool? = nil) -> ArrivalQueue.Look {
    .regular(status, age: age, hasWriter: hasWriter)
  }

  private func take(_ queue: inout ArrivalQueue, age: Duration = .seconds(9)) -> [String] {
    let look = look(age: age)
    return queue.take(9, at: start) { _ in look }
  }

  @Test("A file that was created and opened waits for an event, however long")
  func slowWriter() {
    var queue = queue()
    queue.note(event(.created), at: start)
    queue.note(event(.opened), at: start)
    #expect(queue.nextDue == nil)
    #expect(queue.due(at: start + .seconds(100_000)) == [])
    queue.note(event(.closedAfterWriting), at: start)
    #expect(take(&queue) == ["story.txt"])
  }

  @Test("A file that was created but never opened is looked at once it could have settled")
  func linked() {
    var queue = queue()
    queue.note(event(.created), at: start)
    #expect(queue.due(at: start) == [])
    #expect(queue.nextDue == start + settle)
    queue.judge(name, look(age: settle), at: start + settle)
    #expect(take(&queue) == ["story.txt"])
  }

  @Test("A reader that comes and goes delays a linked file, no more")
  func reader() {
    var queue = queue()
    queue.note(event(.created), at: start)
    queue.note(event(.opened), at: start)
    queue.note(event(.closedAfterReading), at: start + .seconds(1))
    #expect(queue.nextDue == start + .seconds(1) + settle)
  }

  @Test("A clock that stands in the past settles a file by two looks")
  func clockInThePast() {
    var queue = queue()
    queue.found([name], complete: true, at: start)
    queue.judge(name, look(age: .seconds(-1000)), at: start)
    #expect(take(&queue) == [])
    queue.judge(name, look(age: .seconds(-1000)), at: start + settle)
    #expect(take(&queue) == ["story.txt"])
  }

  @Test("A known writer is asked after less and less often")
  func patience() throws {
    var queue = queue()
    queue.found([name], complete: true, at: start)
    var now = start
    var waits: [Duration] = []
    for _ in 0..<8 {
      queue.judge(name, look(age: .seconds(9), hasWriter: true), at: now)
      let next = try #require(queue.nextDue)
      waits.append(next - now)
      now = next
    }
    #expect(waits.first == settle)
    #expect(waits.last == .seconds(5))
    #expect(waits == waits.sorted())
    queue.judge(name, look(hasWriter: false), at: now)
    #expect(take(&queue) == ["story.txt"])
  }

  @Test("After lost events an open file is looked at again")
  func lostEvents() {
    var queue = queue()
    queue.note(event(.created), at: start)
    queue.note(event(.opened), at: start)
    queue.note(InotifyEvent(watch: -1, kind: .overflow, name: nil), at: start)
    #expect(queue.canScan)
    #expect(queue.nextDue == start + settle)
  }

  @Test("A file that comes under a name that is out has its turn after the release")
  func secondFile() {
    var queue = queue()
    queue.note(event(.movedIn), at: start)
    #expect(take(&queue) == ["story.txt"])
    queue.note(event(.movedIn), at: start)
    #expect(take(&queue) == [])
    queue.release(name)
    #expect(take(&queue) == ["story.txt"])
  }

  @Test("A slow writer that takes the name of a released file is waited for")
  func slowSecondFile() {
    var queue = queue()
    queue.note(event(.movedIn), at: start)
    #expect(take(&queue) == ["story.txt"])
    queue.note(event(.movedOut), at: start)
    queue.note(event(.created), at: start)
    queue.note(event(.opened), at: start)
    queue.release(name)
    #expect(take(&queue) == [])
    queue.note(event(.closedAfterWriting), at: start)
    #expect(take(&queue) == ["story.txt"])
  }

  @Test("A file that left before it was given out is forgotten", arguments: [InotifyEvent.Kind.deleted, .movedOut])
  func left(kind: InotifyEvent.Kind) {
    var queue = queue()
    queue.note(event(.movedIn), at: start)
    queue.note(event(kind), at: start)
    #expect(take(&queue) == [])
  }

  @Test("A thousand comings and goings need no more memory than one")
  func churn() {
    var queue = queue()
    for _ in 0..<1000 {
      queue.note(event(.movedIn), at: start)
      queue.note(event(.movedOut), at: start)
    }
    queue.note(event(.movedIn), at: start)
    #expect(take(&queue) == ["story.txt"])
    #expect(take(&queue) == [])
  }

  @Test("Names beyond the capacity call for a scan once there is room")
  func capacity() throws {
    var queue = queue(capacity: 4)
    for number in 0..<6 { queue.note(event(.movedIn, FileName("\(number)")), at: start) }
    #expect(queue.mustScan)
    #expect(!queue.canScan)
    #expect(queue.room == 0)
    #expect(take(&queue) == ["0", "1", "2", "3"])
    #expect(queue.canScan)
  }
}
