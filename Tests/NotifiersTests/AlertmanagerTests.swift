import CivilTime
import Foundation
import News
import Notifications
import TestSupport
import Testing

@testable import Notifiers

@Suite("Alertmanager", .timeLimit(.minutes(3)))
struct AlertmanagerTests {
  @Test("all of a cluster are told, and one that takes it is enough; else what gives most hope counts")
  func cluster() async throws {
    let down = try await withReceiver { port, _ in port }
    let (failure, paths) = try await withReceiver { port, mailbox in
      (await Self.failure([down, port, port], Sample.alert(.deadlineMoved)), mailbox.all.map(\.path))
    }
    #expect(failure == nil)
    #expect(paths == ["/am/api/v2/alerts", "/am/api/v2/alerts"])
    let refusing = try await withReceiver(answer: { _ in ReceiverAnswer(400, body: "bad labels") }) { port, _ in
      [
        await Self.failure([port], Sample.alert(.deadlineMoved)),
        await Self.failure([port, down], Sample.alert(.deadlineMoved)),
      ]
    }
    guard case .giveUp(let reason) = refusing[0] else { throw Unexpected(refusing[0]) }
    #expect(reason.contains("bad labels"))
    guard case .retry = refusing[1] else { throw Unexpected(refusing[1]) }
  }

  @Test(
    "of several failures the one that gives most hope counts",
    arguments: [
      ([.giveUp(reason: "a"), .retry(after: .seconds(9), reason: "b")], .retry(after: .seconds(9), reason: "a; b")),
      ([.retry(after: .seconds(9), reason: "a"), .retry(after: nil, reason: "b")], .retry(after: nil, reason: "a; b")),
      ([.disable(reason: "a"), .giveUp(reason: "b")], .giveUp(reason: "a; b")),
      ([.disable(reason: "a")], .disable(reason: "a")),
    ] as [([DeliveryFailure], DeliveryFailure)])
  func worst(failures: [DeliveryFailure], expected: DeliveryFailure) {
    #expect(AlertmanagerNotifier.worst(failures) == expected)
  }

  @Test("an alert fires from when it was raised, and from the attempt for as long as is set")
  func times() async throws {
    let received = try await withReceiver { port, mailbox in
      #expect(await Self.failure([port], Sample.alert(.deadlineMoved), lasts: .seconds(60)) == nil)
      return mailbox.all
    }
    let alert = try TemplateValue(json: String(decoding: try #require(received.first).body, as: UTF8.self)).items[0]
    #expect(alert["startsAt"].text == "2027-04-06T06:57:05.120Z" && alert["endsAt"].text == "2027-04-06T06:59:05.120Z")
  }

  @Test(
    "Debian's Alertmanager takes alerts of every kind, once each however often they come",
    .enabled(if: Independent.alertmanager != nil, "Debian's prometheus-alertmanager cannot be had here"))
  func real() async throws {
    let program = try #require(Independent.alertmanager)
    let scratch = try ScratchDirectory()
    try scratch.write("am.yml", "route: { receiver: none }\nreceivers: [{ name: none }]\n")
    let port = try await withReceiver { port, _ in port }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      program + [
        "--config.file=\(scratch.path(of: "am.yml"))", "--storage.path=\(scratch.path(of: "data"))",
        "--web.listen-address=127.0.0.1:\(port)", "--cluster.listen-address=",
      ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    // Raised now: Alertmanager drops what has ended.
    let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    let alerts =
      Alert.Kind.allCases.map { ExampleAlert.alert($0, raised: now) } + [
        FormatTests.rude, FormatTests.long, Sample.hostile,
      ]
    for alert in alerts + alerts.prefix(3) {
      var failure = await Self.failure([port], alert, path: "", now: now)
      for _ in 0..<600 {
        guard case .retry = failure else { break }
        try await Task.sleep(for: .milliseconds(50))
        failure = await Self.failure([port], alert, path: "", now: now)
      }
      #expect(failure == nil)
    }
    let answer = run([
      "python3", "-c",
      "import urllib.request as u; print(u.urlopen('http://127.0.0.1:\(port)/api/v2/alerts').read().decode())",
    ])
    let taken = try TemplateValue(json: answer.output).items
    #expect(taken.count == alerts.count)
    for alert in alerts {
      let own = AlertmanagerAlert(alert)
      let found = try #require(taken.first { $0["labels"]["alert_id"].text == alert.id })
      #expect(found["labels"] == .object(own.labels.mapValues { .text($0) }))
      #expect(found["annotations"] == .object(own.annotations.mapValues { .text($0) }))
      #expect(["active", "unprocessed"].contains(found["status"]["state"].text))
      #expect(found["fingerprint"].text == own.fingerprint)
      #expect((found["generatorURL"].text ?? "") == own.generatorURL)
    }
  }

  private static func failure(
    _ ports: [Int], _ alert: Alert, path: String = "/am/", lasts: Duration = .seconds(3600),
    now: Timestamp = Sample.raised.adding(.seconds(60))
  ) async -> DeliveryFailure? {
    do {
      let settings = AlertmanagerSettings(
        urls: try ports.map { try WebhookURL("http://127.0.0.1:\($0)\(path)") }, lasts: lasts)
      do throws(DeliveryFailure) {
        try await AlertmanagerNotifier(settings, sender: .here, now: { now }).notify(Sample.delivery(alert))
        return nil
      } catch {
        return error
      }
    } catch {
      Issue.record(error)
      return nil
    }
  }
}
