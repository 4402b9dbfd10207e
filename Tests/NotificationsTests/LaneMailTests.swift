import Testing

@testable import Notifications

@Suite("The mail of a lane", .timeLimit(.minutes(1))) struct LaneMailTests {
  let mail = LaneMail()

  @Test("Letters that came before are read at once, all together, and only once")
  func before() async {
    mail.post { $0.rang = true }
    mail.post { $0.alarms.append(.seconds(3)) }
    let letters = await mail.collect()
    #expect(letters.rang)
    #expect(letters.alarms == [.seconds(3)])
    #expect(mail.letters().isEmpty)
  }

  @Test("A letter wakes who waits")
  func waking() async {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { [mail] in await mail.collect().rang }
      await Task.yield()
      mail.post { $0.rang = true }
      #expect(await group.next() == true)
    }
  }

  @Test("A cancelled reader does not wait")
  func cancelled() async {
    await withTaskGroup(of: Bool.self) { group in
      group.addTask { [mail] in await mail.collect().rang }
      group.cancelAll()
      #expect(await group.next() == true)
    }
  }

  @Test("However posts and reads fall together, no letter is lost")
  func noneLost() async {
    let count = 5000
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [mail] in
        for number in 1...count {
          mail.post { $0.alarms.append(.seconds(number)) }
          if number.isMultiple(of: 50) { await Task.yield() }
        }
      }
      var read: [Duration] = []
      while read.count < count { read += await mail.collect().alarms }
      #expect(read == (1...count).map { .seconds($0) })
    }
  }
}
