import News
import Testing

@testable import Notifications

@Suite("The bell") struct BellTests {
  let bell = Bell()
  let heard = Shared<[String]>([])

  private func listen(_ lane: NotifierID) {
    bell.listen(for: lane) { [heard] in heard.update { $0.append("\(lane)") } }
  }

  @Test("A ring tells the lanes that something is owed to, each time, and nobody else")
  func ringing() {
    for lane: NotifierID in ["desk", "night", "chat"] { listen(lane) }
    bell.listenForClosing { Issue.record("closed") }
    bell.ring(for: ["chat", "desk"])
    bell.ring(for: ["night", "nobody"])
    bell.ring(for: [])
    #expect(heard.value == ["desk", "chat", "night"])
  }

  @Test("Closing tells every listener, and those that come later at once")
  func closing() {
    listen("early")
    bell.listenForClosing { [heard] in heard.update { $0.append("whole") } }
    bell.close()
    listen("late")
    bell.listenForClosing { [heard] in heard.update { $0.append("too late") } }
    #expect(heard.value == ["early", "whole", "late", "too late"])
    #expect(bell.isClosed)
  }
}
