import CivilTime
import News
import Testing

@testable import Store

@Suite("Outbox memory") struct OutboxMemoryTests {
  private func rows(_ ids: ClosedRange<Int64>) -> [Delivery] {
    ids.map { Delivery(id: $0, notifier: "desk", alert: Sample.alert("\($0)"), attempts: 0, owed: Sample.now) }
  }

  private func end(_ memory: inout OutboxMemory, _ reading: OutboxMemory.Reading, with ids: ClosedRange<Int64>?) {
    memory.end(
      reading, with: ids.map(rows) ?? [], upTo: ids?.upperBound ?? 0, isAll: true, hasWaiting: false, nextDue: nil,
      for: "desk",
      at: Sample.now)
  }

  @Test("Of two readings that overlap, the one that was begun last is believed, whichever ends first")
  func overlapping() {
    var memory = OutboxMemory()
    let first = memory.beginReading(for: "desk")
    let second = memory.beginReading(for: "desk")
    end(&memory, second, with: 1...10)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 5)?.map(\.id) == [1, 2, 3, 4, 5])
    end(&memory, first, with: 1...2)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 9)?.map(\.id) == [6, 7, 8, 9, 10])
  }

  @Test("What is reported while a reading lasts is asked for again: the reading may not have seen it")
  func reportedMeanwhile() {
    var memory = OutboxMemory()
    end(&memory, memory.beginReading(for: "desk"), with: 1...1)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 1)?.map(\.id) == [1])
    let reading = memory.beginReading(for: "desk")
    memory.reported([1], postponed: nil, for: "desk")
    end(&memory, reading, with: 1...1)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 1) == nil)
  }

  @Test("A reading that outlives its claims is not believed")
  func givenBack() {
    var memory = OutboxMemory()
    let reading = memory.beginReading(for: "desk")
    memory.giveBack(for: "desk")
    end(&memory, reading, with: 1...2)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 9) == nil)
  }

  @Test("What is withheld is given out once the disk has it, whenever the database is read", arguments: 0...4)
  func withheld(reading moment: Int) {
    var memory = OutboxMemory()
    func claim() -> [Int64] {
      if memory.claim(for: "desk", at: Sample.now, limit: 0) == nil {
        // Where memory does not know it, the database does.
        end(&memory, memory.beginReading(for: "desk"), with: 1...2)
      }
      return memory.claim(for: "desk", at: Sample.now, limit: 9)?.map(\.id) ?? []
    }
    func release(_ commit: UInt64) -> [Int64] { memory.release(upTo: commit).map(\.id) }
    // A reading that began before, and sees what was committed since.
    let early = moment == 4 ? memory.beginReading(for: "desk") : nil
    if moment == 0 { end(&memory, memory.beginReading(for: "desk"), with: nil) }
    for (delivery, commit) in zip(rows(1...2), [7, 8] as [UInt64]) {
      memory.withhold(delivery, hasToWait: false, until: commit)
    }
    #expect(memory.firstWithheld == 1)
    if let early { end(&memory, early, with: 1...2) }
    if moment == 1 || moment == 4 { #expect(claim() == []) }
    let reading = moment == 2 ? memory.beginReading(for: "desk") : nil
    let released = [release(7), release(7)]
    if let reading { end(&memory, reading, with: 1...2) }
    #expect(released == [[1], []])
    #expect(memory.firstWithheld == 2)
    #expect(claim() == [1])
    #expect(release(9) == [2])
    #expect(claim() == [2])
  }

  @Test("What had to wait for another, settled while it waited for the disk, is asked for again")
  func settledMeanwhile() {
    var memory = OutboxMemory()
    end(&memory, memory.beginReading(for: "desk"), with: 1...1)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 9)?.map(\.id) == [1])
    memory.withhold(rows(2...2)[0], hasToWait: true, until: 1)
    memory.reported([1], postponed: nil, for: "desk")
    #expect(memory.release(upTo: 1).map(\.id) == [2])
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 9) == nil)
  }

  @Test("A row whose number was withheld for a commit that failed, and then given to another, is read again")
  func reusedNumber() {
    var memory = OutboxMemory()
    memory.withhold(rows(1...1)[0], hasToWait: false, until: 1)
    let reading = memory.beginReading(for: "desk")
    memory.drop(1)
    end(&memory, reading, with: 1...1)
    #expect(memory.claim(for: "desk", at: Sample.now, limit: 9) == nil)
  }

  @Test("What was withheld for a commit that failed is forgotten")
  func dropped() {
    var memory = OutboxMemory()
    for delivery in rows(1...2) { memory.withhold(delivery, hasToWait: false, until: UInt64(delivery.id)) }
    memory.drop(1)
    #expect(memory.firstWithheld == 2)
  }
}
