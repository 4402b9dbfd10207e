import Glibc
import TestSupport
import Testing

@testable import Notifiers

struct LineWriterTests {
  @Test("blocks that are longer than the pipe arrive whole and one after the other")
  func whole() async throws {
    let pipe = Pipe()
    let writer = LineWriter(descriptor: pipe.writing)
    let letters = ["a", "b", "c", "d"]
    let size = 200_000
    let text = try await withThrowingTaskGroup(of: Void.self) { group in
      for letter in letters {
        group.addTask { try await writer.write(String(repeating: letter, count: size) + "\n") }
      }
      var text = ""
      while text.utf8.count < letters.count * (size + 1) {
        text += pipe.drain()
        await Task.yield()
      }
      try await group.waitForAll()
      return text
    }
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(Set(lines.map(\.utf8.count)) == [size])
    #expect(Set(lines.map { Set($0).count }) == [1])
  }

  @Test("a reader that does not read is waited for, then given up; what it is owed comes before the next block")
  func stalled() async throws {
    let pipe = Pipe()
    let writer = LineWriter(descriptor: pipe.writing, patience: .milliseconds(1))
    let block = String(repeating: "x", count: 100_000) + "\n"
    await #expect(throws: LineWriter.Failure.stalled(.milliseconds(1))) { try await writer.write(block) }
    await #expect(throws: LineWriter.Failure.stalled(.milliseconds(1))) { try await writer.write("not begun\n") }
    let first = pipe.drain()
    try await writer.write("next\n")
    #expect(first + pipe.drain() == block + "next\n")
  }

  @Test("a full pipe gives way to cancellation")
  func cancelled() async throws {
    let pipe = Pipe()
    let filled = pipe.fill()
    let writer = LineWriter(descriptor: pipe.writing)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await #expect(throws: LineWriter.Failure.cancelled) { try await writer.write("line\n") }
      }
      group.cancelAll()
    }
    #expect(pipe.drain().utf8.count == filled)
  }

  @Test("a reader that is gone is an error")
  func gone() async {
    let pipe = Pipe()
    pipe.closeReader()
    await #expect(throws: LineWriter.Failure.system(errno: EPIPE)) {
      try await LineWriter(descriptor: pipe.writing).write("line\n")
    }
    #expect("\(LineWriter.Failure.system(errno: EPIPE))" == "its reader is gone")
  }
}
