import Testing

@testable import Notifications

@Suite("The bell") struct BellTests {
  let bell = Bell()

  @Test("A ring tells every listener, each time")
  func ringing() {
    let heard = Shared<[Int]>([])
    for lane in 1...3 { bell.listen { heard.update { $0.append(lane) } } }
    bell.ring()
    bell.ring()
    #expect(heard.value == [1, 2, 3, 1, 2, 3])
  }

  @Test("Closing tells every listener, and those that come later at once")
  func closing() {
    let heard = Shared<[String]>([])
    bell.listen { heard.update { $0.append("early") } }
    bell.close()
    bell.listen { heard.update { $0.append("late") } }
    #expect(heard.value == ["early", "late"])
    #expect(bell.isClosed)
  }
}
