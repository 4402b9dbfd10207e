import News
import Notifications
import Synchronization
import TestSupport
import Testing

@testable import Notifiers

/// What every notifier must do, whatever it carries alerts with. A new one gets a case in `Subject` and is done.
@Suite(.timeLimit(.minutes(1)))
struct NotifierConformanceTests {
  enum Subject: String, CaseIterable {
    case journal, stdoutText, stdoutJSON, stdoutCloudEvents, webhook
  }

  /// How the other side behaves.
  enum Weather: Sendable { case fair, refusing, stuck }

  static let password = "T0KEN-that-nobody-may-see"

  @Test("it delivers alerts of every kind, and hostile ones, with their id", arguments: Subject.allCases)
  func delivers(_ subject: Subject) async throws {
    for alert in Alert.Kind.allCases.map({ Sample.alert($0) }) + [Sample.hostile] {
      let (failures, arrived) = try await run(subject, .fair, [alert])
      #expect(failures == [nil])
      #expect(arrived.count == 1)
      if subject != .stdoutText { #expect(arrived.allSatisfy { $0.contains(alert.id) }) }
    }
  }

  @Test("a repeat carries the same id and the same words", arguments: Subject.allCases)
  func repeats(_ subject: Subject) async throws {
    let alert = Sample.alert(.deadlineMoved)
    let (failures, arrived) = try await run(subject, .fair, [alert, alert])
    #expect(failures == [nil, nil])
    #expect(arrived.count == 2)
    #expect(Set(arrived).count == 1)
  }

  @Test("it gives way to cancellation, and loses nothing by it", arguments: Subject.allCases)
  func cancellation(_ subject: Subject) async throws {
    let (failures, _) = try await run(subject, .stuck, [Sample.alert(.deadlineMoved)])
    guard case .retry = failures.first ?? nil else {
      Issue.record("\(failures)")
      return
    }
  }

  @Test(
    "where the other side does not take it, trying again may help, and no reason shows a secret",
    arguments: Subject.allCases)
  func failing(_ subject: Subject) async throws {
    let (failures, arrived) = try await run(subject, .refusing, [Sample.alert(.deadlineMoved)])
    guard case .retry(_, let reason) = failures.first ?? nil else {
      Issue.record("\(failures)")
      return
    }
    #expect(arrived.isEmpty)
    #expect(!reason.isEmpty && !reason.contains("T0KEN") && !reason.contains("\n"))
    // The same in base64, as an Authorization has it.
    #expect(!reason.contains("ZGVzazp"))
  }

  /// Gives the alerts to a notifier, one after the other; when `stuck`, each is cancelled once it waits.
  ///
  /// - Returns: what each came to, and what arrived on the other side.
  private func run(
    _ subject: Subject, _ weather: Weather, _ alerts: [Alert]
  ) async throws -> (failures: [DeliveryFailure?], arrived: [String]) {
    switch subject {
    case .journal: try await runJournal(weather, alerts)
    case .stdoutText: try await runStdout(.text, weather, alerts)
    case .stdoutJSON: try await runStdout(.json, weather, alerts)
    case .stdoutCloudEvents: try await runStdout(.cloudEvents, weather, alerts)
    case .webhook: try await runWebhook(weather, alerts)
    }
  }

  private func runJournal(_ weather: Weather, _ alerts: [Alert]) async throws -> ([DeliveryFailure?], [String]) {
    let records = Mutex<[String]>([])
    let release = Mutex(false)
    let gate = Gate()
    let notifier = JournalNotifier(
      JournalSettings(),
      port: .init(
        isListening: { weather != .refusing },
        send: { fields in
          while weather == .stuck && !release.withLock(\.self) { gate.open() }
          records.withLock { $0.append("\(fields)") }
        }))
    let failures = await outcomes(notifier, alerts, cancelledAfter: weather == .stuck ? gate : nil)
    release.withLock { $0 = true }
    return (failures, weather == .stuck ? [] : records.withLock(\.self))
  }

  private func runStdout(
    _ format: StdoutSettings.Format, _ weather: Weather, _ alerts: [Alert]
  ) async throws -> ([DeliveryFailure?], [String]) {
    let pipe = Pipe()
    if weather == .refusing { pipe.closeReader() }
    if weather == .stuck { _ = pipe.fill() }
    let notifier = StdoutNotifier(
      format: format, layout: AlertText(), source: "/tocsin/here", output: LineWriter(descriptor: pipe.writing))
    let gate = Gate()
    gate.open()
    let failures = await outcomes(notifier, alerts, cancelledAfter: weather == .stuck ? gate : nil)
    guard weather == .fair else { return (failures, []) }
    let text = pipe.drain()
    guard format == .text else { return (failures, text.split(separator: "\n").map(String.init)) }
    // A block begins where a line is not indented.
    return (
      failures, text.split(separator: /\n(?! |$)/).map { $0.hasSuffix("\n") ? String($0.dropLast()) : String($0) }
    )
  }

  private func runWebhook(_ weather: Weather, _ alerts: [Alert]) async throws -> ([DeliveryFailure?], [String]) {
    let gate = Gate()
    return try await withReceiver(
      secrets: [try Secret(Self.password)],
      answer: { delivery in
        gate.open()
        switch weather {
        case .fair: return .standard(delivery)
        case .stuck: await untilCancelled()
        case .refusing: break
        }
        // A rude receiver that sends back all it was told.
        return ReceiverAnswer(500, body: delivery.headers.map { "\($0.name): \($0.value)\n" }.joined())
      }
    ) { port, mailbox in
      let settings = WebhookSettings(
        url: try WebhookURL("http://desk:\(Self.password)@127.0.0.1:\(port)/\(Self.password)"),
        secrets: [try Secret(Self.password)], headers: [try WebhookHeader(name: "x-key", value: Self.password)])
      let failures = try await WebhookTransport.run { transport in
        await outcomes(
          WebhookNotifier(settings, transport: transport), alerts, cancelledAfter: weather == .stuck ? gate : nil)
      }
      guard weather == .fair else { return (failures, []) }
      return (failures, mailbox.all.map { "\($0.id ?? "none") \(String(decoding: $0.body, as: UTF8.self))" })
    }
  }

  private func outcomes(
    _ notifier: any Notifier, _ alerts: [Alert], cancelledAfter gate: Gate?
  ) async -> [DeliveryFailure?] {
    var outcomes: [DeliveryFailure?] = []
    for (attempts, alert) in alerts.enumerated() {
      let outcome = await withTaskGroup(of: DeliveryFailure?.self) { group in
        group.addTask { [delivery = Sample.delivery(alert, attempts: attempts)] in
          do throws(DeliveryFailure) {
            try await notifier.notify(delivery)
            return nil
          } catch {
            return error
          }
        }
        if let gate {
          await gate.opened()
          group.cancelAll()
        }
        return await group.next() ?? nil
      }
      outcomes.append(outcome)
    }
    return outcomes
  }
}

/// Opens once; whoever waits for it goes on then.
final class Gate: Sendable {
  private let stream: AsyncStream<Void>
  private let sink: AsyncStream<Void>.Continuation

  init() { (stream, sink) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func open() { sink.finish() }
  func opened() async { for await _ in stream {} }
}
