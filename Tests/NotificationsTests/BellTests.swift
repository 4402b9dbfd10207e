import Testing

@testable import Notifications

@Suite("The bell") struct BellTests {
  let bell = Bell()

  @Test("A ring before the wait ends it at once")
  func ringBefore() async {
    let heard = bell.rings
    bell.ring()
    await bell.wait(after: heard)
    #expect(bell.rings == heard + 1)
  }

  @Test("A ring that was heard already ends no wait")
  func heardAlready() async {
    let clock = ManualClock()
    bell.ring()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [bell] in await bell.wait(after: bell.rings, atMost: .seconds(7), on: clock) }
      await clock.pass(.seconds(7))
    }
    #expect(clock.now.sinceStart == .seconds(7))
  }

  @Test("One ring wakes every lane")
  func severalLanes() async {
    let clock = ManualClock()
    await withTaskGroup(of: Void.self) { group in
      for lane in 1...5 {
        group.addTask { [bell] in await bell.wait(after: 0, atMost: .seconds(lane), on: clock) }
      }
      for lane in 1...5 { await clock.sleeper(for: .seconds(lane)) }
      bell.ring()
    }
    #expect(clock.now.sinceStart == .zero)
  }

  @Test("Closing ends waits and rests, now and later")
  func closing() async {
    let clock = ManualClock()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [bell] in await bell.rest(.seconds(3600), on: clock) }
      await clock.sleeper(for: .seconds(3600))
      bell.close()
    }
    await bell.wait(after: .max)
    #expect(bell.isClosed)
  }

  @Test("A cancelled wait returns, whether it was cancelled before or during")
  func cancellation() async {
    let clock = ManualClock()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [bell] in
        withUnsafeCurrentTask { $0?.cancel() }
        await bell.wait(after: .max)
      }
      group.addTask { [bell] in await bell.rest(.seconds(1), on: clock) }
      await clock.sleeper(for: .seconds(1))
      group.cancelAll()
    }
    #expect(!bell.isClosed)
  }

  @Test("A rest is not ended by a ring")
  func rest() async {
    let clock = ManualClock()
    let order = Shared<[String]>([])
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [bell] in
        await bell.rest(.seconds(2), on: clock)
        order.update { $0.append("rested") }
      }
      await clock.sleeper(for: .seconds(2))
      bell.ring()
      order.update { $0.append("rang") }
      clock.advance(by: .seconds(2))
    }
    #expect(order.value == ["rang", "rested"])
  }

  @Test("However rings and waits fall together, what was put before a ring is seen after it")
  func noRingIsLost() async {
    let last = 5000
    let box = Shared(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask { [bell] in
          while true {
            let heard = bell.rings
            if box.value == last { return }
            await bell.wait(after: heard)
          }
        }
      }
      for value in 1...last {
        box.update { $0 = value }
        bell.ring()
        if value.isMultiple(of: 50) { await Task.yield() }
      }
    }
    #expect(bell.rings == UInt64(last))
  }
}
