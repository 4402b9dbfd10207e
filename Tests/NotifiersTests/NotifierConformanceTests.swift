import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

/// What every notifier must do, whatever it carries alerts with. A new one gets a case in `Subject` and its other side in
/// `Support/Subjects.swift`, and is done.
@Suite(.timeLimit(.minutes(2)))
struct NotifierConformanceTests {
  @Test("it delivers alerts of every kind, and hostile ones, with their id", arguments: Subject.allCases)
  func delivers(_ subject: Subject) async throws {
    for alert in Alert.Kind.allCases.map({ Sample.alert($0) }) + [Sample.hostile] {
      let (failures, arrived) = try await subject.run(.fair, [alert])
      #expect(failures == [nil])
      guard subject.takes(alert) else {
        #expect(arrived.isEmpty)
        continue
      }
      #expect(arrived.count == 1, "\(subject) \(alert.kind)")
      if subject != .stdoutText { #expect(arrived.allSatisfy { $0.contains(alert.id) }) }
    }
  }

  @Test("a repeat carries the same id and the same words", arguments: Subject.allCases)
  func repeats(_ subject: Subject) async throws {
    let alert = Sample.alert(.deadlineMoved)
    let (failures, arrived) = try await subject.run(.fair, [alert, alert])
    #expect(failures == [nil, nil])
    // A calendar holds one event a deadline, however often it is told of it.
    #expect(arrived.count == (subject == .calendar ? 1 : 2))
    #expect(Set(arrived).count == 1)
  }

  @Test("it gives way to cancellation, and loses nothing by it", arguments: Subject.allCases)
  func cancellation(_ subject: Subject) async throws {
    // A regular file never keeps its writer waiting.
    guard subject != .file, subject != .calendar else { return }
    let (failures, _) = try await subject.run(.stuck, [Sample.alert(.deadlineMoved)])
    guard case .retry = failures.first ?? nil else {
      Issue.record("\(failures)")
      return
    }
  }

  @Test("one that is late is given up after its timeout, and may be tried again", arguments: Subject.timed)
  func timeouts(_ subject: Subject) async throws {
    let start = ContinuousClock.now
    let (failures, _) = try await subject.run(.late, [Sample.alert(.deadlineMoved)])
    guard case .retry(after: nil, let reason) = failures.first ?? nil else {
      Issue.record("\(failures)")
      return
    }
    #expect(reason.contains("within 0.2 seconds"))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(
    "where the other side does not take it, trying again may help, and no reason shows a secret",
    arguments: Subject.allCases)
  func failing(_ subject: Subject) async throws {
    let (failures, arrived) = try await subject.run(.refusing, [Sample.alert(.deadlineMoved)])
    guard case .retry(_, let reason) = failures.first ?? nil else {
      Issue.record("\(failures)")
      return
    }
    #expect(arrived.isEmpty)
    #expect(!reason.isEmpty && !reason.contains("T0KEN") && !reason.contains("\n"))
    // The same in base64, as an Authorization has it.
    #expect(!reason.contains("ZGVzazp"))
  }

  @Test("what a person is shown of an exchange holds no secret", arguments: Subject.watched)
  func exchanges(_ subject: Subject) async throws {
    for weather in [Weather.fair, .refusing] {
      let exchanges = Exchanges()
      _ = try await subject.run(weather, [Sample.alert(.deadlineMoved)], watch: exchanges.watch)
      let seen = try #require(exchanges.all.first)
      #expect(seen.sent.contains(Sample.alert(.deadlineMoved).id) && !seen.answered.isEmpty)
      #expect(!"\(seen)".contains("T0KEN") && !"\(seen)".contains("ZGVzazp"))
    }
  }
}
