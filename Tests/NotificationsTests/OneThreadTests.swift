import LinuxSystem
import News
import Notifications
import Testing

@Suite("A courier on one thread") struct OneThreadTests {
  @Test("comes home when it is cancelled, though a delivery is under way", .timeLimit(.minutes(1)))
  func cancelled() async throws {
    let thread = try EventThread()
    defer { thread.stop() }
    let gate = Gate()
    let desk = ScriptedNotifier { _ throws(DeliveryFailure) in try await gate.pass() }
    let bench = Bench(["desk": desk])
    bench.outbox.owe([1, 2], at: Bench.start)
    await withTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: thread) { await bench.courier.run() }
      while desk.calls.isEmpty { try? await Task.sleep(for: .milliseconds(1)) }
      group.cancelAll()
    }
    #expect(desk.calls == [1])
  }
}
