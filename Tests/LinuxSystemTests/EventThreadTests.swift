import LinuxSystem
import Testing

@Suite("A thread of our own", .timeLimit(.minutes(1))) struct EventThreadTests {
  @Test("It is the clock of its tasks: those that sleep wake in the order of their ends")
  func order() async throws {
    let thread = try EventThread()
    defer { thread.stop() }
    let order = await withTaskExecutorPreference(thread) {
      await withTaskGroup(of: Int.self) { group in
        for delay in [60, 20, 40] {
          group.addTask {
            try? await thread.sleep(for: .milliseconds(delay))
            return delay
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
    }
    #expect(order == [20, 40, 60])
  }

  @Test("A sleep does not end early, and one that is cancelled ends at once")
  func ends() async throws {
    let thread = try EventThread()
    defer { thread.stop() }
    let start = thread.now
    try await thread.sleep(for: .milliseconds(30))
    #expect(thread.now - start >= .milliseconds(30))
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await thread.sleep(for: .seconds(3600)) }
      group.cancelAll()
      await #expect(throws: CancellationError.self) { try await group.next() }
    }
    #expect(thread.now - start < .seconds(60))
  }

  @Test("Who rests is roused, who sleeps is not; what roused nobody ends the next rest, and only that")
  func rests() async throws {
    let thread = try EventThread()
    defer { thread.stop() }
    let start = thread.now
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 { group.addTask { await thread.rest(atMost: .seconds(3600)) } }
      group.addTask {
        try? await thread.sleep(for: .milliseconds(100))
        thread.rouse()
      }
    }
    #expect(thread.now - start >= .milliseconds(100))
    thread.rouse()
    thread.rouse()
    await thread.rest(atMost: .seconds(3600))
    let roused = thread.now
    await thread.rest(atMost: .milliseconds(30))
    #expect(thread.now - roused >= .milliseconds(30))
    #expect(roused - start < .seconds(60))
  }

  @Test("A rest that is cancelled ends at once")
  func restCancelled() async throws {
    let thread = try EventThread()
    defer { thread.stop() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await thread.rest(atMost: .seconds(3600)) }
      group.cancelAll()
    }
  }

  @Test("Whoever sleeps when it stops is woken", arguments: 0..<50)
  func stops(_: Int) async throws {
    let thread = try EventThread()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 { group.addTask { try? await thread.sleep(for: .seconds(3600)) } }
      group.addTask { thread.stop() }
    }
  }
}
